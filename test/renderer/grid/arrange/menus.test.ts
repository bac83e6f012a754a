import { expect, it } from 'vitest'
import type { Workplace } from '../../../../renderer/grid/arrange/commands.ts'
import { menuItems } from '../../../../renderer/grid/arrange/menus.ts'

/** Lines of the menu over cells that cannot be picked, where these rows are selected. */
function greyed(selected: readonly string[], comments = true): readonly string[] {
  const place = {
    desk: { layout: { sort: [], groups: [], hidden: [] } },
    actions: { insert: () => undefined, duplicate: () => undefined, move: () => undefined },
    readOnly: false,
    comments,
    columns: [],
    sheet: { selectedRows: () => selected, selectedFields: () => [] },
  } as unknown as Workplace
  const words = ((key: string) => key) as unknown as Parameters<typeof menuItems>[2]
  return menuItems('cells', place, words, () => undefined).flatMap((item) =>
    item?.disabled === true ? [item.id] : [],
  )
}

it('a total is no row that could be copied, moved or deleted', () => {
  expect(greyed([])).toEqual(['duplicate', 'row-up', 'row-down', 'delete'])
  expect(greyed(['r1'])).toEqual([])
})

it('comments are offered where cells have them', () => {
  expect(greyed(['r1'], false)).toEqual(['comment'])
})
