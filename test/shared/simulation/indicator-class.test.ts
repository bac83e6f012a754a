import { describe, expect, it } from 'vitest'
import { indicatorKind, placeSize } from '../../../shared/simulation/indicator-class.ts'

describe('the class of an indicator', () => {
  it.each([
    ['地区生产总值(修订序列)', '亿元', 'gdp-revised', 'level', true],
    ['地区生产总值(公报口径)', '亿元', 'gdp-published', 'level', true],
    ['地区生产总值', '亿元', 'gdp-published', 'level', true],
    ['第二产业增加值', '亿元', 'secondary', 'level', true],
    ['规模以上工业增加值', '万元', 'secondary', 'level', true],
    ['一般公共预算收入', '亿元', 'tax', 'level', true],
    ['财政总收入', '亿元', 'tax', 'level', true],
    ['一般公共预算支出', '亿元', 'spending', 'level', true],
    ['固定资产投资', '亿元', 'investment', 'level', true],
    ['金融机构存款余额', '万元', 'deposits', 'level', true],
    ['常住人口', '万人', 'population', 'level', true],
    ['从业人员', '人', 'population', 'level', false],
    ['常住人口城镇化率', '%', 'urbanisation', 'share', true],
    ['城镇化率', '', 'urbanisation', 'share', true],
    ['城镇化率', '百分比', 'urbanisation', 'share', true],
    ['二三产业从业人员比重', '%', 'urbanisation', 'share', true],
    ['常住人口', '', 'population', 'level', true],
    ['年末户籍人口', 'persons', 'population', 'level', true],
    ['人口密度', '', 'level', 'level', false],
    ['地区生产总值', '亿', 'gdp-published', 'level', true],
    ['地区生产总值', '', 'gdp-published', 'level', true],
    ['居民消费价格指数', '上年=100', 'growth-rate', 'rate', false],
    ['绿化覆盖率', '%', 'urbanisation', 'share', false],
    ['地区生产总值增速', '%', 'growth-rate', 'rate', true],
    ['GDP指数(上年=100)', '%', 'growth-rate', 'rate', true],
    ['人口自然增长率', '‰', 'growth-rate', 'rate', false],
    ['人均地区生产总值', '元', 'level', 'level', false],
    ['农村居民人均可支配收入', '元', 'level', 'level', false],
    ['公共图书馆阅览座位', '座', 'level', 'level', false],
    ['什么也不是', '', 'level', 'level', false],
    ['什么也不是', '？？', 'level', 'level', false],
  ] as const)('%s in %s is %s', (name, unit, class_, scale, measured) => {
    expect(indicatorKind(name, unit)).toMatchObject({ class: class_, scale, measured })
  })

  it('knows how many of the unit make 亿元 or 万人', () => {
    expect(indicatorKind('地区生产总值', '万元').perUsualUnit).toBe(10_000)
    expect(indicatorKind('常住人口', '人').perUsualUnit).toBe(10_000)
    expect(indicatorKind('城镇化率', '%').perUsualUnit).toBeNull()
  })
})

describe('the size of a place', () => {
  it.each([
    ['省级', 'city'],
    ['地级', 'city'],
    ['地区', 'city'],
    ['自治区', 'city'],
    ['city', 'city'],
    ['', 'city'],
    ['县级', 'county'],
    ['市辖区', 'county'],
    ['county', 'county'],
    ['County-level city', 'county'],
    ['自治旗', 'county'],
    ['Prefecture-level city', 'city'],
    ['Sub-district', 'town'],
    ['村', 'town'],
    ['group', 'county'],
    ['镇', 'town'],
    ['乡镇', 'town'],
    ['town', 'town'],
  ] as const)('%s counts as %s', (level, size) => {
    expect(placeSize(level)).toBe(size)
  })
})
