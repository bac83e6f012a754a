import type { TFunction } from 'i18next'
import { CELL_KEYS } from '../cell-keys.ts'
import { COMMANDS, type Workplace } from './commands.ts'
import type { MenuPlace, SheetHandle } from '../contract.ts'
import type { MenuItem } from './menu.tsx'
import { ARRANGE_KEYS, type ArrangeCommand } from './shortcuts.ts'

type Words = TFunction<'arrange'>

/** Lines of the menu that a right click opens; what cannot be done here is greyed. */
export function menuItems(
  what: MenuPlace['what'],
  place: Workplace,
  t: Words,
  onPasteRefused: () => void,
): (MenuItem | null)[] {
  const { readOnly, actions, sheet, desk } = place
  const line = (command: ArrangeCommand, disabled = false): MenuItem => ({
    id: command,
    label: t(`command.${command}`),
    keys: ARRANGE_KEYS[command][0],
    disabled,
    pick: () => {
      sheet.focus()
      COMMANDS[command](place)
    },
  })
  const own = (id: 'delete' | 'clear' | 'comment', keys: string, disabled: boolean): MenuItem => ({
    id,
    label: t(`command.${id}`),
    keys,
    disabled,
    pick: () => {
      sheet.focus()
      sheet.perform({ do: id })
    },
  })
  const board = (id: 'cut' | 'copy' | 'paste', keys: string, disabled = false): MenuItem => ({
    id,
    label: t(`command.${id}`),
    keys,
    disabled,
    pick: () => void byClipboard(sheet, id, onPasteRefused),
  })
  const fixed = desk.layout.sort.length + desk.layout.groups.length > 0
  // Totals and headings of groups are no rows that could be copied, moved or deleted.
  const none = readOnly || sheet.selectedRows().length === 0
  const rows: (MenuItem | null)[] = actions.insert
    ? [
        line('insert-above', readOnly),
        line('insert-below', readOnly),
        line('duplicate', none || !actions.duplicate),
        line('row-up', none || fixed || !actions.move),
        line('row-down', none || fixed || !actions.move),
        own('delete', 'Ctrl+-', none),
        null,
      ]
    : []
  const clipboard = [
    board('cut', 'Ctrl+X', readOnly),
    board('copy', 'Ctrl+C'),
    board('paste', 'Ctrl+V', readOnly),
    own('clear', 'Delete', readOnly),
    null,
  ]
  const marking = madeUpLine(place, t)
  if (what === 'rows')
    return [...clipboard, ...(marking.length > 0 ? [...rows, ...marking] : rows.slice(0, -1))]
  if (what === 'heading')
    return [
      line('sort-up'),
      line('sort-down'),
      line('column-menu'),
      null,
      line('column-left'),
      line('column-right'),
      line('freeze'),
      line('hide-columns', sheet.selectedFields().length >= place.columns.length),
      line('show-columns', desk.layout.hidden.length === 0),
      line('fit-columns'),
      line('columns'),
      null,
      line('group'),
      line('fold-all', desk.layout.groups.length === 0),
      line('unfold-all', desk.layout.groups.length === 0),
    ]
  return [
    ...clipboard,
    ...rows,
    line('filter-same'),
    line('sort-up'),
    line('sort-down'),
    line('column-menu'),
    null,
    own('comment', CELL_KEYS.comment[0], !place.comments),
    line('history'),
    ...marking,
    line('find'),
  ]
}

/** Says of the selected rows that they are real by now, or that they are made up. */
function madeUpLine({ actions: { madeUp }, sheet, readOnly }: Workplace, t: Words): MenuItem[] {
  const [ids, fields] = [sheet.selectedRows(), sheet.selectedFields()]
  if (!madeUp?.some(ids, fields)) return []
  const has = madeUp.has(ids, fields)
  return [
    {
      id: 'made-up',
      label: t(has ? 'command.real' : 'command.made-up'),
      disabled: readOnly,
      pick: () => {
        sheet.focus()
        void madeUp.mark(ids, fields, !has)
      },
    },
  ]
}

async function byClipboard(
  sheet: SheetHandle,
  what: 'cut' | 'copy' | 'paste',
  onRefused: () => void,
): Promise<void> {
  if (!(await sheet.clipboard(what))) onRefused()
}
