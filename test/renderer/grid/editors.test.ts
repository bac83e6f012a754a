import { describe, expect, it } from 'vitest'
import { editorFor, matching, optionsOf } from '../../../renderer/grid/editors.ts'
import { loadSpeller } from '../../../renderer/grid/pinyin.ts'
import { NUMBER, SETTING, TOWN } from './sheets.ts'

const spell = await loadSpeller()
const towns = optionsOf(TOWN, SETTING.lookup)
const labels = (typed: string, speller: typeof spell | null = spell): string[] =>
  matching(towns, typed, speller).map(({ label }) => label)

describe('the editor of a column', () => {
  it('follows from its kind', () => {
    expect(editorFor(NUMBER)).toBe('line')
    expect(editorFor(TOWN)).toBe('list')
    expect(editorFor({ kind: 'choice', title: '', options: {} })).toBe('list')
    expect(editorFor({ kind: 'flag', title: '' })).toBe('toggle')
    expect(editorFor({ kind: 'text', title: '', long: true })).toBe('box')
  })
})

describe('a list', () => {
  it('offers the words of a choice with their codes, and the rows of a reference with their labels', () => {
    expect(optionsOf({ kind: 'choice', title: '', options: { up: '越高越好' } }, SETTING.lookup)).toEqual([
      { value: 'up', label: '越高越好' },
    ])
    expect(towns.map(({ value }) => value)).toEqual(['huzhen', 'wenxi', 'bihu'])
  })

  it('finds by words, by initials and by full pinyin, the best first', () => {
    expect(labels('湖')).toEqual(['碧湖镇'])
    expect(labels('wx')).toEqual(['温溪镇'])
    expect(labels('BHZ')).toEqual(['碧湖镇'])
    expect(labels('bihu')).toEqual(['碧湖镇'])
    expect(labels('hz')).toEqual(['壶镇镇', '碧湖镇'])
    expect(labels('')).toHaveLength(3)
    expect(labels('xyz')).toEqual([])
  })

  it('finds by another name that a row goes by', () => {
    const options = [
      { value: 'jobs', label: '高大平房' },
      { value: 'gdp', label: '地区生产总值', also: 'GDP' },
    ]
    expect(matching(options, 'gdp', spell).map(({ value }) => value)).toEqual(['gdp', 'jobs'])
  })

  it('finds while an input method parts syllables', () => {
    expect(labels("bi'hu")).toEqual(['碧湖镇'])
  })

  it('finds by words before the pinyin dictionary is there', () => {
    expect(labels('温', null)).toEqual(['温溪镇'])
    expect(labels('wx', null)).toEqual([])
  })
})
