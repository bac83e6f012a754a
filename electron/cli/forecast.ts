import { readFileSync } from 'node:fs'
import { LEAST_FIGURES } from '../../shared/simulation/backtest.ts'
import { forecast, type ShortSeries } from '../../shared/simulation/forecast.ts'
import { counted } from '../../shared/text/counted.ts'
import { onFile } from '../store/faults.ts'
import { decodeText } from '../exchange/read/text-encoding.ts'
import { Unreadable } from '../exchange/read/limits.ts'
import { readSeries, type Trouble, type UnreadCell } from './forecast-rows.ts'
import { done, UsageError, type Answer, type Verb } from './verb.ts'

const COLUMNS = [
  'region',
  'indicator',
  'origin',
  'horizon',
  'p10',
  'p50',
  'p90',
  'p2.5',
  'p97.5',
  'window',
] as const

/** Places that are named; the others are counted. */
const MOST_NAMED = 10

/** Forecasts bare series of a file, without a workbook: a list of rows as JSON, or the same rows as CSV. */
export const forecastVerb: Verb = {
  words: 'forecast',
  arguments: ['CSV'],
  options: {
    csv: { about: { 'zh-CN': '标准输出改为 CSV', 'en-US': 'print CSV instead of JSON' } },
  },
  about: {
    'zh-CN':
      '预测短序列今后 1-5 年（中位数、80% 和 95% 区间，单位同数据）；CSV 列：region,level,indicator,unit,origin,window,year,value,peer_growth（同类地区当年对数增速，可空）',
    'en-US':
      'forecast bare short series 1-5 years ahead (median, 80 % and 95 % bands, in the unit of the data); columns of the CSV: region,level,indicator,unit,origin,window,year,value,peer_growth (log growth of the peers into the origin year, may be empty)',
  },
  run: async ({ arguments: [file = ''], options, language }): Promise<Answer> => {
    const { series, unread } = readSeries(textOf(file))
    const answered = series.map((one) => ({ one, years: forecast(one) }))
    const rows = answered.flatMap(({ one: { region, indicator, origin, window }, years }) =>
      (years ?? []).map((year) => {
        const { horizon, p10, p50, p90, 'p2.5': far, 'p97.5': top } = year
        return { region, indicator, origin, horizon, p10, p50, p90, 'p2.5': far, 'p97.5': top, window }
      }),
    )
    const empty = answered.filter(({ years }) => years === null).map(({ one }) => one)
    const short = answered.filter(({ one, years }) => years !== null && figuresOf(one) < LEAST_FIGURES)
    const chinese = language === 'zh-CN'
    const messages = [
      ...(unread.length === 0 ? [] : [unreadMessage(unread, chinese)]),
      ...empty.map(({ region, indicator, origin }) =>
        chinese
          ? `${region} ${indicator} 截至 ${origin} 年没有任何数值，无法预测。`
          : `${region} ${indicator} has no figure up to ${origin}; there is nothing to forecast from.`,
      ),
      ...(short.length === 0 ? [] : [shortMessage(short.length, answered.length, chinese)]),
    ]
    return options['csv'] === undefined
      ? done(rows, messages)
      : { ...done(rows, messages), text: csvOf(rows) }
  },
}

/** Years up to the origin that have a figure. */
function figuresOf({ figures, origin }: ShortSeries): number {
  return new Set(figures.flatMap(({ year, value }) => (value !== null && year <= origin ? [year] : []))).size
}

function shortMessage(short: number, all: number, chinese: boolean): string {
  return chinese
    ? `样本不足：${all} 个系列中有 ${short} 个截至起点不到 ${LEAST_FIGURES} 个年份，主要靠同类增速和其他地区的经验，区间已放宽。`
    : `Too few figures: ${short} of ${all} series have fewer than ${LEAST_FIGURES} years up to the origin; they lean on the peers' growth and on what was usual elsewhere, and their bands are wider.`
}

/** What was not taken, line by line, and what became of it. */
function unreadMessage(unread: readonly UnreadCell[], chinese: boolean): string {
  const first = unread.slice(0, MOST_NAMED).map((one) => wordUnread(one, chinese))
  const more = unread.length - first.length
  return chinese
    ? `有 ${unread.length} 处没有照用：${first.join('；')}${more > 0 ? `；另有 ${more} 处` : ''}。年份、起点或引号读不出的行未用，其余按缺失处理，其他各行照常预测；请改正后重新运行。`
    : `${counted(unread.length, 'place')} ${unread.length === 1 ? 'was' : 'were'} not taken as written: ${first.join('; ')}${more > 0 ? `; ${more} more` : ''}. Rows whose year, origin or quotes cannot be read were left out, the rest counts as missing, and all other rows were forecast; correct them and run again.`
}

const TROUBLES: Readonly<Record<Trouble, readonly [chinese: string, english: string]>> = {
  unreadable: ['读不出', 'cannot be read'],
  'no-log-growth': ['不是对数增速（应在 ±1 以内）', 'is no logarithmic growth (within ±1)'],
  'stray-quote': ['引号不成对', 'has a quote out of place'],
  'too-many-cells': [
    '单元格多于列数，数值未用',
    'has more cells than there are columns; its value was not used',
  ],
  'other-unit': [
    '与本系列第一行的单位不同，数值未用',
    'is not the unit of the series’ first row; its value was not used',
  ],
  twice: [
    '与同年前一个数不同，取这一个',
    'differs from the value before it of the same year; this one was taken',
  ],
}

function wordUnread({ line, column, text, trouble }: UnreadCell, chinese: boolean): string {
  const [zh, en] = TROUBLES[trouble]
  if (column === null) return chinese ? `第 ${line} 行${zh}` : `line ${line} ${en}`
  return chinese
    ? `第 ${line} 行 ${column} 列“${text}”${zh}`
    : `line ${line}, column ${column}: “${text}” ${en}`
}

/** The text of a file in any encoding that spreadsheets write. */
function textOf(file: string): string {
  try {
    return decodeText(onFile(file, () => readFileSync(file))).text
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new UsageError({
      'zh-CN': '这个文件不是文本；请另存为 CSV 再试，原文件没有改动',
      'en-US': 'This file is no text; save it as CSV and try again. It was not changed',
    })
  }
}

function csvOf(rows: readonly Readonly<Record<(typeof COLUMNS)[number], string | number | null>>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(String(row[column] ?? ''))).join(','))
  return [COLUMNS.join(','), ...lines].join('\n')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
