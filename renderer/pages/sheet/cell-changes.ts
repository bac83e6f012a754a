import type { Commit } from '../../../shared/api/reply.ts'
import { arithmeticIn, expressionId } from '../../../shared/calculation/expressions.ts'
import { arithmeticText, type Arithmetic } from '../../../shared/table/arithmetic.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { exactValue } from '../../grid/values.ts'
import type { SheetColumn } from '../../grid/contract.ts'

/** What a cell held: its value, and what was typed if that was arithmetic. */
export interface Content {
  readonly value: Cell
  readonly arithmetic: Arithmetic | null
}

/** One change of a cell. */
export interface CellChange {
  readonly commit: Commit
  readonly before: Content
  readonly after: Content
  /** Whether the row was there before. */
  readonly existed: boolean
}

/** A cell and what it holds now. */
interface CellNow extends Content {
  readonly id: string
  readonly field: string
}

/**
 * The changes of a cell, newest first, from the entries that changed its row and those that changed what is kept of its
 * arithmetic: each of the two may have changed alone.
 */
export function cellChanges(
  rows: readonly Commit[],
  expressions: readonly Commit[],
  { id, field, value, arithmetic }: CellNow,
): CellChange[] {
  const commits = new Map([...rows, ...expressions].map((commit) => [commit.seq, commit]))
  const ofRow = new Map(rows.map((commit) => [commit.seq, changeOf(commit, id)]))
  const ofExpression = new Map(
    expressions.map((commit) => [commit.seq, changeOf(commit, expressionId(id, field))]),
  )
  const changes: CellChange[] = []
  let after: Content = { value, arithmetic }
  for (const seq of [...commits.keys()].sort((one, other) => other - one)) {
    const [row, expression] = [ofRow.get(seq), ofExpression.get(seq)]
    const before: Content = {
      value: row ? (row.before?.[field] ?? null) : after.value,
      arithmetic: expression ? arithmeticIn(expression.before ?? undefined) : after.arithmetic,
    }
    const commit = commits.get(seq)
    if (commit && !sameContent(before, after))
      changes.push({ commit, before, after, existed: row ? row.before !== null : true })
    after = before
  }
  return changes
}

function changeOf({ changes }: Commit, id: string): Commit['changes'][number] | undefined {
  return changes.find((one) => one.id === id)
}

function sameContent(one: Content, other: Content): boolean {
  return one.value === other.value && typedAs(one) === typedAs(other)
}

function typedAs({ arithmetic }: Content): string {
  return arithmetic ? arithmeticText(arithmetic, '') : ''
}

/** What is written to give a cell back what it held. */
export function restoredValue(column: SheetColumn, { value, arithmetic }: Content): Cell {
  if (!arithmetic) return exactValue(column, value)
  return arithmeticText(
    arithmetic,
    column.column.kind === 'quantity' ? column.column.unit : (arithmetic.unit ?? ''),
  )
}
