import type { TFunction } from 'i18next'
import type { Input } from '../../../shared/api/verbs.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import type { Language } from '../../../shared/text/language.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { CellEdit, CellRefusal, EditVerb, NewRow } from '../../grid/contract.ts'
import type { Outcome, Workbook } from '../../workbook/workbook.ts'

/** What words of a failed write need. */
export interface Wording {
  readonly t: TFunction<'sheet'>
  readonly language: Language
}

function refusal(rejection: Rejection, { language }: Wording): CellRefusal {
  const { id, column } = rejection.at
  return { rowId: id ?? null, field: column ?? null, message: wordRejection(rejection, language) }
}

/** The reasons why a write was not done, by cell; empty if it was. */
export function refusalsOf(outcome: Outcome, wording: Wording): readonly CellRefusal[] {
  if (outcome.kind === 'done') return []
  if (outcome.kind === 'failed') return [{ rowId: null, field: null, message: wording.t('failed') }]
  return outcome.rejections.map((rejection) => refusal(rejection, wording))
}

/** The reasons why a write was not done as one text, or null if it was. */
export function reasonsOf(outcome: Outcome, wording: Wording): string | null {
  const reasons = refusalsOf(outcome, wording).map(({ message }) => message)
  return reasons.length === 0 ? null : [...new Set(reasons)].join(wording.language === 'zh-CN' ? '；' : '; ')
}

/** The label of a commit that a sheet makes. */
function labelFor(table: string, edits: readonly CellEdit[], verb: EditVerb): Input<'edit'>['label'] {
  const [first] = edits
  const one = edits.length === 1 && first
  return { verb, table, count: edits.length, ...(one ? { column: first.field } : {}) }
}

/** Writes cells of one table's sheet as one commit. */
export async function writeCells(
  workbook: Workbook,
  table: string,
  edits: readonly CellEdit[],
  verb: EditVerb,
  wording: Wording,
): Promise<readonly CellRefusal[]> {
  const outcome = await workbook.edit(
    edits.map(({ rowId, field, value }) => ({ kind: 'set', table, id: rowId, column: field, value })),
    labelFor(table, edits, verb),
  )
  return refusalsOf(outcome, wording)
}

/** Where rows of a pasted block are added: after the last row shown, with the page's values for what the block lacks. */
interface Appending {
  readonly table: string
  readonly last: string | undefined
  readonly blank: Readonly<Record<string, Cell>> | undefined
  readonly numbered: string | undefined
}

/** Adds rows at the end and writes cells of rows that are there, as one commit. */
export async function appendRows(
  workbook: Workbook,
  { table, last, blank, numbered }: Appending,
  fresh: readonly NewRow[],
  edits: readonly CellEdit[],
  wording: Wording,
): Promise<readonly CellRefusal[]> {
  const first = numbered === undefined ? null : blank?.[numbered]
  const inserts = fresh.map(({ id, cells }, at): Edit => {
    const counted = numbered !== undefined && typeof first === 'number' ? { [numbered]: first + at } : {}
    const after = fresh[at - 1]?.id ?? last
    const values = { ...blank, ...counted, ...cells }
    return { kind: 'insert', table, id, values, ...(after === undefined ? {} : { after }) }
  })
  const sets = edits.map(({ rowId, field, value }): Edit => ({
    kind: 'set',
    table,
    id: rowId,
    column: field,
    value,
  }))
  const count = edits.length + fresh.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0)
  const outcome = await workbook.edit([...sets, ...inserts], { verb: 'paste', table, count })
  return refusalsOf(outcome, wording)
}
