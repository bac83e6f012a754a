import type { TFunction } from 'i18next'
import { regionOf } from '../../../../shared/indicators/regions.ts'
import { OPERATORS } from '../../../../shared/indicators/tables.ts'
import type { OutcomeRow, SettingRow, YearSpan } from '../../../../shared/scenarios/comparison.ts'
import type { Treatment } from '../../../../shared/scenarios/tree.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { amountText, valueText } from '../../../../shared/text/analyses.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { joined } from '../../../../shared/text/unit-words.ts'
import { nameIn } from '../../../text/names.ts'
import { optionTitle, unitTitle } from '../../../text/titles.ts'

/** What a row belongs under. */
export type Section = OutcomeRow['kind'] | SettingRow['kind']

/** A row in words. */
export interface ToldRow {
  readonly key: string
  readonly section: Section
  readonly title: string
  /** Place, aim or unit, under the title. */
  readonly under: string
  readonly cells: readonly ToldCell[]
  readonly differs: boolean
}

/** A figure, and what is to be said of it against the scenario compared with. */
export interface ToldCell {
  readonly text: string
  /** The signed difference; empty where there is none to tell. */
  readonly difference: string
  readonly standing: OutcomeRow['cells'][number]['standing']
}

/** What telling rows needs. */
export interface Telling {
  readonly rows: Rows
  readonly language: Language
  readonly t: TFunction<'comparison'>
}

/** An outcome of every scenario. */
export function tellOutcome(row: OutcomeRow, base: number, { rows, language }: Telling): ToldRow {
  const indicator = rows.get('indicator', row.indicator)
  const unit = unitTitle(row.unit, language)
  const figure = (value: number | null) => (value === null ? '—' : amountText(value, row.decimals))
  const under = row.kind === 'target' ? underTarget(row, unit, rows, language) : unit
  return {
    key: `${row.kind}/${row.id}`,
    section: row.kind,
    title: indicator ? nameIn(indicator, language) : row.indicator,
    under,
    cells: row.cells.map(({ value, difference, standing }, column) => ({
      text: figure(value),
      difference: column === base ? '' : signed(difference, (size) => sizeText(size, row.decimals)),
      standing,
    })),
    differs: row.differs,
  }
}

/** Place, year and aim of a target; what is measured against county or city says so. */
function underTarget(
  { id, region, year, aim }: OutcomeRow,
  unit: string,
  rows: Rows,
  language: Language,
): string {
  const basis = String(rows.get('target', id)?.['basis'] ?? 'absolute')
  const goal =
    basis === 'absolute'
      ? aim
        ? `${OPERATORS[aim.operator]} ${joined(valueText(aim.value), unit, language)}`
        : unit
      : [optionTitle('target', 'basis', basis, language), unit].filter(Boolean).join(' · ')
  return [placeName(region, rows, language), year, goal].filter(Boolean).join(' · ')
}

/** A size with the decimals of its figure; empty where these do not show it. */
function sizeText(size: number, decimals: number): string {
  return Number(size.toFixed(decimals)) === 0 ? '' : amountText(size, decimals)
}

/** What every scenario is given. */
export function tellSetting(row: SettingRow, base: number, telling: Telling): ToldRow {
  const { rows, language, t } = telling
  const head = { key: row.id, section: row.kind, differs: row.differs }
  if (row.kind === 'project') {
    const project = rows.get('project', row.project)
    const cells = row.cells.map((treatment) => plain(treatmentText(treatment, t)))
    return { ...head, title: String(project?.['name'] ?? row.project), under: '', cells }
  }
  const place = row.region === null ? '' : placeName(row.region, rows, language)
  const own = singleValue(row.cells[base])
  return {
    ...head,
    title: row.name,
    under: [place, unitTitle(row.unit, language)].filter(Boolean).join(' · '),
    cells: row.cells.map((spans, column) => {
      const value = singleValue(spans)
      const by = value === null || own === null || column === base ? null : value - own
      return { ...plain(spansText(spans, t)), difference: signed(by, (size) => valueText(size)) }
    }),
  }
}

function plain(text: string): ToldCell {
  return { text, difference: '', standing: null }
}

/** A difference with its sign; nothing where there is none. */
function signed(difference: number | null, text: (size: number) => string): string {
  if (difference === null || difference === 0) return ''
  const size = text(Math.abs(difference))
  return size === '' ? '≈0' : `${difference > 0 ? '+' : '-'}${size}`
}

function singleValue(spans: readonly YearSpan[] | undefined): number | null {
  const [only] = spans ?? []
  return only && spans?.length === 1 ? only.value : null
}

function orDash(value: number | null): string {
  return value === null ? '—' : valueText(value)
}

function spansText(spans: readonly YearSpan[], t: TFunction<'comparison'>): string {
  return spans
    .map((span) => {
      if (span.years === null) return orDash(span.value)
      const [from, to] = span.years
      const years = from === to ? `${from}` : `${from}–${to}`
      return t('inYears', { value: orDash(span.value), years })
    })
    .join(t('listed'))
}

function treatmentText({ included, shiftYears }: Treatment, t: TFunction<'comparison'>): string {
  if (!included) return t('leftOut')
  if (shiftYears === 0) return t('asPlanned')
  return t(shiftYears > 0 ? 'later' : 'earlier', { years: Math.abs(shiftYears) })
}

function placeName(id: string, rows: Rows, language: Language): string {
  const region = regionOf(rows, id)
  return region ? nameIn(region, language) : id
}

/** The comparison as tab-separated text, for a spreadsheet: figures first, then differences. */
export function comparisonText(
  told: readonly ToldRow[],
  names: readonly string[],
  words: { readonly demo: string; readonly item: string; readonly under: string; readonly against: string },
): string {
  const head = [words.item, words.under, ...names, ...names.map((name) => `${name} ${words.against}`)]
  const body = told.map(({ title, under, cells }) => [
    title,
    under,
    ...cells.map(({ text }) => text),
    ...cells.map(({ difference }) => difference),
  ])
  return [[words.demo], head, ...body].map((line) => line.join('\t')).join('\n')
}
