import type { Rows } from '../../../shared/table/change.ts'

/** Something that can be found and gone to. */
export interface Thing {
  readonly key: string
  /** What sort of thing it is, in words. */
  readonly sort: string
  readonly title: string
  /** Other names it goes by, such as in the other language. */
  readonly also: readonly string[]
  readonly open: { readonly page: string } | { readonly table: string; readonly id: string }
}

/** Initials and full spelling of a Chinese text. */
export type Spelling = (text: string) => { readonly initials: string; readonly full: string }

/** Tables whose rows can be found, in the order in which they are listed, and the columns that name a row. */
const FOUND_TABLES = [
  { table: 'project', names: ['name', 'code'] },
  { table: 'indicator', names: ['name', 'english_name'] },
  { table: 'clause', names: ['heading', 'number'] },
  { table: 'task', names: ['content', 'goal'] },
  { table: 'office', names: ['name'] },
  { table: 'person', names: ['name', 'duty'] },
  { table: 'snapshot', names: ['name', 'note'] },
] as const

/** Every row that can be found. */
export function thingsOf(rows: Rows, sort: (table: string) => string): Thing[] {
  return FOUND_TABLES.flatMap(({ table, names }) =>
    rows.all(table).map((row) => {
      const [title = row.id, ...also] = names.flatMap((name) => {
        const text = row[name]
        return typeof text === 'string' && text !== '' ? [text] : []
      })
      return { key: row.id, sort: sort(table), title, also, open: { table, id: row.id } }
    }),
  )
}

/** Letters in the middle of an English word, as cy in policy, were hardly meant: initials of pinyin are likelier. */
function isWithinWord(text: string, wanted: string): boolean {
  return /^[a-z]+$/.test(wanted) && !new RegExp(`\\b${wanted}`).test(text)
}

/** How well a thing fits: 0 not at all, higher is better. Beginning goes before middle, written before spelled. */
function fit({ title, also }: Thing, wanted: string, spell: Spelling | null): number {
  let best = 0
  for (const name of [title, ...also]) {
    const text = name.toLowerCase()
    if (text === wanted) return 6
    if (text.startsWith(wanted)) best = Math.max(best, 5)
    else if (text.includes(wanted) && !isWithinWord(text, wanted)) best = Math.max(best, 4)
    else if (text.includes(wanted)) best = Math.max(best, 1)
    else if (spell && best < 3 && /^[a-z]+$/.test(wanted)) {
      const { initials, full } = spell(name)
      if (initials.startsWith(wanted)) best = 3
      else if (full.startsWith(wanted) || initials.includes(wanted)) best = Math.max(best, 2)
    }
  }
  return best
}

/** The things that fit a text, best first; all in their order for an empty text. `spell` may still be loading. */
export function search(
  things: readonly Thing[],
  text: string,
  spell: Spelling | null,
  most: number,
): Thing[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return things.slice(0, most)
  return things
    .map((thing) => ({ thing, score: fit(thing, wanted, spell) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ thing }) => thing)
}
