import { expect, it } from 'vitest'
import { HeldSheet } from './held-sheet.ts'
import { column, LAND, MONEY, NUMBER, row } from './sheets.ts'

// As in Excel a formula goes along with what is copied, cut, filled; a value alone is what Ctrl+Shift+V is for.

const COLUMNS = [
  column('a', MONEY),
  column('b', MONEY, { unit: '亿元' }),
  column('c', LAND),
  column('n', NUMBER),
]

function sheetWith(field: string, expression: string, unit: string | null, value: number): HeldSheet {
  const sheet = new HeldSheet(
    COLUMNS,
    ['r1', 'r2'].map((id) => row(id, id === 'r1' ? { [field]: value } : {})),
  )
  sheet.expressions.set(`r1\t${field}`, { expression, unit })
  return sheet
}

const WAN = 1_000_000
const at = (line: number, place: number) => ({ row: line, column: place })

it('a copied cell takes its arithmetic along, in the unit in which it was typed', async () => {
  const sheet = sheetWith('a', '1200*1.08', null, 1296 * WAN)
  sheet.select(at(0, 0))
  sheet.copy()
  sheet.select(at(1, 0), at(1, 1))
  await sheet.paste()
  expect(sheet.sent.map(({ value }) => value)).toEqual(['=1200*1.08', '=1200*1.08'])
  expect(sheet.cells()[1]).toEqual([1296 * WAN, 1296 * WAN, null, null])
})

it('leaves it behind where it would mean something else, and where values are asked for', async () => {
  const sheet = sheetWith('n', '3*4', null, 12)
  sheet.select(at(0, 3))
  sheet.copy()
  sheet.select(at(1, 0))
  await sheet.paste()
  expect(sheet.sent.map(({ value }) => value)).toEqual(['120000元'])
  sheet.select(at(1, 3))
  await sheet.do({ do: 'paste-as', how: 'values' })
  await sheet.paste()
  expect(sheet.sent.at(-1)?.value).toBe(12)
  await sheet.paste()
  expect(sheet.sent.at(-1)?.value).toBe('=3*4')
})

it('goes along with what is cut, and with Ctrl+D', async () => {
  const sheet = sheetWith('a', '2*3', '亿元', 60_000 * WAN)
  sheet.select(at(0, 0), at(1, 0))
  await sheet.do({ do: 'fill', to: 'down' })
  expect(sheet.sent.map(({ value }) => value)).toEqual(['=2*3 [亿元]'])
  sheet.select(at(0, 0))
  sheet.copy(true)
  sheet.select(at(1, 1))
  await sheet.paste()
  expect(sheet.sent.slice(1).map(({ value }) => value)).toEqual(['=2*3 [亿元]', null])
})

it('is repeated by the fill handle, and counts on only where the person holds Ctrl', async () => {
  const sheet = sheetWith('n', '3*4', null, 12)
  sheet.select(at(0, 3))
  await sheet.fill(at(1, 3))
  expect(sheet.sent.map(({ value }) => value)).toEqual(['=3*4'])
  sheet.select(at(0, 3))
  await sheet.fill(at(1, 3), true)
  expect(sheet.sent.at(-1)?.value).toBe(13)
})
