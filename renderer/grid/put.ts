import { partsNames } from '../../shared/table/names.ts'
import type { SheetCore } from './core.ts'
import { columnOf, typed } from './editing.ts'
import type { Option } from './editors.ts'
import { namesOption, withNameAndMore } from './names.ts'

/** Puts a text into the editor that has the keyboard: the cell's own or the bar's. The caret goes to its end if not told. */
export function put(core: SheetCore, text: string, caret = text.length): void {
  typed(core, text, caret)
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement)) return
  field.value = text
  field.setSelectionRange(caret, caret)
}

/**
 * A sign between names that was typed behind a marked entry takes the entry, and goes on with the next name. False if it
 * is a sign like any other.
 */
export function takesName(core: SheetCore, sign: string | null, options: readonly Option[]): boolean {
  const { editing } = core.store.getState()
  const column = editing && columnOf(core, editing)
  const names = column ? namesOption(column.column) : null
  if (!editing || editing.chosen === null || sign === null || !names?.several) return false
  const option = options[editing.chosen]
  if (!option || !partsNames(sign)) return false
  const { text, caret } = withNameAndMore(editing, names, option.value)
  put(core, text, caret)
  return true
}
