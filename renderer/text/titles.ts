import type { Column } from '../../shared/table/column.ts'
import { tableNamed, type TableName } from '../../shared/tables.ts'
import type { Language } from '../../shared/text/language.ts'
import { unitTitle as sharedTitle } from '../../shared/text/unit-words.ts'
import { ROW_UNIT } from '../../shared/calculation/sheet.ts'
import { observation } from '../../shared/indicators/tables.ts'
import { YEARS_SHEET, yearOfField } from '../../shared/indicators/years.ts'
import type { Table } from '../../shared/table/table.ts'
import { computedColumns } from './en-US/computed-columns.ts'
import { tables as english } from './en-US/tables.ts'

// Chinese titles stand in the tables' declarations; the English ones are typed from them, so none can be forgotten.

interface Titles {
  readonly title: string
  readonly columns: Readonly<Record<string, string>>
  readonly groups: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const titlesOf: Readonly<Record<string, Titles | undefined>> = english

/** Title of a table; an unknown name is shown as it is. */
export function tableTitle(name: string, language: Language): string {
  if (name === YEARS_SHEET) return tableTitle(observation.name, language)
  const chinese = tableNamed(name)?.title
  return (language === 'en-US' ? titlesOf[name]?.title : chinese) ?? chinese ?? name
}

/** Title of a column, without its unit. */
export function columnTitle(table: string, column: string, language: Language): string {
  const chinese = tableNamed(table)?.columns[column]?.title
  return (language === 'en-US' ? titlesOf[table]?.columns[column] : chinese) ?? chinese ?? column
}

/** Title of a column of a sheet, whose table may have columns that are computed and not declared. */
export function titleIn(table: Table, field: string, language: Language): string {
  const chinese = table.columns[field]?.title ?? field
  if (language === 'zh-CN') return chinese
  const year = yearOfField(field)
  if (year !== null) return field.startsWith('g') ? `Growth ${year}` : String(year)
  return titlesOf[table.name]?.columns[field] ?? computedColumns[table.name]?.columns[field] ?? chinese
}

/** Title of the group of columns that a column stands under, or null. */
export function groupTitle(table: TableName, column: Column, language: Language): string | null {
  if (column.group === undefined) return null
  if (language === 'zh-CN') return column.group
  const { group } = column
  return titlesOf[table]?.groups[group] ?? computedColumns[table]?.groups[group] ?? group
}

/** Words for a choice's code; an unknown code is shown as it is. */
export function optionTitle(table: string, column: string, code: string, language: Language): string {
  const declared = tableNamed(table)?.columns[column]
  const chinese = declared?.kind === 'choice' ? declared.options[code] : undefined
  return (language === 'en-US' ? titlesOf[table]?.options[column]?.[code] : chinese) ?? chinese ?? code
}

/** A unit in the language of the window; units without an English form stay as they are. */
export function unitTitle(unit: string, language: Language): string {
  return language === 'en-US' && unit === ROW_UNIT ? "each row's" : sharedTitle(unit, language)
}
