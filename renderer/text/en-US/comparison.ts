import type { comparison as chinese } from '../zh-CN/comparison.ts'
import type { TextsLike } from '../texts.ts'

/** Scenarios side by side. */
export const comparison: TextsLike<typeof chinese> = {
  title: 'Scenarios compared',
  scenarios: 'Scenarios',
  base: 'Against',
  comparedWith: 'baseline',
  onlyDifferences: 'Only differences ({{some}}/{{all}})',
  item: 'Item',
  under: 'Place, year and unit',
  against: 'against {{name}}',
  asTried: '{{name}} (tried out)',
  chooseTwo: 'Choose at least two scenarios.',
  nothingDiffers: 'The scenarios chosen do not differ; clear “Only differences” to see everything.',
  'section-target': 'Targets: projected and standing, difference below',
  'section-figure': 'Indicators: {{place}} {{year}}',
  'section-assumption': 'Assumptions',
  'section-lever': 'Levers',
  'section-width': 'Widths of uncertainty (80% half-width)',
  'section-project': 'Projects',
  inYears: '{{value}} ({{years}})',
  listed: ', ',
  leftOut: 'Left out',
  asPlanned: 'As planned',
  later: '{{years}} year(s) later',
  earlier: '{{years}} year(s) earlier',
}
