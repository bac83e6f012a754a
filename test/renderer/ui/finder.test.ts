import { describe, expect, it } from 'vitest'
import { loadSpeller } from '../../../renderer/grid/pinyin.ts'
import { search, thingsOf } from '../../../renderer/ui/finder/search.ts'
import { rowsOf } from '../../shared/rows.ts'

const rows = rowsOf({
  project: [{ id: 'p1', name: '壶镇智能机械装备产业园' }],
  indicator: [
    { id: 'gdp', name: '地区生产总值', english_name: 'GDP' },
    { id: 'growth', name: '地区生产总值增速' },
    { id: 'urban', name: '常住人口城镇化率' },
  ],
  clause: [{ id: 'c1', number: '二（二）', heading: '推进产业提质增效' }],
  task: [{ id: 't1', content: '建设城市客厅', goal: '建成开放' }],
  office: [{ id: 'o1', name: '某县财政部门' }],
  person: [{ id: 'n1', name: '某甲', duty: '分管财政副县长' }],
})
const things = thingsOf(rows, (table) => table)
const found = async (text: string) => search(things, text, await loadSpeller(), 10).map(({ key }) => key)

describe('finding anything', () => {
  it('a whole name goes before names that begin with it', async () => {
    expect(await found('地区生产总值')).toEqual(['gdp', 'growth'])
  })

  it('finds by pinyin initials and by full pinyin', async () => {
    expect(await found('czrk')).toEqual(['urban'])
    expect(await found('tuijinchanye')).toEqual(['c1'])
  })

  it('finds offices, and people by name and duty', async () => {
    expect(await found('cz')).toEqual(expect.arrayContaining(['o1', 'n1']))
    expect(await found('某甲')).toEqual(['n1'])
  })

  it('finds by the English name, by a number and by a part', async () => {
    expect(await found('gdp')).toEqual(['gdp'])
    expect(await found('二（二）')).toEqual(['c1'])
    expect(await found('产业')).toEqual(['p1', 'c1'])
  })

  it('takes pinyin initials before letters in the middle of an English word', async () => {
    const page = { key: 'policy', sort: 'page', title: '政策', also: ['Policy'], open: { page: 'policy' } }
    const spell = await loadSpeller()
    expect(search([page, ...things], 'ic', spell, 10).map(({ key }) => key)).toEqual(['policy'])
    const people = { ...page, key: 'people', title: '从业人员', also: [] }
    expect(search([page, people], 'cy', spell, 10).map(({ key }) => key)).toEqual(['people', 'policy'])
  })

  it('finds written text before the pinyin dictionary has come', () => {
    expect(search(things, '客厅', null, 10).map(({ key }) => key)).toEqual(['t1'])
    expect(search(things, 'czrk', null, 10)).toEqual([])
  })
})
