import type { Preview, Problem, SheetOfTown } from './contract.ts'
import { byWeight, type Understood } from './judge.ts'
import { namedBySheet } from './named-in-text.ts'
import { MOST, previewOf } from './preview.ts'
import { problemAt } from './read-rows.ts'
import type { ImportRequest } from './reading.ts'
import { saysOf } from './sheet-names.ts'
import { understand } from './understand.ts'

/** Sheets beyond these are not tried. */
const MOST_SHEETS = 60

/** Names of sheets in one sentence. */
const MOST_NAMED = 5

/** The sheet that is looked at, and the sheets of the same template that come in with it, each of another town. */
export interface Together {
  readonly shown: Understood
  /** All that come in, in the order of the file; the one looked at alone if no others do. */
  readonly all: readonly Understood[]
  /** Sheets that may come in together, whether they do or not; null if there are not at least two. */
  readonly sheets: readonly SheetOfTown[] | null
  /** Sheets of a town that do not come in with the others though they might be thought to; none where one sheet was chosen. */
  readonly aside: readonly Aside[]
}

/** A sheet that is left out, and why. */
interface Aside {
  readonly name: string
  readonly why: Extract<Problem['reason'], { code: 'sheets-aside' }>['why']
}

/** Looks at a file with all its sheets that differ only in what their names say. Pure; nothing is written. */
export function understandTogether(request: ImportRequest): Together {
  const shown = understand(request)
  const { found, aside } = alike(request, shown)
  const sheets = found.length < 2 ? null : found.map(({ says }) => says)
  const on = request.choices.together ?? request.choices.sheet === undefined
  const all = sheets && on ? found.map(({ understood }) => understood) : [shown]
  return { shown, sheets, all, aside: on ? aside : [] }
}

interface Alike {
  readonly says: SheetOfTown
  readonly understood: Understood
}

function alike(
  request: ImportRequest,
  shown: Understood,
): { readonly found: readonly Alike[]; readonly aside: readonly Aside[] } {
  const { book, choices } = request
  const own = saysOf(shown)
  if (book.sheets.length < 2 || Object.keys(own).length === 0 || (choices.block ?? 0) > 0)
    return { found: [], aside: [] }
  const found = new Map<string, Alike>()
  const aside: Aside[] = []
  for (const [sheet, { name, hidden, rows }] of book.sheets.entries()) {
    const isShown = sheet === shown.place.sheet
    if (!isShown && (hidden || rows.length === 0 || !namesSome(request, Object.keys(own), name))) continue
    if (sheet >= MOST_SHEETS) {
      if (!isShown) aside.push({ name, why: 'too-many' })
      continue
    }
    const understood = isShown ? shown : understand({ ...request, choices: { ...choices, sheet } })
    const says = saysOf(understood)
    const same =
      understood.columns.fingerprint === shown.columns.fingerprint &&
      understood.wide?.on === shown.wide?.on &&
      Object.keys(says).join() === Object.keys(own).join()
    const key = JSON.stringify(says)
    // Two sheets of one town would say the same rows twice; the first, or the one looked at, is meant.
    if (same && (isShown || !found.has(key)) && (isShown || key !== JSON.stringify(own)))
      found.set(key, { says: { sheet, name, says }, understood })
    else aside.push({ name, why: same ? 'same-town' : 'other-headings' })
  }
  return { found: [...found.values()], aside }
}

function namesSome({ table, rows }: ImportRequest, names: readonly string[], sheet: string): boolean {
  return names.some((name) => {
    const column = table.columns[name]
    return column?.kind === 'reference' && namedBySheet(rows, column.to, sheet) !== null
  })
}

/** What a person is shown of all sheets that come in: the places of the one looked at, the lists and counts of all. */
export function previewTogether(together: Together): Preview {
  const preview = previewOfAll(together)
  const looks = asideLooks(together)
  if (looks.length === 0) return preview
  const { problems, counts } = preview
  return {
    ...preview,
    problems: byWeight([...looks, ...problems]).slice(0, MOST.problems),
    counts: { ...counts, problems: counts.problems + looks.length },
  }
}

/** One look for each reason for which sheets are left out, at the headings of the one looked at. */
function asideLooks({ shown: { place }, aside }: Together): readonly Problem[] {
  const row = Math.max(0, place.block.headings.first)
  return Array.from(
    Map.groupBy(aside, ({ why }) => why),
    ([why, sheets]) => {
      const names = sheets.slice(0, MOST_NAMED).map(({ name }) => name)
      return problemAt(place, row, 0, null, 'look', {
        code: 'sheets-aside',
        why,
        names,
        count: sheets.length,
      })
    },
  )
}

function previewOfAll({ shown, all, sheets }: Together): Preview {
  const preview = previewOf(shown)
  const on = all.length > 1
  const together = sheets && { on, sheets }
  if (!on || !sheets) return { ...preview, together }
  const parts = all.map((one) => (one === shown ? preview : previewOf(one)))
  const said = new Set(sheets.flatMap(({ says }) => Object.keys(says)))
  const problems = parts.flatMap((part) => part.problems)
  const of = <T extends { readonly label: string }>(at: number, one: T): T => ({
    ...one,
    label: `${sheets[at]?.name ?? ''} ${one.label}`,
  })
  return {
    ...preview,
    together,
    counts: sumOf(parts.map(({ counts }) => counts)),
    problems: byWeight(problems).slice(0, MOST.problems),
    unknown: parts.flatMap(({ unknown }) => unknown).slice(0, MOST.unknown),
    changes: parts.flatMap(({ changes }, at) => changes.map((one) => of(at, one))).slice(0, MOST.changes),
    fresh: parts.flatMap(({ fresh }, at) => fresh.map((one) => of(at, one))).slice(0, MOST.fresh),
    leftOut: parts.flatMap(({ leftOut }) => leftOut).slice(0, MOST.leftOut),
    // What the sheets say by their names is asked of nobody.
    lacking: lackingOf(parts).filter(({ column }) => !said.has(column)),
    bare: bareOf(parts),
    absent: absentOf(shown.request, parts),
  }
}

function sumOf(all: readonly Preview['counts'][]): Preview['counts'] {
  const [first, ...others] = all
  if (!first) throw new Error('at least one sheet is looked at')
  const names = Object.keys(first) as (keyof Preview['counts'])[]
  return others.reduce(
    (sum, one) => ({ ...sum, ...Object.fromEntries(names.map((name) => [name, sum[name] + one[name]])) }),
    first,
  )
}

function lackingOf(parts: readonly Preview[]): Preview['lacking'] {
  const found = new Map<string, Preview['lacking'][number]>()
  for (const one of parts.flatMap(({ lacking }) => lacking))
    if (!found.has(one.column)) found.set(one.column, one)
  return [...found.values()]
}

function bareOf(parts: readonly Preview[]): Preview['bare'] {
  const found = new Map<string, Preview['bare'][number]>()
  for (const one of parts.flatMap(({ bare }) => bare)) {
    const key = one.kept.join()
    const known = found.get(key)
    found.set(
      key,
      known ? { ...known, perhaps: known.perhaps ?? one.perhaps, count: known.count + one.count } : one,
    )
  }
  return [...found.values()]
}

/** Rows that no sheet holds, each within the town of its sheet. */
function absentOf({ table, rows }: ImportRequest, parts: readonly Preview[]): Preview['absent'] {
  const found = parts.flatMap(({ absent }) => absent ?? [])
  const [first] = found
  if (!first) return null
  const stored = rows.all(table.name).length
  return {
    scope: first.scope.map(({ column }) => ({
      column,
      values: [
        ...new Set(found.flatMap(({ scope }) => scope.find((one) => one.column === column)?.values ?? [])),
      ],
    })),
    rows: found.flatMap((one) => one.rows).slice(0, MOST.leftOut),
    count: found.reduce((sum, { count }) => sum + count, 0),
    // Each counts all rows beyond its own town.
    outside: first.deletable
      ? found.reduce((sum, { outside }) => sum + outside, 0) - (found.length - 1) * stored
      : 0,
    sure: found.every(({ sure }) => sure),
    deletable: first.deletable,
  }
}
