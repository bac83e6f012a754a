import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSeries } from '../../../electron/cli/forecast-rows.ts'
import { forecastVerb } from '../../../electron/cli/forecast.ts'
import { UsageError } from '../../../electron/cli/verb.ts'

const HEAD = 'region,level,indicator,unit,origin,window,year,value,peer_growth'
const GDP = [2016, 2017, 2018, 2019, 2020].map(
  (year, index) => `甲市,地级,地区生产总值,亿元,2020,5,${year},${1000 + 80 * index},0.06`,
)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function answer(lines: readonly string[] | Uint8Array, options: Readonly<Record<string, string>> = {}) {
  const file = join(folder, 'series.csv')
  writeFileSync(file, lines instanceof Uint8Array ? lines : lines.join('\r\n'))
  return forecastVerb.run({ language: 'zh-CN', arguments: [file], options, readInput: async () => '' })
}

describe('the rows of a CSV', () => {
  it('become one series for each region, indicator, origin and window', () => {
    const other = GDP.map((line) => line.replace('2020,5,', '2020,3,'))
    const { series, unread } = readSeries([HEAD, ...GDP, ...other].join('\n'))
    expect(unread).toEqual([])
    expect(series.map(({ window, figures }) => [window, figures.length])).toEqual([
      [5, 5],
      [3, 3],
    ])
    expect(series[0]).toMatchObject({
      region: '甲市',
      level: '地级',
      unit: '亿元',
      origin: 2020,
      peerGrowth: 0.06,
    })
  })

  it('may stand in any order of columns, with quotes, thousands, a mark at the start and blank lines', () => {
    const text =
      '\uFEFFvalue,year,origin,indicator,region\n"1,234.5",2020,2020,"a ""b"", c",甲\n\n—,2019,2020,"a ""b"", c",甲\n'
    const { series, unread } = readSeries(text)
    expect(unread).toEqual([])
    expect(series).toMatchObject([
      {
        region: '甲',
        indicator: 'a "b", c',
        window: null,
        peerGrowth: null,
        figures: [{ year: 2020, value: 1234.5 }, { value: null }],
      },
    ])
  })

  it('take the peers’ growth of the latest year that has one, whatever the order of the rows', () => {
    const rows = GDP.map((line, index) => line.replace('0.06', index === 4 ? '' : `0.0${index + 1}`))
    expect(readSeries([HEAD, ...rows.toReversed()].join('\n')).series[0]?.peerGrowth).toBe(0.04)
  })

  it('that cannot be read are told by their lines; a missing column is wrong usage', () => {
    const { series, unread } = readSeries(
      [HEAD, ...GDP, '甲市,地级,人口,万人,2020,5,二零,1,', '甲市,地级,人口,万人,2020,5,2020,约3,'].join('\n'),
    )
    expect(unread).toEqual([
      { line: 7, column: 'year', text: '二零', trouble: 'unreadable' },
      { line: 8, column: 'value', text: '约3', trouble: 'unreadable' },
    ])
    expect(series).toHaveLength(2)
    expect(() => readSeries('region,year\n甲,2020')).toThrow(UsageError)
  })

  it.each([
    ['"甲市,地级,人口,万人,2020,5,2020,1,', null, 'stray-quote'],
    ['"甲"市,地级,人口,万人,2020,5,2020,1,', null, 'stray-quote'],
    ['甲市,地级,人口,万人,2020,5,2020,1,234.5,0.05', null, 'too-many-cells'],
    ['甲市,地级,人口,万人,2020,5,2020.5,1,', 'year', 'unreadable'],
    ['甲市,地级,人口,万人,99999,5,2020,1,', 'origin', 'unreadable'],
    ['甲市,地级,人口,万人,2020,0,2020,1,', 'window', 'unreadable'],
    ['甲市,地级,人口,万人,2020,5,2020,0x10,', 'value', 'unreadable'],
    ['甲市,地级,人口,万人,2020,5,2020,1e999,', 'value', 'unreadable'],
    ['甲市,地级,人口,万人,2020,5,2020,30%,', 'value', 'unreadable'],
    ['甲市,地级,人口,万人,2020,5,2020,1,6.2', 'peer_growth', 'no-log-growth'],
    ['甲市,地级,地区生产总值,万元,2020,5,2020,1,0.06', 'unit', 'other-unit'],
    ['甲市,地级,地区生产总值,亿元,2020,5,2020,7,0.06', 'value', 'twice'],
  ])('%s costs itself only: %s %s', (bad, column, trouble) => {
    const { series, unread } = readSeries([HEAD, ...GDP, bad, ...GDP.map(other)].join('\n'))
    expect(unread).toContainEqual(expect.objectContaining({ line: 7, column, trouble }))
    expect(unread.every(({ line }) => line === 7)).toBe(true)
    const whole = series.find(({ region }) => region === '乙市')
    expect(whole?.figures).toHaveLength(5)
    expect(whole?.peerGrowth).toBe(0.06)
  })

  it('may be written as offices write: other delimiters, full-width digits, 年, %, a name over two lines', () => {
    const plain = readSeries([HEAD, ...GDP].join('\n')).series
    for (const delimiter of ['\t', ';', '，'])
      expect(readSeries([HEAD, ...GDP].join('\n').replaceAll(',', delimiter))).toEqual({
        series: plain,
        unread: [],
      })
    const wide = GDP.map((line) => line.replaceAll('2020', '２０２０年').replace('1000', '１０００'))
    expect(readSeries([HEAD, ...wide].join('\r')).series).toEqual(plain)
    const head = HEAD.replace('region', '地区').replace('value', '数值').replace('peer_growth', '同类增速')
    expect(readSeries([head, ...GDP].join('\n')).series).toEqual(plain)
    const share = readSeries(`${HEAD}\n"甲\n市",省,城镇化率,％,2020,,2020,61.5%,0.6%\n`)
    expect(share).toMatchObject({
      unread: [],
      series: [{ region: '甲 市', figures: [{ value: 61.5 }], peerGrowth: 0.006 }],
    })
  })
})

function other(line: string): string {
  return line.replace('甲市', '乙市')
}

describe('zhence forecast', () => {
  it('answers a row for every horizon of every series', async () => {
    const { exit, value, messages } = await answer([HEAD, ...GDP])
    expect({ exit, messages }).toEqual({ exit: 0, messages: [] })
    expect(value).toHaveLength(5)
    expect(value).toMatchObject([
      { region: '甲市', indicator: '地区生产总值', origin: 2020, horizon: 1, window: 5 },
      ...[2, 3, 4, 5].map((horizon) => ({ horizon })),
    ])
  })

  it('prints CSV where asked, with the same figures', async () => {
    const { text = '', value } = await answer([HEAD, ...GDP], { csv: '' })
    const [head, first] = text.split('\n')
    expect(head).toBe('region,indicator,origin,horizon,p10,p50,p90,p2.5,p97.5,window')
    const [row] = value as readonly Readonly<Record<string, string | number>>[]
    expect(first).toBe(
      head
        ?.split(',')
        .map((column) => String(row?.[column]))
        .join(','),
    )
  })

  it('names the lines that were not taken, and answers all others', async () => {
    const { exit, value, messages } = await answer([HEAD, ...GDP, '乙市,地级,人口,万人,2020,5,二零,1,'])
    expect(exit).toBe(0)
    expect(value).toHaveLength(5)
    expect(messages).toEqual([expect.stringContaining('有 1 处没有照用：第 7 行 year 列“二零”读不出')])
    await expect(answer(Uint8Array.from([0, 1, 2, 0xff, 0]))).rejects.toThrow(UsageError)
  })

  it('reads GB 18030, and says which series has no figure', async () => {
    // 「甲」 in GB 18030; every other sign of the file is ASCII.
    const ascii = (text: string) => [...Buffer.from(text, 'ascii')]
    const bytes = Uint8Array.from([
      ...ascii(`${HEAD}\n`),
      0xbc,
      0xd7,
      ...ascii(',city,x,,2020,5,2020,7,\nB,city,x,,2020,5,2020,,\n'),
    ])
    const { value, messages } = await answer(bytes)
    expect(value).toMatchObject([{ region: '甲' }, {}, {}, {}, {}])
    expect(messages).toEqual([
      'B x 截至 2020 年没有任何数值，无法预测。',
      expect.stringMatching(/^样本不足：2 个系列中有 1 个截至起点不到 4 个年份/),
    ])
  })
})
