import type { ChoiceColumn, Column } from '../../shared/table/column.ts'
import type { TABLES } from '../../shared/tables.ts'

type Declared = (typeof TABLES)[number]
type GroupOf<C> = C extends { readonly group: infer G extends string } ? G : never
type OptionsOf<C> = C extends ChoiceColumn ? { readonly [Code in keyof C['options']]: string } : never
type ChoicesOf<Columns extends Readonly<Record<string, Column>>> = {
  readonly [Name in keyof Columns as Columns[Name] extends ChoiceColumn ? Name : never]: OptionsOf<
    Columns[Name]
  >
}

interface TableTitles<T extends Declared> {
  readonly title: string
  readonly columns: { readonly [Name in keyof T['columns']]: string }
  readonly groups: { readonly [Group in GroupOf<T['columns'][keyof T['columns']]>]: string }
  readonly options: ChoicesOf<T['columns']>
}

/** English titles of every table, column, group and option: a missing one does not compile. */
export type AllTitles = { readonly [T in Declared as T['name']]: TableTitles<T> }

/** Heading of the mark that figures are made up. */
export const DEMO_TITLE = 'Made-up sample data'
