import type { Raw } from '../model/raw.ts'
import { plainName, quotedName } from './names.ts'

// How formulas name the columns of a sheet with the years across: 2024年, 2024年增速, 基年 and 基年[-2], which count from
// the year from which the workbook counts its targets, and 最新 and 最新[上年], of each row the last year with a figure.

const ASKED = /^年(?:增速)?$/
const WRITTEN = /^\d{4}年(?:增速)?$/
const BASE = new Set(['基年', 'base_year'])
const LATEST = new Set(['最新', 'latest'])

/** Names of the columns that hold a row's last figure and that of the year before it. */
const LATEST_NAMES = ['最新', '最新上年'] as const

/** A year's column as it is written in a formula; others as anywhere. */
export function writtenYear(name: string): string {
  return WRITTEN.test(name) ? name : quotedName(name)
}

/** Whether a word means a year's column, so that no other column may be called so. */
export function isYearName(title: string): boolean {
  const name = plainName(title)
  return BASE.has(name) || LATEST.has(name) || /^\d{4}(?:年|$)/.test(name)
}

/**
 * The expression with years as names of their columns. A plain number that is one of the sheet's years becomes a name,
 * too, though of no column: whoever writes 2024 / 2023 means the figures of these years, and is told how to write them.
 */
export function namedYears(raw: Raw, years: readonly number[], baseYear: number): Raw {
  const again = (one: Raw): Raw => namedYears(one, years, baseYear)
  switch (raw.kind) {
    case 'number': {
      const { value, unit, span } = raw
      const asks =
        unit === null ? years.includes(value) : ASKED.test(unit) && Number.isInteger(value) && value >= 1000
      return asks ? nameOf(`${value}${unit ?? ''}`, span) : raw
    }
    case 'name': {
      const { name, lag, span } = raw
      if (lag.of === 'quarter') return raw
      if (BASE.has(name)) return nameOf(`${baseYear - lag.count}年`, span)
      const latest = LATEST.has(name) ? LATEST_NAMES[lag.count] : undefined
      return latest === undefined ? raw : nameOf(latest, span)
    }
    case 'negate':
    case 'not':
      return { ...raw, of: again(raw.of) }
    case 'binary':
      return { ...raw, left: again(raw.left), right: again(raw.right) }
    case 'call':
      return { ...raw, args: raw.args.map(again) }
  }
}

function nameOf(name: string, span: Raw['span']): Raw {
  return { kind: 'name', name, lag: { count: 0, of: 'step' }, span }
}
