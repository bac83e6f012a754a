import type { Cell } from '../../../table/column.ts'
import type { Row } from '../../../table/table.ts'
import type { Problem } from '../contract.ts'
import { formulaNotes } from '../formula-notes.ts'
import { SourceGrid } from '../grid.ts'
import { inOrder, judge, type Judged } from '../judge.ts'
import type { MatchedRow } from '../match-rows.ts'
import type { ImportRequest, Place } from '../reading.ts'
import { cellAddress } from '../source.ts'
import type { WideLayout, WideTable } from './contract.ts'
import type { Unfolded } from './unfold.ts'

/** Figures of a wide sheet with what they were unfolded by. */
interface UnfoldedFigures {
  /** Of the file. */
  readonly place: Place
  readonly wide: WideTable
  readonly layout: WideLayout
  readonly unfolded: Unfolded
  /** What the person says of all figures. */
  readonly given: ReadonlyMap<string, Cell>
  readonly fingerprint: string
}

/** Reads and matches the figures as rows of the table, and says where in the file each stands. */
export function judgeUnfolded(request: ImportRequest, figures: UnfoldedFigures): Judged {
  const { place, wide, unfolded, fingerprint } = figures
  const { sheet, columns } = unfolded
  const { key, stored } = matching(request, figures)
  const { table, rows, choices } = request
  const judged = judge(
    {
      ...request,
      choices: { ...choices, key: choices.key ?? key },
      keyIsUnique: true,
      rows: {
        all: (name) => (name === table.name ? stored : rows.all(name)),
        get: (name, id) => rows.get(name, id),
      },
    },
    {
      ...place,
      grid: new SourceGrid(sheet),
      block: { top: 0, bottom: sheet.rows.length, columns: null, headings: { first: 0, last: 0 }, title: '' },
    },
    { columns, unitLine: null, fingerprint, idAt: null },
    sheet.rows.slice(1).map(({ at }) => at),
    suggestions(figures),
  )
  // An empty cell makes no new row.
  const holds = ({ values }: MatchedRow): boolean =>
    [wide.value, wide.growth].some((name) => (values.get(name) ?? null) !== null)
  const matched = judged.matched.rows
    .filter((row) => row.stored !== null || row.stopped || holds(row))
    .map((row) => placed(row, unfolded))
  return {
    ...judged,
    matched: { ...judged.matched, rows: matched },
    problems: problemsOf(judged, matched, figures),
  }
}

/** The columns by which figures are found again, and the stored rows among which they are. */
function matching(
  { table, rows }: ImportRequest,
  { wide, unfolded }: UnfoldedFigures,
): { readonly key: readonly string[]; readonly stored: readonly Row[] } {
  const dimensions = [wide.period, ...wide.references]
  const targets = new Set(unfolded.columns.map(({ target }) => target))
  const telling = table.unique.flat().filter((name) => targets.has(name) && !dimensions.includes(name))
  const key = Object.keys(table.columns).filter(
    (name) => telling.includes(name) || (targets.has(name) && dimensions.includes(name)),
  )
  // Figures of which it is not known whose they are mean none of those that are there.
  const known = dimensions.every((name) => targets.has(name))
  return { key, stored: known ? wide.counting(rows, [...new Set(telling)]) : [] }
}

/** What the title says may be wrong, and whoever knows better says so where the lacking columns are asked for. */
function suggestions({ wide, layout, given }: UnfoldedFigures): ReadonlyMap<string, Cell> {
  const told = new Set([...layout.labels.values(), ...layout.figures.flatMap(({ said }) => [...said.keys()])])
  const all = [...Object.entries(wide.usual), ...layout.common, ...given]
  return new Map(all.filter(([name]) => !told.has(name)))
}

function originOf({ origins }: Unfolded, row: number, column: number) {
  return origins[row - 1]?.[column] ?? { row: 0, column: 0 }
}

function placed(row: MatchedRow, unfolded: Unfolded): MatchedRow {
  const places = unfolded.columns.map(
    ({ target, at }) => [target ?? '', originOf(unfolded, row.at, at).column] as const,
  )
  return { ...row, at: originOf(unfolded, row.at, 0).row, places: new Map(places) }
}

/** The problems at the cells of the file; what is wrong with a label, which stands beside many figures, is said once. */
function problemsOf(
  { problems }: Judged,
  matched: readonly MatchedRow[],
  { place, wide, layout, unfolded }: UnfoldedFigures,
): readonly Problem[] {
  const notes = layout.figures.flatMap(({ at, measure }) =>
    formulaNotes(
      place,
      [{ at, target: wide[measure] }],
      matched.filter(({ places }) => places?.get(wide[measure]) === at),
    ),
  )
  const here = problems
    .filter(({ reason }) => reason.code !== 'formula-results')
    .map((problem): Problem => {
      const { row, column } = originOf(unfolded, problem.row, problem.column)
      return { ...problem, row, column, address: cellAddress(place.grid.sheet.name, row, column) }
    })
  const told = new Set<string>()
  const once = [...here, ...notes].filter(({ address, reason, target }) => {
    const one = JSON.stringify([address, reason.code, target])
    return !told.has(one) && told.add(one)
  })
  return inOrder(once)
}
