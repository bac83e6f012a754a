import type { calculated as chinese } from '../zh-CN/calculated.ts'
import type { TextsLike } from '../texts.ts'

/** Words about calculated columns. */
export const calculated: TextsLike<typeof chinese> = {
  columns: 'Calculated columns',
  add: 'Add a calculated column',
  none: "There is no calculated column yet. A formula uses this table's columns and their totals, such as SHARE(budget).",
  noneOfYears:
    'There is no calculated column yet. A formula uses the figures of years, such as y2024 / y2023 - 1.',
  title: 'Title',
  formula: 'Formula',
  formulaHint: 'such as (adjusted - budget) / budget',
  formulaNote:
    'Columns go by their Chinese titles or identifiers; Ctrl+Space lists all. Totals and shares pass over missing figures.',
  yearsHint: 'such as y2024 / y2023 - 1, or latest - latest[-1]',
  yearsNote:
    "Years are written y2024, their growth g2024; base_year and base_year[-2] count from the base year of the settings; latest and latest[-1] are each row's last year with a figure. Rows with a missing figure have no result; figures of different units do not add up.",
  partial: 'Rows in {{units}} have no result ({{why}}); all others do.',
  unit: 'Unit',
  noUnit: 'bare number',
  takeUnit: 'Make the unit {{unit}}',
  decimals: 'Decimals',
  asNeeded: 'as needed',
  preview: 'Preview',
  noRows: 'This table has no rows yet.',
  noValue: 'A figure is missing or the divisor is 0, so there is no result.',
  offers: 'Columns and functions',
  offer: { total: 'many rows', share: 'share of a total', function: 'function' },
  save: 'Save',
  cancel: 'Cancel',
  edit: 'Edit “{{title}}”',
  moveUp: 'Move “{{title}}” up',
  moveDown: 'Move “{{title}}” down',
  delete: 'Delete “{{title}}”',
}
