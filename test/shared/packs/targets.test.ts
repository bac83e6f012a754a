import { describe, expect, it } from 'vitest'
import { opened } from './workbook.ts'

const { rows } = opened(false)
const TOWNS = ['huzhen', 'wenxi', 'bihu']

/** Read off the policy by hand: clause, indicator, comparison, value, basis; each for every town. */
const EACH_TOWN = [
  ['一（二）', '达到小城市培育标准', 'complete', 1, 'absolute'],
  ['一（二）创富城市', '地区生产总值增速', 'above', 0, 'above-county'],
  ['一（二）创富城市', '固定资产投资增速', 'above', 0, 'above-county'],
  ['一（二）创富城市', '一般公共预算收入增速', 'above', 0, 'above-county'],
  ['一（二）创富城市', '二三产业从业人员比重', 'at-least', 95, 'absolute'],
  ['一（二）创富城市', '城乡居民收入比', 'at-most', 1.6, 'absolute'],
  ['一（二）创富城市', '城乡居民收入比', 'below', 0, 'better-than-city'],
  ['一（二）共享城市', '二级及以上综合医院', 'at-least', 1, 'absolute'],
  ['一（二）共享城市', '公共图书馆阅览座位', 'at-least', 130, 'absolute'],
  ['一（二）共享城市', '全民健身活动中心建筑面积', 'above', 2000, 'absolute'],
  ['一（二）共享城市', '城市绿道', 'at-least', 1, 'absolute'],
  ['一（二）共享城市', '十五分钟公共服务圈', 'complete', 1, 'absolute'],
  ['一（二）宜居城市', '常住人口城镇化率', 'at-least', 75, 'absolute'],
  ['一（二）宜居城市', '城市客厅', 'at-least', 1, 'absolute'],
  ['一（二）宜居城市', '绿化覆盖率', 'at-least', 35, 'absolute'],
  ['一（二）宜居城市', '美丽城镇建成率', 'at-least', 100, 'absolute'],
  ['一（二）智治城市', '依申请政务办件一网通办率', 'at-least', 95, 'absolute'],
  ['一（二）智治城市', '一支队伍管执法', 'complete', 1, 'absolute'],
  ['一（二）智治城市', '数字化应用场景', 'complete', 1, 'absolute'],
  ['二（二）', '特色优势产业集群产值', 'at-least', 100, 'absolute'],
  ['二（四）', '居家养老服务中心覆盖率', 'at-least', 100, 'absolute'],
] as const
const JOINT = [
  ['一（二）', '地区生产总值', 'above', 350, 'absolute'],
  ['一（二）', '财政总收入', 'at-least', 40, 'absolute'],
] as const

const expected = [
  ...JOINT.map((target) => ['three-towns', ...target].join('|')),
  ...TOWNS.flatMap((town) => EACH_TOWN.map((target) => [town, ...target].join('|'))),
]

describe('targets of the pack', () => {
  const found = rows.all('target').map((target) => {
    const clause = rows.get('clause', String(target['clause']))?.['number']
    const indicator = rows.get('indicator', String(target['indicator']))?.['name']
    return [target['region'], clause, indicator, target['operator'], target['value'], target['basis']].join(
      '|',
    )
  })

  it('[72号] are all quantified aims of the policy, strict where it says 超、大于、高于', () => {
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('stand in 2025 and are worded', () => {
    for (const target of rows.all('target')) {
      expect([target.id, target['year']]).toEqual([target.id, 2025])
      expect([target.id, target['wording'] === null]).toEqual([target.id, false])
    }
  })

  it('want less only where less is better', () => {
    for (const target of rows.all('target')) {
      const down = ['at-most', 'below'].includes(String(target['operator']))
      expect([target.id, rows.get('indicator', String(target['indicator']))?.['direction']]).toEqual([
        target.id,
        down ? 'down' : 'up',
      ])
    }
  })
})

describe('clauses of the pack', () => {
  it('are the three parts, sixteen clauses and four goals, each with a summary', () => {
    const clauses = rows.all('clause')
    const numbers = clauses.map(({ number }) => number)
    const tens = (part: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${part}（${'一二三四五六七八'[index]}）`)
    expect(numbers.filter((number) => !String(number).endsWith('城市'))).toEqual([
      '一',
      ...tens('一', 2),
      '二',
      ...tens('二', 8),
      '三',
      ...tens('三', 6),
    ])
    expect(numbers.filter((number) => String(number).startsWith('一（二）')).length).toBe(5)
    for (const clause of clauses) {
      expect(String(clause['summary']).length).toBeGreaterThan(15)
      expect(clause['original']).toBeNull()
    }
  })
})

describe('regions and ratios of the pack', () => {
  it('put every town into its county and the group', () => {
    const parents = TOWNS.map((town) => [
      rows.get('region', town)?.['parent'],
      rows.get('region', town)?.['member_of'],
    ])
    expect(parents).toEqual([
      ['jinyun', 'three-towns'],
      ['qingtian', 'three-towns'],
      ['liandu', 'three-towns'],
    ])
  })

  it('name numerator and denominator wherever a ratio is pooled', () => {
    for (const indicator of rows.all('indicator').filter(({ aggregation }) => aggregation === 'pooled')) {
      for (const part of ['numerator', 'denominator'])
        expect([indicator.id, rows.get('indicator', String(indicator[part]))?.['aggregation']]).toEqual([
          indicator.id,
          'sum',
        ])
    }
  })
})
