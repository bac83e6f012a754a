import type { ImportChoices, ImportMapping, Preview } from './contract.ts'
import { own } from './reading.ts'

/** What is worth keeping of an import for the next file with the same headings. */
export function mappingOf({ columns, lacking, key, wide }: Preview, choices: ImportChoices): ImportMapping {
  const named = columns.filter(({ heading }) => heading !== '')
  return {
    targets: Object.fromEntries(named.map(({ heading, target }) => [heading, target])),
    units: Object.fromEntries(
      named.flatMap(({ heading, unit, unitFrom }) =>
        unitFrom === 'chosen' && unit !== null ? [[heading, unit]] : [],
      ),
    ),
    values: Object.fromEntries(
      lacking.flatMap(({ column, value }) =>
        choices.values && Object.hasOwn(choices.values, column) ? [[column, value]] : [],
      ),
    ),
    ...(choices.key ? { key } : {}),
    ...(wide && !wide.on ? { unfold: false } : {}),
  }
}

/** The choices that a saved mapping comes to for the columns of a file: headings that it does not name stay as they are. */
export function choicesOf(mapping: ImportMapping, { columns }: Preview): Partial<ImportChoices> {
  const at = <T>(values: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const value = own(values, column.heading)
        return value === undefined ? [] : [[String(column.at), value] as const]
      }),
    )
  return {
    targets: at(mapping.targets),
    units: at(mapping.units),
    values: mapping.values,
    key: mapping.key,
    unfold: mapping.unfold,
  }
}
