import { hoverText } from './columns.ts'
import type { SheetCore } from './core.ts'
import { rangeOf, sizeOf } from './range.ts'
import { isMany } from './ranges.ts'
import { isFigure, shownText, unitOf } from './values.ts'

/** The active cell in words, for a screen reader: its row, heading, value with unit, and what is to be known of it. */
export function spokenCell(core: SheetCore): string {
  const active = core.active()
  if (!active) return ''
  const { row, column } = active
  const shown = shownText(row, column, core.setting)
  const unit = isFigure(column.column) && shown !== '' ? unitOf(row, column) : ''
  const parts = [
    core.cellLabel(row.id, column.field),
    shown === '' ? core.words.text('spoken.empty') : `${shown}${unit}`,
    column.column.kind === 'text' || column.column.kind === 'reference' ? null : hoverText(core, row, column),
    core.refusalAt(active) === null ? null : core.words.text('spoken.readOnly'),
    spokenSize(core),
  ]
  return parts.filter((part) => part !== null).join(core.words.text('spoken.separator'))
}

/** How much is selected, in words; null where it is a single cell. */
export function spokenSize(core: SheetCore): string | null {
  if (!core.selection || !isMany(core.selection)) return null
  const size = sizeOf(rangeOf(core.selection))
  const others = core.selection.others?.length ?? 0
  const parts = [
    others > 0 ? core.words.text('spoken.ranges', { count: others + 1 }) : null,
    size.rows * size.columns > 1 ? core.words.text('spoken.range', { ...size }) : null,
  ]
  return parts.filter((part) => part !== null).join(core.words.text('spoken.separator'))
}
