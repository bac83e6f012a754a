import { readFileSync } from 'node:fs'
import { forecast } from '../../shared/simulation/forecast.ts'
import { onFile } from '../store/faults.ts'
import { readSeries, type UnreadCell } from './forecast-rows.ts'
import { done, type Answer, type Verb } from './verb.ts'

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
    const { series, unread } = readSeries(onFile(file, () => decoded(readFileSync(file))))
    const answered = series.map((one) => ({ one, years: forecast(one) }))
    const rows = answered.flatMap(({ one: { region, indicator, origin, window }, years }) =>
      (years ?? []).map((year) => {
        const { horizon, p10, p50, p90, 'p2.5': far, 'p97.5': top } = year
        return { region, indicator, origin, horizon, p10, p50, p90, 'p2.5': far, 'p97.5': top, window }
      }),
    )
    const empty = answered.filter(({ years }) => years === null).map(({ one }) => one)
    const chinese = language === 'zh-CN'
    const messages = [
      ...(unread.length === 0 ? [] : [unreadMessage(unread, chinese)]),
      ...empty.map(({ region, indicator, origin }) =>
        chinese
          ? `${region} ${indicator} 截至 ${origin} 年没有任何数值，无法预测。`
          : `${region} ${indicator} has no figure up to ${origin}; there is nothing to forecast from.`,
      ),
    ]
    return options['csv'] === undefined
      ? done(rows, messages)
      : { ...done(rows, messages), text: csvOf(rows) }
  },
}

/** Says where the first unreadable cells stand and what became of them. */
function unreadMessage(unread: readonly UnreadCell[], chinese: boolean): string {
  const first = unread.slice(0, 5)
  return chinese
    ? `有 ${unread.length} 个单元格读不出：${first.map(({ line, column, text }) => `第 ${line} 行 ${column} 列“${text}”`).join('、')}。年份或起点读不出的行未用，其余按缺失处理；请改正后重新运行。`
    : `${unread.length} cells cannot be read: ${first.map(({ line, column, text }) => `line ${line}, column ${column}: “${text}”`).join('; ')}. Rows without a readable year or origin were left out, the rest counts as missing; correct them and run again.`
}

/** UTF-8, or GB 18030 as older spreadsheets write it. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function csvOf(rows: readonly Readonly<Record<(typeof COLUMNS)[number], string | number | null>>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(String(row[column] ?? ''))).join(','))
  return [COLUMNS.join(','), ...lines].join('\n')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
