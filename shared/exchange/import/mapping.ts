import type { ImportChoices, ImportMapping, Preview } from './contract.ts'

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
