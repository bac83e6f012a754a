import { beforeEach, describe, expect, it } from 'vitest'
import { acceptEdit, beginTyping, choose, offered, typed } from '../../../renderer/grid/editing.ts'
import { loadSpeller } from '../../../renderer/grid/pinyin.ts'
import { takesName } from '../../../renderer/grid/put.ts'
import type { Column } from '../../../shared/table/column.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, row, SETTING, TOWN } from './sheets.ts'

const spell = await loadSpeller()
const NAMES: Column = {
  kind: 'text',
  title: '配合单位',
  names: { from: TOWN.kind === 'reference' ? TOWN.to : [], several: true },
}

let sheet: HeldSheet
const options = () => {
  const { editing } = sheet.core.store.getState()
  return editing ? offered(sheet.core, editing, SETTING.lookup, spell) : []
}
const write = (text: string): void => {
  if (sheet.core.store.getState().editing) typed(sheet.core, text)
  else beginTyping(sheet.core, text)
}
const down = (by = 1): void => choose(sheet.core, by, options())
const enter = (): unknown => {
  acceptEdit(sheet.core, options())
  return sheet.sent.at(-1)?.value
}

beforeEach(() => {
  sheet = new HeldSheet(
    [column('town', TOWN), column('names', NAMES)],
    [row('a', { town: 'wenxi', names: '某局' })],
  )
})

describe('a list, after the cell has been erased', () => {
  beforeEach(() => sheet.select({ row: 0, column: 0 }))

  it('clears the cell with Enter', () => {
    write('')
    expect(enter()).toBe(null)
  })

  it('chooses with the arrow and Enter, the next one after that which was there', () => {
    write('')
    down()
    expect(enter()).toBe('bihu')
  })
})

describe('[计划-14] a line of names', () => {
  beforeEach(() => sheet.select({ row: 0, column: 1 }))

  it('takes what is written, also where the list has something longer', () => {
    write('温溪')
    expect(options().map(({ label }) => label)).toEqual(['温溪镇'])
    expect(enter()).toBe('温溪')
  })

  it('takes an entry by the arrow, and above the first one what is written again', () => {
    write('温溪')
    down()
    expect(enter()).toBe('温溪镇')
    write('温溪')
    down()
    down(-1)
    expect(enter()).toBe('温溪')
  })

  it('takes the first entry for its pinyin, and letters that spell nothing as they are', () => {
    write('wx')
    expect(enter()).toBe('温溪镇')
    write('QQ')
    expect(enter()).toBe('QQ')
  })

  it('writes several, parted alike and each once', () => {
    write('某局，温溪镇；某局、')
    expect(enter()).toBe('某局、温溪镇')
  })

  it('leaves the sign between names to the text where no entry is marked', () => {
    write('温溪')
    expect(takesName(sheet.core, '、', options())).toBe(false)
  })
})
