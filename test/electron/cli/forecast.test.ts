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
      { line: 7, column: 'year', text: '二零' },
      { line: 8, column: 'value', text: '约3' },
    ])
    expect(series).toHaveLength(2)
    expect(() => readSeries('region,year\n甲,2020')).toThrow(UsageError)
  })
})

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
    expect(messages).toEqual(['B x 截至 2020 年没有任何数值，无法预测。'])
  })
})
