-- Format 1 of a workbook. Frozen: once a version with it was handed out, changes go into a new file.
-- Tables, columns, unique sets and references equal the declarations in shared/*/tables.ts; a test compares them.
-- Money is an integer of 分, land an integer of 0.0001 亩, a flag 0 or 1. A reference to one of several tables is
-- checked in TypeScript. Unique indexes treat missing cells as equal.

-- "ZHCE": the mark of our files in SQLite's header.
PRAGMA application_id = 1514685253;

-- Append-only; undo, history and audit are three readings of it. hash = SHA-256 over the entry and the hash before.
CREATE TABLE "journal" (
  "seq" INTEGER PRIMARY KEY,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "undoes" INTEGER REFERENCES "journal" ("seq"),
  "changes" TEXT NOT NULL,
  "previous_hash" TEXT NOT NULL,
  "hash" TEXT NOT NULL
) STRICT;
-- Read at opening to rebuild what undo and redo would do, without touching the long rows.
CREATE INDEX "journal_by_undoes" ON "journal" ("undoes");

-- Which entries touched which row, for the history of a table, a row and a cell.
CREATE TABLE "journal_row" (
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL REFERENCES "journal" ("seq"),
  PRIMARY KEY ("table_name", "row_id", "seq")
) STRICT, WITHOUT ROWID;
CREATE INDEX "journal_row_by_table" ON "journal_row" ("table_name", "seq");
CREATE INDEX "journal_row_by_seq" ON "journal_row" ("seq");

CREATE TABLE "setting" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "key" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "note" TEXT
) STRICT;
CREATE UNIQUE INDEX "setting_unique_1" ON "setting" (ifnull("key", ''));

CREATE TABLE "policy_document" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "title" TEXT NOT NULL,
  "number" TEXT,
  "issued" TEXT,
  "issuer" TEXT,
  "text" TEXT,
  "hash" TEXT
) STRICT;

CREATE TABLE "clause" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "number" TEXT NOT NULL,
  "parent" TEXT REFERENCES "clause" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('part', 'clause', 'goal')),
  "heading" TEXT NOT NULL,
  "summary" TEXT,
  "original" TEXT
) STRICT;
CREATE INDEX "clause_by_parent" ON "clause" ("parent");
CREATE UNIQUE INDEX "clause_unique_1" ON "clause" (ifnull("number", ''));

CREATE TABLE "region" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "level" TEXT NOT NULL CHECK ("level" IN ('province', 'city', 'county', 'town', 'group')),
  "code" TEXT,
  "parent" TEXT REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "member_of" TEXT REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "english_name" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "region_by_parent" ON "region" ("parent");
CREATE INDEX "region_by_member_of" ON "region" ("member_of");
CREATE UNIQUE INDEX "region_unique_1" ON "region" (ifnull("name", ''));

CREATE TABLE "indicator" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "english_name" TEXT,
  "unit" TEXT NOT NULL,
  "decimals" INTEGER CHECK ("decimals" >= 0),
  "direction" TEXT NOT NULL CHECK ("direction" IN ('up', 'down', 'none')),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('flow', 'stock', 'ratio', 'growth', 'count', 'yesno')),
  "aggregation" TEXT NOT NULL CHECK ("aggregation" IN ('sum', 'pooled', 'none')),
  "numerator" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "denominator" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "frequency" TEXT,
  "department" TEXT,
  "definition" TEXT
) STRICT;
CREATE INDEX "indicator_by_numerator" ON "indicator" ("numerator");
CREATE INDEX "indicator_by_denominator" ON "indicator" ("denominator");
CREATE UNIQUE INDEX "indicator_unique_1" ON "indicator" (ifnull("name", ''));

CREATE TABLE "observation" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "region" TEXT NOT NULL REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "indicator" TEXT NOT NULL REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT NOT NULL,
  "scope" TEXT,
  "vintage" TEXT NOT NULL CHECK ("vintage" IN ('flash', 'preliminary', 'final', 'revised', 'census', 'report', 'secondary')),
  "state" TEXT NOT NULL CHECK ("state" IN ('actual', 'expected', 'projected')),
  "value" REAL,
  "missing" TEXT CHECK ("missing" IN ('unpublished', 'growth-only', 'incomparable', 'not-collected')),
  "growth" REAL,
  "growth_basis" TEXT CHECK ("growth_basis" IN ('real', 'nominal', 'comparable', 'natural', 'unstated')),
  "source" TEXT,
  "note" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1)),
  "locked" INTEGER CHECK ("locked" IN (0, 1)),
  "supersedes" TEXT REFERENCES "observation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT
) STRICT;
CREATE INDEX "observation_by_region" ON "observation" ("region");
CREATE INDEX "observation_by_indicator" ON "observation" ("indicator");
CREATE INDEX "observation_by_supersedes" ON "observation" ("supersedes");
CREATE UNIQUE INDEX "observation_unique_1" ON "observation" (ifnull("region", ''), ifnull("indicator", ''), ifnull("period", ''), ifnull("scope", ''), ifnull("vintage", ''), ifnull("state", ''));

CREATE TABLE "target" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "clause" TEXT NOT NULL REFERENCES "clause" ("id") DEFERRABLE INITIALLY DEFERRED,
  "region" TEXT NOT NULL REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "indicator" TEXT NOT NULL REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "basis" TEXT NOT NULL CHECK ("basis" IN ('absolute', 'above-county', 'better-than-city')),
  "operator" TEXT NOT NULL CHECK ("operator" IN ('above', 'at-least', 'below', 'at-most', 'complete')),
  "value" REAL,
  "wording" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "target_by_clause" ON "target" ("clause");
CREATE INDEX "target_by_region" ON "target" ("region");
CREATE INDEX "target_by_indicator" ON "target" ("indicator");
CREATE UNIQUE INDEX "target_unique_1" ON "target" (ifnull("region", ''), ifnull("indicator", ''), ifnull("year", ''), ifnull("basis", ''));

CREATE TABLE "office" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL CHECK ("type" IN ('department', 'town', 'company', 'other')),
  "region" TEXT REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "contact" TEXT
) STRICT;
CREATE INDEX "office_by_region" ON "office" ("region");
CREATE UNIQUE INDEX "office_unique_1" ON "office" (ifnull("name", ''));

CREATE TABLE "plan" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "title" TEXT NOT NULL,
  "term" TEXT NOT NULL CHECK ("term" IN ('overall', 'three-year', 'year', 'quarter')),
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'meeting', 'issued')),
  "document_number" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "task" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "number" INTEGER CHECK ("number" >= 1),
  "plan" TEXT NOT NULL REFERENCES "plan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "region" TEXT NOT NULL REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "clause" TEXT REFERENCES "clause" ("id") DEFERRABLE INITIALLY DEFERRED,
  "content" TEXT NOT NULL,
  "goal" TEXT,
  "indicator" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "lead_office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "support_offices" TEXT,
  "leader" TEXT,
  "due" TEXT,
  "quarter_1" TEXT,
  "quarter_2" TEXT,
  "quarter_3" TEXT,
  "quarter_4" TEXT,
  "light" TEXT CHECK ("light" IN ('done', 'on-path', 'behind', 'blocked', 'not-started')),
  "progress" TEXT,
  "problem" TEXT,
  "next_step" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1))
) STRICT;
CREATE INDEX "task_by_plan" ON "task" ("plan");
CREATE INDEX "task_by_region" ON "task" ("region");
CREATE INDEX "task_by_clause" ON "task" ("clause");
CREATE INDEX "task_by_indicator" ON "task" ("indicator");
CREATE INDEX "task_by_lead_office" ON "task" ("lead_office");

CREATE TABLE "project" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "code" TEXT,
  "region" TEXT NOT NULL REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "task" TEXT REFERENCES "task" ("id") DEFERRABLE INITIALLY DEFERRED,
  "category" TEXT NOT NULL CHECK ("category" IN ('economy', 'social', 'infrastructure')),
  "nature" TEXT CHECK ("nature" IN ('new', 'continued', 'extension', 'renovation', 'preliminary')),
  "content" TEXT,
  "start" TEXT,
  "finish" TEXT,
  "total_investment" INTEGER CHECK ("total_investment" >= 0),
  "done_before" INTEGER CHECK ("done_before" >= 0),
  "done_through" INTEGER CHECK ("done_through" >= 2000),
  "feasibility_estimate" INTEGER CHECK ("feasibility_estimate" >= 0),
  "approved_estimate" INTEGER CHECK ("approved_estimate" >= 0),
  "land_total" INTEGER CHECK ("land_total" >= 0),
  "jobs" INTEGER CHECK ("jobs" >= 0),
  "output_indicator" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "output_amount" REAL CHECK ("output_amount" >= 0),
  "owner" TEXT,
  "lead_office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "leader" TEXT,
  "stage" TEXT CHECK ("stage" IN ('proposal', 'feasibility', 'estimate', 'building', 'finished', 'operating')),
  "in_statistics" INTEGER CHECK ("in_statistics" IN (0, 1)),
  "in_urban_boundary" INTEGER CHECK ("in_urban_boundary" IN (0, 1)),
  "on_basic_farmland" INTEGER CHECK ("on_basic_farmland" IN (0, 1)),
  "on_ecological_redline" INTEGER CHECK ("on_ecological_redline" IN (0, 1)),
  "note" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1))
) STRICT;
CREATE INDEX "project_by_region" ON "project" ("region");
CREATE INDEX "project_by_task" ON "project" ("task");
CREATE INDEX "project_by_output_indicator" ON "project" ("output_indicator");
CREATE INDEX "project_by_lead_office" ON "project" ("lead_office");

CREATE TABLE "project_year" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "project" TEXT NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "investment" INTEGER NOT NULL CHECK ("investment" >= 0),
  "quarter_1" INTEGER CHECK ("quarter_1" >= 0),
  "quarter_2" INTEGER CHECK ("quarter_2" >= 0),
  "quarter_3" INTEGER CHECK ("quarter_3" >= 0),
  "quarter_4" INTEGER CHECK ("quarter_4" >= 0),
  "completed" INTEGER CHECK ("completed" >= 0),
  "new_land" INTEGER CHECK ("new_land" >= 0),
  "farmland" INTEGER CHECK ("farmland" >= 0),
  "paddy" INTEGER CHECK ("paddy" >= 0),
  "land_way" TEXT CHECK ("land_way" IN ('new', 'stock', 'linkage', 'transfer', 'none')),
  "image" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1))
) STRICT;
CREATE INDEX "project_year_by_project" ON "project_year" ("project");
CREATE UNIQUE INDEX "project_year_unique_1" ON "project_year" (ifnull("project", ''), ifnull("year", ''));

CREATE TABLE "project_fund" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "project" TEXT NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "source" TEXT NOT NULL CHECK ("source" IN ('central', 'province', 'city', 'county', 'town', 'general-bond', 'special-bond', 'loan', 'enterprise', 'ppp', 'other')),
  "planned" INTEGER NOT NULL CHECK ("planned" >= 0),
  "confirmed" INTEGER CHECK ("confirmed" >= 0),
  "received" INTEGER CHECK ("received" >= 0),
  "document_number" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1))
) STRICT;
CREATE INDEX "project_fund_by_project" ON "project_fund" ("project");
CREATE UNIQUE INDEX "project_fund_unique_1" ON "project_fund" (ifnull("project", ''), ifnull("year", ''), ifnull("source", ''));

CREATE TABLE "land_entry" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "date" TEXT NOT NULL,
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "account" TEXT NOT NULL CHECK ("account" IN ('quota', 'linkage', 'farmland', 'paddy', 'capacity', 'approved-unsupplied', 'idle')),
  "event" TEXT NOT NULL CHECK ("event" IN ('issue', 'allocate', 'use', 'advance', 'withdraw', 'carry-over', 'buy', 'sell', 'reward', 'deduct', 'opening', 'dispose', 'reverse')),
  "from_holder" TEXT,
  "to_holder" TEXT,
  "amount" INTEGER NOT NULL CHECK ("amount" >= 1),
  "document_number" TEXT,
  "handler" TEXT,
  "reversal_of" TEXT REFERENCES "land_entry" ("id") DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1))
) STRICT;
CREATE INDEX "land_entry_by_reversal_of" ON "land_entry" ("reversal_of");

CREATE TABLE "budget_line" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "region" TEXT NOT NULL REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "book" TEXT NOT NULL CHECK ("book" IN ('general', 'fund', 'state-capital', 'social-insurance')),
  "side" TEXT NOT NULL CHECK ("side" IN ('revenue', 'expenditure')),
  "subject_code" TEXT,
  "subject" TEXT NOT NULL,
  "economic" TEXT,
  "project" TEXT REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "budget" INTEGER,
  "adjusted" INTEGER,
  "final" INTEGER,
  "transfer_state" TEXT CHECK ("transfer_state" IN ('early', 'formal')),
  "note" TEXT,
  "demo" INTEGER CHECK ("demo" IN (0, 1))
) STRICT;
CREATE INDEX "budget_line_by_region" ON "budget_line" ("region");
CREATE INDEX "budget_line_by_project" ON "budget_line" ("project");

CREATE TABLE "model" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "title" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "draft" TEXT
) STRICT;

CREATE TABLE "scenario" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "parent" TEXT REFERENCES "scenario" ("id") DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT
) STRICT;
CREATE INDEX "scenario_by_parent" ON "scenario" ("parent");
CREATE UNIQUE INDEX "scenario_unique_1" ON "scenario" (ifnull("name", ''));

CREATE TABLE "scenario_value" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "scenario" TEXT NOT NULL REFERENCES "scenario" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "region" TEXT REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER CHECK ("year" >= 2000),
  "value" REAL NOT NULL
) STRICT;
CREATE INDEX "scenario_value_by_scenario" ON "scenario_value" ("scenario");
CREATE INDEX "scenario_value_by_region" ON "scenario_value" ("region");
CREATE UNIQUE INDEX "scenario_value_unique_1" ON "scenario_value" (ifnull("scenario", ''), ifnull("name", ''), ifnull("region", ''), ifnull("year", ''));

CREATE TABLE "scenario_project" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "scenario" TEXT NOT NULL REFERENCES "scenario" ("id") DEFERRABLE INITIALLY DEFERRED,
  "project" TEXT NOT NULL REFERENCES "project" ("id") DEFERRABLE INITIALLY DEFERRED,
  "included" INTEGER NOT NULL CHECK ("included" IN (0, 1)),
  "shift_years" INTEGER NOT NULL CHECK ("shift_years" >= -10)
) STRICT;
CREATE INDEX "scenario_project_by_scenario" ON "scenario_project" ("scenario");
CREATE INDEX "scenario_project_by_project" ON "scenario_project" ("project");
CREATE UNIQUE INDEX "scenario_project_unique_1" ON "scenario_project" (ifnull("scenario", ''), ifnull("project", ''));
