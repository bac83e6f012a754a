-- Snapshots: named points of the journal.

CREATE TABLE "snapshot" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "name" TEXT NOT NULL,
  "stage" TEXT NOT NULL CHECK ("stage" IN ('meeting', 'approval', 'issued', 'other')),
  "note" TEXT,
  "journal_seq" INTEGER NOT NULL CHECK ("journal_seq" >= 1),
  "journal_hash" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "snapshot_unique_1" ON "snapshot" (ifnull("name", ''));
