-- Adopted scenarios: what was drawn, and the figures that came out.

CREATE TABLE "adoption" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "scenario" TEXT NOT NULL REFERENCES "scenario" ("id") DEFERRABLE INITIALLY DEFERRED,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "draws" INTEGER NOT NULL CHECK ("draws" >= 1),
  "seed" INTEGER NOT NULL CHECK ("seed" >= 0),
  "model_hash" TEXT NOT NULL,
  "journal_seq" INTEGER NOT NULL CHECK ("journal_seq" >= 0),
  "journal_hash" TEXT NOT NULL,
  "together" REAL,
  "together_error" REAL,
  "demo" INTEGER NOT NULL CHECK ("demo" IN (0, 1)),
  "note" TEXT
) STRICT;
CREATE INDEX "adoption_by_scenario" ON "adoption" ("scenario");
CREATE UNIQUE INDEX "adoption_unique_1" ON "adoption" (ifnull("name", ''));

CREATE TABLE "adopted_figure" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "adoption" TEXT NOT NULL REFERENCES "adoption" ("id") DEFERRABLE INITIALLY DEFERRED,
  "region" TEXT NOT NULL REFERENCES "region" ("id") DEFERRABLE INITIALLY DEFERRED,
  "indicator" TEXT NOT NULL REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "target" TEXT REFERENCES "target" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER NOT NULL CHECK ("year" >= 2000),
  "aim" REAL,
  "mean" REAL,
  "p5" REAL,
  "p25" REAL,
  "median" REAL,
  "p75" REAL,
  "p95" REAL,
  "probability" REAL,
  "standard_error" REAL
) STRICT;
CREATE INDEX "adopted_figure_by_adoption" ON "adopted_figure" ("adoption");
CREATE INDEX "adopted_figure_by_region" ON "adopted_figure" ("region");
CREATE INDEX "adopted_figure_by_indicator" ON "adopted_figure" ("indicator");
CREATE INDEX "adopted_figure_by_target" ON "adopted_figure" ("target");
CREATE UNIQUE INDEX "adopted_figure_unique_1" ON "adopted_figure" (ifnull("adoption", ''), ifnull("region", ''), ifnull("indicator", ''), ifnull("target", ''), ifnull("year", ''));
