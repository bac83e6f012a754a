// What the rules of the workbook would say to an import, told before it is written and at the file's own cells.
import type { Preview, Problem } from '../../shared/exchange/import/contract.ts'
import type { ImportEdit } from '../../shared/exchange/import/edits.ts'
import { byWeight } from '../../shared/exchange/import/judge.ts'
import { MOST } from '../../shared/exchange/import/preview.ts'
import { cellAddress } from '../../shared/exchange/import/source.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import type { Foreseeing } from '../store/foresee.ts'
import type { Store } from '../store/store.ts'

/** What comes of an import that the rules have looked at. */
export interface Foreseen {
  readonly preview: Preview
  /** The edits without those of rows that a rule stops. */
  readonly edits: readonly ImportEdit[]
}

/** Rows of the table that an import writes. */
export function changesIn({ counts: { fresh, changed, removed } }: Preview): number {
  return fresh + changed + removed
}

/**
 * Lets the workbook's rules look at the rows as they would be: what they refuse becomes a problem at its cell. Where
 * rows with problems are left out, the others are looked at again without them. Null if it was given up.
 */
export async function foresee(
  store: Store,
  edits: readonly ImportEdit[],
  preview: Preview,
  sheets: readonly string[],
  how: Foreseeing,
): Promise<Foreseen | null> {
  const found = await store.foresee(
    edits.map(({ edit }) => edit),
    how,
  )
  if (found === null) return null
  if (found.length === 0) return { preview: { ...preview, foreseen: true }, edits }
  const refused = new Set(found.map(({ at }) => at.id))
  const kept = edits.filter(({ edit }) => !('id' in edit && refused.has(edit.id)))
  const problems = addressed(found, edits, preview, sheets).map(({ rejection, from, column }): Problem => ({
    sheet: from?.sheet ?? preview.sheet,
    severity: 'stop',
    address: rejection.at.cell ?? '',
    row: Math.max(0, from?.row ?? 0),
    column,
    target: rejection.at.column ?? null,
    reason: rejection,
  }))
  return { preview: withProblems(preview, problems, edits, kept), edits: kept }
}

function withProblems(
  preview: Preview,
  problems: readonly Problem[],
  all: readonly ImportEdit[],
  kept: readonly ImportEdit[],
): Preview {
  const still = new Set(kept)
  const stopped = all.filter((one) => !still.has(one))
  const of = (kind: ImportEdit['edit']['kind']) => stopped.filter(({ edit }) => edit.kind === kind)
  const ids = new Set(of('set').map(({ edit }) => ('id' in edit ? edit.id : undefined)))
  const inserted = new Set(of('insert').map(({ sheet, row, at }) => `${sheet}/${row}/${at}`))
  const { counts } = preview
  return {
    ...preview,
    counts: {
      ...counts,
      fresh: counts.fresh - inserted.size,
      changed: counts.changed - ids.size,
      changedCells: counts.changedCells - of('set').length,
      removed: counts.removed - of('delete').length,
      stopped: counts.stopped + inserted.size + ids.size,
      problems: counts.problems + problems.length,
      stops: counts.stops + problems.length,
    },
    problems: byWeight([...problems, ...preview.problems]).slice(0, MOST.problems),
    fresh: preview.fresh.filter(({ sheet, row, at }) => !inserted.has(`${sheet}/${row}/${at}`)),
    changes: preview.changes.filter(({ id }) => !ids.has(id)),
    foreseen: true,
  }
}

/** A refusal with the cell of the file that it comes from; one of a row that goes is told by what the row is called. */
interface Addressed {
  readonly rejection: Rejection
  readonly from: ImportEdit | undefined
  readonly column: number
}

/** Refusals of the store at the cells of the file that ask for what is refused. */
export function addressed(
  rejections: readonly Rejection[],
  edits: readonly ImportEdit[],
  { columns, wide, absent }: Preview,
  sheets: readonly string[],
): readonly Addressed[] {
  const asked = new Set(rejections.map(({ at }) => at.id))
  const cells = new Map<string, ImportEdit>()
  for (const one of edits) {
    const { edit } = one
    if (!('id' in edit) || edit.id === undefined || !asked.has(edit.id)) continue
    cells.set(edit.id, one)
    if (edit.kind === 'set') cells.set(`${edit.id}/${edit.column}`, one)
  }
  const letters = new Map(wide?.on ? [] : columns.map(({ target, at }) => [target, at]))
  const labels = new Map(absent?.rows.map(({ id, label }) => [id, label]))
  return rejections.map((rejection): Addressed => {
    const { id = '', column: name = null } = rejection.at
    const from = cells.get(`${id}/${name}`) ?? cells.get(id)
    if (!from) return { rejection, from, column: 0 }
    const column = letters.get(name) ?? from.at
    const cell = from.row < 0 ? labels.get(id) : cellAddress(sheets[from.sheet] ?? '', from.row, column)
    return {
      rejection: cell === undefined ? rejection : { ...rejection, at: { ...rejection.at, cell } },
      from,
      column,
    }
  })
}
