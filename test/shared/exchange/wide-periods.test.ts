import { describe, expect, it } from 'vitest'
import { partOf, periodInTitle } from '../../../shared/exchange/import/wide/periods.ts'

describe('the period that a title names', () => {
  it.each([
    ['2024年三镇主要经济指标', '2024'],
    ['壶镇镇2023年度主要指标', '2023'],
    ['2024年一季度主要指标', '2024Q1'],
    ['主要指标（2024年上半年）', '2024H1'],
    ['2024年1—6月主要指标', '2024H1'],
    ['2024年1-3月份主要指标', '2024Q1'],
    ['2024年1至12月主要指标', '2024'],
    // What no period holds, or may mean several, is asked for.
    ['2024年1-9月主要指标', null],
    ['2024年前三季度主要指标', null],
    ['主要指标（2024年9月）', null],
    ['2024.9', null],
    ['一季度主要指标（2024年）', null],
    // Neither a range, nor a day, nor the number of a document is the year of figures.
    ['主要指标（2021—2023年）', undefined],
    ['填报日期：2024年3月5日', undefined],
    ['填报日期：2024-3-5', undefined],
    ['丽统〔2024〕5号', undefined],
    ['2023年、2024年主要指标', undefined],
  ])('%s', (title, period) => {
    expect(periodInTitle(title)).toBe(period)
  })
})

it.each([
  ['一季度', 'Q1'],
  ['第3季度', 'Q3'],
  ['上半年累计', 'H1'],
  ['全年', ''],
  ['1-12月', ''],
  ['1-9月', null],
  ['7-12月', null],
  ['9月', null],
  ['占比', undefined],
  ['上半年占比', undefined],
])('%s is a part of a year, or none that is held', (text, part) => {
  expect(partOf(text)).toBe(part)
})
