-- What was typed into cells as arithmetic, columns that people add, and comments on cells. table_name, row_id and
-- column_name name a cell of any table; what hangs on a deleted row is deleted with it by the store.

CREATE TABLE "cell_expression" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "expression" TEXT NOT NULL,
  "unit" TEXT
) STRICT;
CREATE UNIQUE INDEX "cell_expression_unique_1" ON "cell_expression" (ifnull("table_name", ''), ifnull("row_id", ''), ifnull("column_name", ''));

CREATE TABLE "calculated_column" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "table_name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "unit" TEXT,
  "decimals" INTEGER CHECK ("decimals" >= 0),
  "formula" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "note" TEXT
) STRICT;
CREATE UNIQUE INDEX "calculated_column_unique_1" ON "calculated_column" (ifnull("table_name", ''), ifnull("title", ''));

CREATE TABLE "cell_comment" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" REAL NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "resolved" INTEGER NOT NULL CHECK ("resolved" IN (0, 1))
) STRICT;

