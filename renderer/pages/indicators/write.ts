import { pivotEdits, type PivotPlace, type PivotRow } from '../../../shared/indicators/pivot.ts'
import { yearOfField } from '../../../shared/indicators/years.ts'
import type { Edit, Rows } from '../../../shared/table/change.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import type { CellEdit, CellRefusal, EditVerb } from '../../grid/contract.ts'
import type { Workbook } from '../../workbook/workbook.ts'
import { reasonsOf, refusalsOf, type Wording } from '../sheet/writing.ts'
import type { Measure } from './sheet-rows.ts'

/** A cell of the sheet and the place of the figure behind it. */
interface Wanted {
  readonly edit: CellEdit
  readonly place: PivotPlace
}

function wantedCells(
  edits: readonly CellEdit[],
  rows: ReadonlyMap<string, PivotRow>,
  measure: Measure,
): Wanted[] {
  return edits.flatMap((edit) => {
    const row = rows.get(edit.rowId)
    const year = yearOfField(edit.field)
    if (!row || year === null) return []
    const { region, indicator, scope } = row
    return [{ edit, place: { region, indicator, scope, year, measure } }]
  })
}

/** The sheet's cell that a refusal of the store speaks of, if it names a stored observation. */
function cellFor(
  rejection: Rejection,
  wanted: readonly Wanted[],
  pivotRows: ReadonlyMap<string, PivotRow>,
): CellEdit | undefined {
  const { id } = rejection.at
  return wanted.find(
    ({ edit, place }) => id !== undefined && pivotRows.get(edit.rowId)?.cells.get(place.year)?.id === id,
  )?.edit
}

/** Writes cells of the sheet of years as one commit: figures that exist are changed, others are made. */
export async function writeFigures(
  context: {
    readonly workbook: Workbook
    readonly rows: Rows
    readonly pivotRows: ReadonlyMap<string, PivotRow>
    readonly measure: Measure
    readonly wording: Wording
  },
  edits: readonly CellEdit[],
  verb: EditVerb,
): Promise<readonly CellRefusal[]> {
  const { workbook, rows, pivotRows, measure, wording } = context
  const wanted = wantedCells(edits, pivotRows, measure)
  const changes: readonly Edit[] = pivotEdits(
    rows,
    wanted.map(({ edit, place }) => ({ place, raw: edit.value })),
  )
  if (changes.length === 0) return []
  const outcome = await workbook.edit(changes, {
    verb,
    table: 'observation',
    count: edits.length,
    ...(edits.length === 1 ? { column: measure } : {}),
  })
  if (outcome.kind !== 'rejected') return refusalsOf(outcome, wording)
  return outcome.rejections.map((rejection) => {
    const cell = cellFor(rejection, wanted, pivotRows) ?? (wanted.length === 1 ? wanted[0]?.edit : undefined)
    const message = reasonsOf({ kind: 'rejected', rejections: [rejection] }, wording) ?? ''
    return { rowId: cell?.rowId ?? null, field: cell?.field ?? null, message }
  })
}
