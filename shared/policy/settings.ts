import type { Rows } from '../table/change.ts'
import type { Options } from '../table/column.ts'

/** One thing that an office decides about how the workbook reads the policy or shows figures. */
interface Choice {
  readonly key: string
  readonly title: string
  readonly englishTitle: string
  /** Allowed values by code, in the order in which they are offered. */
  readonly options: Options
  readonly englishOptions: Options
  /** Code that applies where the workbook has no row for the key. */
  readonly default: string
  /** Why the setting exists; ①–⑦ are the ambiguities of the policy text. */
  readonly note: string
}

const YEARS_FROM_2025 = Object.fromEntries(
  Array.from({ length: 11 }, (_, step) => [String(2025 + step), `${2025 + step}年`]),
)
const BASE_YEARS = Object.fromEntries(
  [2020, 2021, 2022, 2023, 2024].map((year) => [String(year), `${year}年`]),
)

/** All settings of a workbook with their allowed values and defaults. */
export const SETTINGS = [
  {
    key: 'base-year',
    title: '基年',
    englishTitle: 'Base year',
    options: BASE_YEARS,
    englishOptions: BASE_YEARS,
    default: '2022',
    note: '⑥ 目标从哪一年起算，原文未写明（2020年或2022年）；默认2022年，即文件印发之年。',
  },
  {
    key: 'horizon',
    title: '推演期末',
    englishTitle: 'Last year projected',
    options: YEARS_FROM_2025,
    englishOptions: YEARS_FROM_2025,
    default: '2025',
    note: '推演到哪一年；目标年份为2025年，最远可推到2035年，越远误差越大。',
  },
  {
    key: 'joint-target',
    title: '350亿元、40亿元的读法',
    englishTitle: 'How to read 350 and 40 (100 million yuan)',
    options: { sum: '三镇合计', each: '每镇各自' },
    englishOptions: { sum: 'sum of the three towns', each: 'each town' },
    default: 'sum',
    note: '① 原文未写明是三镇合计还是每镇。默认合计：2023年缙云全县地区生产总值也只有约320亿元。',
  },
  {
    key: 'growth-years',
    title: '“增速高于所在县”的年份',
    englishTitle: "Years in which growth must exceed the county's",
    options: { every: '2023—2025年逐年', average: '期间平均' },
    englishOptions: { every: 'every year 2023–2025', average: 'average of the period' },
    default: 'every',
    note: '② 原文未写明逐年还是期间平均。默认逐年，并列显示期间平均。',
  },
  {
    key: 'county-scope',
    title: '碧湖镇的比较对象',
    englishTitle: 'What Bihu is compared with',
    options: { district: '莲都区（全区）', 'district-level': '莲都区（区本级）' },
    englishOptions: { district: 'Liandu, whole district', 'district-level': 'Liandu, district level only' },
    default: 'district',
    note: '③ 莲都区的投资、收入、出口常按区本级发布，生产总值按全区发布。默认全区。',
  },
  {
    key: 'fiscal-scope',
    title: '镇级财政总收入口径',
    englishTitle: "Scope of a town's total fiscal revenue",
    options: { county: '按所在县的规定', territorial: '属地全部收入' },
    englishOptions: { county: 'as the county defines it', territorial: 'all revenue raised in the town' },
    default: 'county',
    note: '④ 原文未规定镇级收入范围。默认按所在县的规定，并在每个数的“口径”栏写明。',
  },
  {
    key: 'rate-formulas',
    title: '一网通办率、美丽城镇建成率的算法',
    englishTitle: 'Formulas of the online and beautiful-town rates',
    options: { computed: '按分子÷分母计算', reported: '直接采用上报的比率' },
    englishOptions: { computed: 'numerator ÷ denominator', reported: 'the rate as reported' },
    default: 'computed',
    note: '⑤ 原文未给公式。默认：网上办结件÷依申请办件；达标数÷应建数。',
  },
  {
    key: 'half-done',
    title: '“基本配置”完成一半时',
    englishTitle: 'A facility that is half done',
    options: { none: '未建成不计分', share: '按完成比例计分' },
    englishOptions: { none: 'counts nothing until complete', share: 'counts by its share' },
    default: 'none',
    note: '⑦ 原文未写明设施建到一半如何计分。默认建成才计分。',
  },
  {
    key: 'money-unit',
    title: '金额显示单位',
    englishTitle: 'Money is shown in',
    options: { 万元: '万元', 亿元: '亿元' },
    englishOptions: { 万元: '10,000 yuan', 亿元: '100 million yuan' },
    default: '万元',
    note: '只影响显示，存储始终精确到分。',
  },
  {
    key: 'land-unit',
    title: '用地显示单位',
    englishTitle: 'Land is shown in',
    options: { 亩: '亩', 公顷: '公顷' },
    englishOptions: { 亩: 'mu', 公顷: 'hectares' },
    default: '亩',
    note: '只影响显示，存储始终精确到0.0001亩；1公顷=15亩。',
  },
] as const satisfies readonly Choice[]

/** Key of a setting. */
export type SettingKey = (typeof SETTINGS)[number]['key']

/** The settings of a workbook, typed; years as numbers. */
export interface Settings {
  readonly baseYear: number
  /** Last year projected, 2025–2035. */
  readonly horizon: number
  readonly jointTarget: 'sum' | 'each'
  readonly growthYears: 'every' | 'average'
  readonly countyScope: 'district' | 'district-level'
  readonly fiscalScope: 'county' | 'territorial'
  readonly rateFormulas: 'computed' | 'reported'
  readonly halfDone: 'none' | 'share'
  readonly moneyUnit: '万元' | '亿元'
  readonly landUnit: '亩' | '公顷'
}

/** The declaration of a setting, or undefined if there is none of that key. */
export function settingNamed(key: string): Choice | undefined {
  return SETTINGS.find((setting) => setting.key === key)
}

/** The settings of a workbook. A key without a row, or with a value that is not offered, takes its default. */
export function readSettings(rows: Rows): Settings {
  const given = new Map(rows.all('setting').map((row) => [String(row.key), String(row.value)]))
  const pick = <Value extends string>(key: SettingKey): Value => {
    const setting: Choice | undefined = settingNamed(key)
    if (!setting) throw new Error(`no setting ${key}`)
    const value = given.get(key)
    return (value !== undefined && Object.hasOwn(setting.options, value) ? value : setting.default) as Value
  }
  return {
    baseYear: Number(pick('base-year')),
    horizon: Number(pick('horizon')),
    jointTarget: pick('joint-target'),
    growthYears: pick('growth-years'),
    countyScope: pick('county-scope'),
    fiscalScope: pick('fiscal-scope'),
    rateFormulas: pick('rate-formulas'),
    halfDone: pick('half-done'),
    moneyUnit: pick('money-unit'),
    landUnit: pick('land-unit'),
  }
}
