import { expressionId } from '../../shared/calculation/expressions.ts'
import { cellExpression } from '../../shared/calculation/tables.ts'
import { cellComment } from '../../shared/comments/tables.ts'
import { asArithmetic, isFigureColumn } from '../../shared/table/arithmetic.ts'
import type { Cell } from '../../shared/table/column.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import type { Draft } from './draft.ts'
import type { Placement } from './positions.ts'

/**
 * What hangs on cells and goes with them in the same commit, and hence in the same undo: the arithmetic that was typed
 * into a cell, and the comments on the cells of a row that is deleted.
 */
export class Companions {
  readonly #draft: Draft
  readonly #placement: Placement
  readonly #tables: ReadonlySet<string>
  /** Ids of comments by table and row; made when the first row is deleted. */
  #comments: ReadonlyMap<string, readonly string[]> | null = null

  constructor(draft: Draft, placement: Placement, tables: ReadonlySet<string>) {
    this.#draft = draft
    this.#placement = placement
    this.#tables = tables
  }

  /** Keeps the expression that a cell was given, or forgets the one of the value before. */
  cellWritten(table: Table, id: string, name: string, raw: Cell): void {
    const column = table.columns[name]
    if (!column || !isFigureColumn(column) || !this.#tables.has(cellExpression.name)) return
    const key = expressionId(id, name)
    const known = this.#draft.get(cellExpression.name, key)
    const arithmetic = asArithmetic(column, raw)
    if (!arithmetic) {
      if (known) this.#draft.put(cellExpression.name, key, null)
      return
    }
    const unit = arithmetic.unit ?? (column.kind === 'quantity' ? column.unit : null)
    this.#draft.put(cellExpression.name, key, {
      id: key,
      position: known?.position ?? this.#placement.atEnd(cellExpression.name),
      table_name: table.name,
      row_id: id,
      column_name: name,
      expression: arithmetic.expression.toWellFormed(),
      unit,
    } satisfies Row)
  }

  /** Takes away what hangs on the cells of a row. */
  rowDeleted(table: Table, id: string): void {
    for (const [name, column] of Object.entries(table.columns)) {
      const key = expressionId(id, name)
      if (isFigureColumn(column) && this.#draft.get(cellExpression.name, key))
        this.#draft.put(cellExpression.name, key, null)
    }
    if (table.name === cellComment.name || !this.#tables.has(cellComment.name)) return
    this.#comments ??= this.#commentsByRow()
    for (const comment of this.#comments.get(`${table.name} ${id}`) ?? [])
      if (this.#draft.get(cellComment.name, comment)) this.#draft.put(cellComment.name, comment, null)
  }

  #commentsByRow(): ReadonlyMap<string, readonly string[]> {
    const groups = Map.groupBy(
      this.#draft.all(cellComment.name),
      (row) => `${String(row['table_name'])} ${String(row['row_id'])}`,
    )
    return new Map(Array.from(groups, ([key, rows]) => [key, rows.map(({ id }) => id)]))
  }
}
