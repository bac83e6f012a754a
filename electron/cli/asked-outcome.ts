import { regionOf } from '../../shared/indicators/regions.ts'
import { readSettings, type Settings } from '../../shared/policy/settings.ts'
import type { OutcomeChoice, ToldOutcome } from '../../shared/scenarios/outcome.ts'
import type { Rows } from '../../shared/table/change.ts'
import { findReference, labelOf } from '../../shared/table/reference.ts'
import { nameSubject, type Subject } from '../../shared/text/analyses.ts'
import type { Language } from '../../shared/text/language.ts'
import { unknownName, UsageError, type Answer, type Call, type Option } from './verb.ts'

/** Options that say what an analysis is about. */
export const OUTCOME_OPTIONS = {
  target: {
    value: 'ID',
    about: {
      'zh-CN': '以一项目标的差距为结果；编号见 targets 命令',
      'en-US': 'take a target as the outcome; the verb targets lists the ids',
    },
  },
  indicator: {
    value: 'NAME',
    about: {
      'zh-CN': '或以一个指标的数为结果，默认地区生产总值',
      'en-US': 'or a figure of an indicator; default gdp',
    },
  },
  region: {
    value: 'NAME',
    about: {
      'zh-CN': '指标的地区，镇或镇组；默认镇组',
      'en-US': 'its town or group of towns; default the group',
    },
  },
  year: {
    value: 'YYYY',
    about: { 'zh-CN': '指标的年份，默认推演期末', 'en-US': 'its year; default the last of the run' },
  },
} satisfies Readonly<Record<string, Option>>

/** What a call asks about, or the answer to a name that is not there. */
export function askedOutcome({ options, language }: Call, rows: Rows): OutcomeChoice | Answer {
  const { target, indicator, region, year } = options
  if (target !== undefined) {
    if (indicator !== undefined || region !== undefined || year !== undefined)
      throw new UsageError({
        'zh-CN': '--target 自带指标、地区和年份，不能再写 --indicator、--region、--year。',
        'en-US':
          '--target has its own indicator, region and year; leave --indicator, --region and --year out.',
      })
    const found = findReference(rows, ['target'], target)
    const [only] = found
    if (found.length === 1 && only !== undefined) return { kind: 'target', target: only }
    const ids = found.length > 1 ? found : rows.all('target').map(({ id }) => id)
    return unknownName(target, ids, language)
  }
  const wanted = { indicator: indicator ?? '地区生产总值', region: region ?? groupOf(rows) }
  const ids = { indicator: '', region: '' }
  for (const table of ['indicator', 'region'] as const) {
    const found = findReference(rows, [table], wanted[table])
    const [only] = found
    if (found.length !== 1 || only === undefined) {
      const known = found.length > 1 ? found : rows.all(table).map(({ id }) => id)
      const labels = known.map((id) => labelOf(rows, table, id))
      return unknownName(wanted[table], labels, language)
    }
    ids[table] = only
  }
  return { kind: 'figure', ...ids, year: yearOf(year, readSettings(rows)) }
}

function groupOf(rows: Rows): string {
  const all = rows.all('region')
  return (all.find(({ level }) => level === 'group') ?? all.find(({ level }) => level === 'town'))?.id ?? ''
}

function yearOf(text: string | undefined, { baseYear, horizon }: Settings): number {
  if (text === undefined) return horizon
  const year = Number(text)
  if (!Number.isInteger(year) || year < baseYear || year > horizon)
    throw new UsageError({
      'zh-CN': `--year 应在推演的 ${baseYear} 至 ${horizon} 年之间：${text}`,
      'en-US': `--year lies between ${baseYear} and ${horizon}, the years of the run: ${text}`,
    })
  return year
}

/** The outcome as sentences name it. */
export function subjectOf(rows: Rows, outcome: ToldOutcome, language: Language): Subject {
  const region = regionOf(rows, outcome.region)
  const [place, name] =
    language === 'en-US'
      ? [region?.english_name ?? region?.name, outcome.englishName ?? outcome.name]
      : [region?.name, outcome.name]
  const { unit, decimals, year } = outcome
  return { name: nameSubject(place ?? outcome.region, name, year, language), unit, decimals }
}

/** The outcome as it stands at the head of an answer. */
export function outcomeRecord(rows: Rows, outcome: ToldOutcome): Readonly<Record<string, unknown>> {
  const { region, indicator, name, year, unit, aim, required } = outcome
  return {
    region,
    regionName: labelOf(rows, 'region', region),
    indicator,
    indicatorName: name,
    year,
    unit,
    ...(aim ? { aim } : {}),
    ...(required ? { required } : {}),
  }
}
