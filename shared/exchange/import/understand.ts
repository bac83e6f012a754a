import { readColumns } from './columns.ts'
import type { RowRole } from './contract.ts'
import { SourceGrid } from './grid.ts'
import { inOrder, judge, type Understood } from './judge.ts'
import { namedOn } from './likely-tables.ts'
import type { ImportRequest, Place } from './reading.ts'
import { roleOf, withNotesBelow } from './roles.ts'
import { withNameLooks } from './sheet-names.ts'
import { blocksOn, gridOf } from './tables-on-sheet.ts'
import { sizeLooks } from './wide/size-looks.ts'
import { understandWide, unfolds, wideSheetOf } from './wide/understand.ts'

/** Finds the table on the sheet, its columns, its rows, and what they change. Pure; nothing is written. */
export function understand(request: ImportRequest): Understood {
  return withNameLooks(understandSheet(request))
}

function understandSheet(request: ImportRequest): Understood {
  const place = placeOf(request)
  const { grid, block } = place
  const sheet = wideSheetOf(request, place)
  const looks = sheet && request.choices.unfold !== false ? sizeLooks(place, sheet) : []
  if (sheet?.fits && unfolds(request, place)) {
    const understood = understandWide(request, place, sheet)
    return { ...understood, problems: inOrder([...looks, ...understood.problems]) }
  }
  const below = grid.rowNumbers().filter((row) => row >= block.top && row <= block.bottom)
  const under = below.filter((row) => row > block.headings.last)
  const columns = readColumns(request, place, under)
  const context = { place, ...request, columns: columns.columns, idAt: columns.idAt }
  const found = new Map<number, RowRole>()
  for (const row of below) {
    if (row > block.headings.last) found.set(row, roleOf(row, context))
    else found.set(row, row >= block.headings.first ? 'heading' : 'title')
  }
  const roles = withNotesBelow(found, context)
  const data = under.filter((row) => roles.get(row) === 'data')
  const wide = sheet?.fits ? { on: false, across: sheet.across } : null
  const judged = judge(request, place, columns, data)
  const problems = inOrder([...looks, ...judged.problems])
  return { request, place, columns, roles, wide, bare: [], ...judged, problems }
}

function placeOf(request: ImportRequest): Place {
  const { book, choices } = request
  const sheet = choices.sheet ?? bestSheet(request)
  const chosen = book.sheets[sheet] ?? book.sheets[0]
  if (!chosen) throw new Error('a file without sheets is refused when it is read')
  const whole = new SourceGrid(chosen)
  const blocks = blocksOn(whole, request)
  const block = blocks[choices.block ?? 0] ?? blocks[0]
  if (!block) throw new Error('a sheet has at least one block')
  const grid = gridOf(whole, block)
  return { sheet, grid, blocks, block: choices.headings ? { ...block, headings: choices.headings } : block }
}

/** The first visible sheet whose headings name columns of the table; else the first with content. */
function bestSheet(request: ImportRequest): number {
  const { book } = request
  let [best, most] = [book.sheets.findIndex(({ rows, hidden }) => rows.length > 0 && !hidden), 0]
  for (const [index, sheet] of book.sheets.entries()) {
    if (sheet.hidden || sheet.rows.length === 0 || book.sheets.length === 1) continue
    const score = namedOn(new SourceGrid(sheet), request)
    if (score > most) [best, most] = [index, score]
  }
  return Math.max(best, 0)
}
