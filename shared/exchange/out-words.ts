import type { Language } from '../text/language.ts'

/** Words that stand on the paper besides data and headings. */
export interface OutWords {
  readonly filledBy: string
  readonly unit: (unit: string) => string
  /** A heading with its unit in a line of its own. */
  readonly withUnit: (title: string, unit: string) => string
  readonly total: string
  readonly subtotal: (group: string) => string
  readonly signers: readonly string[]
  readonly page: string
  readonly note: (notes: readonly string[]) => string
  /** Of a filled template, which has no hatching. */
  readonly madeUpFilled: string
  readonly madeUp: string
  readonly missing: (columns: readonly { readonly title: string; readonly count: number }[]) => string
  /** A text that is too long for any row of a sheet. */
  readonly cut: string
  readonly computed: (columns: readonly string[]) => string
  readonly titleOf: (region: string, year: number | null, table: string) => string
}

const CHINESE: OutWords = {
  filledBy: '填报单位：',
  unit: (unit) => `单位：${unit}`,
  withUnit: (title, unit) => `${title}\n（${unit}）`,
  total: '合计',
  subtotal: (group) => `${group}小计`,
  signers: ['单位负责人：', '统计负责人：', '填表人：', '联系电话：', '报出日期：    年  月  日'],
  page: '第 &P 页，共 &N 页',
  note: (notes) =>
    notes.length === 1 ? `注：${notes[0]}` : `注：${notes.map((one, at) => `${at + 1}. ${one}`).join('  ')}`,
  madeUpFilled: '含演示数据（虚构），不得作为依据。',
  madeUp: '首格带斜纹的行为演示数据（虚构），不得作为依据。',
  missing: (columns) =>
    `合计未计入缺项：${columns.map(({ title, count }) => `${title}缺 ${count} 项`).join('，')}。`,
  cut: '有的文字太长，一行放不下，只见开头；全文在单元格内。',
  computed: (columns) => `${columns.join('、')}的合计由程序按规则算出，不是公式。`,
  titleOf: (region, year, table) =>
    `${region}${year === null ? '' : `${year}年`}${table}${/[表账]$/.test(table) ? '' : '表'}`,
}

const ENGLISH: OutWords = {
  filledBy: 'Office: ',
  unit: (unit) => `Unit: ${unit}`,
  withUnit: (title, unit) => `${title}\n(${unit})`,
  total: 'Total',
  subtotal: (group) => `Subtotal ${group}`,
  signers: ['Head of office:', 'Head of statistics:', 'Filled in by:', 'Telephone:', 'Date:'],
  page: 'Page &P of &N',
  note: (notes) => `Note: ${notes.join('  ')}`,
  madeUpFilled: 'Some of this is made up (演示数据（虚构）) and proves nothing.',
  madeUp: 'Rows whose first cell is hatched are made up (演示数据（虚构）) and prove nothing.',
  missing: (columns) =>
    `Totals leave out what is missing: ${columns.map(({ title, count }) => `${title} ${count}`).join(', ')}.`,
  cut: 'A text too long for any row shows its beginning; the cell holds all of it.',
  computed: (columns) => `Totals of ${columns.join(', ')} were computed by rule and are no formulas.`,
  titleOf: (region, year, table) =>
    [region, year, table].filter((part) => part !== '' && part !== null).join(' '),
}

/** The words of a language. */
export function outWords(language: Language): OutWords {
  return language === 'en-US' ? ENGLISH : CHINESE
}
