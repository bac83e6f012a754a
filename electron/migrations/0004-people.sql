-- People whom tasks and projects name.

CREATE TABLE "person" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "duty" TEXT,
  "phone" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "person_by_office" ON "person" ("office");
CREATE UNIQUE INDEX "person_unique_1" ON "person" (ifnull("name", ''), ifnull("office", ''));
