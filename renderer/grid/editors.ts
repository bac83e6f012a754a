import type { Rows } from '../../shared/table/change.ts'
import type { Column } from '../../shared/table/column.ts'
import { labelOf } from '../../shared/table/reference.ts'
import { normaliseText } from '../../shared/units/number-text.ts'

/**
 * How a cell is edited: a line, a larger box, a list to choose from, a line that a list of names completes, or a key that
 * turns it over.
 */
export type EditorKind = 'line' | 'box' | 'list' | 'names' | 'toggle'

/** Whether a list hangs below the editor. */
export function opensList(kind: EditorKind | undefined): boolean {
  return kind === 'list' || kind === 'names'
}

/** One entry of a list: what is stored, and what is shown. */
export interface Option {
  readonly value: string
  readonly label: string
  /** Another name that it is found by, such as GDP. */
  readonly also?: string
}

/** The editor that a kind of column brings. */
export function editorFor(column: Column): EditorKind {
  switch (column.kind) {
    case 'choice':
    case 'reference':
      return 'list'
    case 'flag':
      return 'toggle'
    case 'text':
      return column.names ? 'names' : column.long ? 'box' : 'line'
    default:
      return 'line'
  }
}

/** What may be chosen in a column: the words of a choice, or the rows that a reference may point at. */
export function optionsOf(column: Column, rows: Rows): readonly Option[] {
  if (column.kind === 'choice')
    return Object.entries(column.options).map(([value, label]) => ({ value, label }))
  if (column.kind !== 'reference') return []
  return column.to.flatMap((table) =>
    rows.all(table).map(({ id, english_name: also }) => ({
      value: id,
      label: labelOf(rows, table, id),
      ...(typeof also === 'string' ? { also } : {}),
    })),
  )
}

/** Spells a Chinese text in pinyin: its initials (`bzz`) and in full (`bihuzhen`). */
export type Speller = (text: string) => { readonly initials: string; readonly full: string }

/** A longer list is cut: nobody scrolls through it, typing another letter shortens it. */
const MOST = 200

/**
 * The options that a typed text may mean, the best first: labels that begin with it, then those that hold it, then those
 * whose pinyin does. All of them for an empty text. Without a speller (it is loaded at first use) pinyin is left out.
 */
export function matching(
  options: readonly Option[],
  typed: string,
  spell: Speller | null,
): readonly Option[] {
  const wanted = normaliseText(typed).toLowerCase()
  if (wanted === '') return options.slice(0, MOST)
  // An input method parts syllables while it composes: zhang'san.
  const latin = /^[a-z0-9' ]+$/.test(wanted) ? wanted.replaceAll(/[' ]/g, '') : null
  const ranked: Option[][] = [[], [], [], []]
  for (const option of options) {
    const rank = rankOf(option, wanted, latin, spell)
    if (rank !== null) ranked[rank]?.push(option)
  }
  return ranked.flat().slice(0, MOST)
}

function rankOf(option: Option, wanted: string, latin: string | null, spell: Speller | null): number | null {
  const label = normaliseText(option.label).toLowerCase()
  if (label.startsWith(wanted)) return 0
  const also = option.also?.toLowerCase() ?? ''
  if (label.includes(wanted) || also.startsWith(wanted)) return 1
  if (latin === null || latin === '' || spell === null) return null
  const { initials, full } = spell(option.label)
  if (initials.startsWith(latin) || full.startsWith(latin)) return 2
  return initials.includes(latin) || full.includes(latin) ? 3 : null
}
