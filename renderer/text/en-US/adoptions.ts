import type { TextsLike } from '../texts.ts'
import type { adoptions as source } from '../zh-CN/adoptions.ts'

/** Adopted scenarios. */
export const adoptions: TextsLike<typeof source> = {
  title: 'Adoptions',
  adopt: 'Adopt',
  adoptHint:
    'Adopts “{{name}}”: draws it {{draws}} times from seed {{seed}} and freezes every indicator and target by year; can be undone',
  saveFirst: 'What is tried out is not saved yet; save it, then adopt',
  working: 'Running',
  cancel: 'Stop',
  empty:
    "No scenario has been adopted yet. Save a scenario and press Adopt above: it keeps its results with seed and model hash, so that they can be checked at any time and compared with today's.",
  name: 'Name',
  at: 'Time',
  draws: 'Draws',
  seed: 'Seed',
  model: 'Model hash',
  together: 'All targets together',
  withdraw: 'Withdraw',
  withdrawHint: 'Deletes the frozen results of this adoption; can be undone',
  sound:
    'Drawn again from the data, model and seed of that moment: all {{count}} figures are the same bytes.',
  unsound:
    "Drawn again, {{wrong}} of {{count}} figures differ: frozen results, journal or the program's arithmetic have changed.",
  noModelThen: 'The model of that moment does not run, so nothing can be checked.',
  noModelNow: "Today's model or scenario does not run, so nothing can be compared.",
  unchanged: "Today's data and model give these figures, too.",
  changed: '{{since}} commits since; {{count}} figures come out differently today. {{model}}',
  modelChanged: "The model's text has changed.",
  modelSame: "The model's text is the same.",
  made: 'Adopted by {{who}}: {{draws}} draws, seed {{seed}}; data as after journal entry {{seq}}; model hash {{hash}}',
  chances: 'Targets: chance (%)',
  medians: 'Indicators: median',
  indicator: 'Indicator',
  region: 'Region',
  year: 'Year',
  frozen: 'Adopted',
  today: 'Today',
  difference: 'Difference',
  dueOnly: 'Target years only',
  wordChance: '{{region}} {{year}}, {{indicator}}: chance {{frozen}} % when adopted, {{today}} % today',
  wordMedian: '{{region}} {{year}}, {{indicator}}: {{frozen}} when adopted, {{today}} today',
}
