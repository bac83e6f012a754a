import type { TextsLike } from '../texts.ts'
import type { indicators as source } from '../zh-CN/indicators.ts'

/** Words of the page of statistics. */
export const indicators: TextsLike<typeof source> = {
  hint: 'A column per year, units in their own column; growth is its own figure, never computed from two vintages',
  value: 'Value',
  growth: 'Growth',
  everyYear: 'Early years',
  emptyRows: 'Empty rows',
  emptyRowsHint: 'Also list indicators without figures, to enter them',
  emptyTitle: 'No statistics yet',
  emptyHint: 'Switch on "Empty rows" to enter any indicator and year, or paste a block from a spreadsheet.',
  year: '{{year}}',
  region: 'Region',
  indicator: 'Indicator',
  scope: 'Scope',
  unit: 'Unit',
  absence: {
    unpublished: 'Not published',
    'growth-only': 'Only growth published',
    incomparable: 'Not comparable',
    'not-collected': 'Not collected',
    none: 'Not entered',
  },
  preliminaryNote: 'Preliminary, may be revised',
  lockedNote: 'Locked official figures cannot be overwritten; add a vintage on the right, or unlock it',
  othersNote: '{{n}} other vintages not used',
  notKept: 'Nothing is recorded for this year. Type into the cell to add it.',
  noSource: 'Source not stated',
  provenance: 'Where it comes from',
  definition: 'Definition',
  lock: 'Lock',
  locked: 'Locked',
  unlocked: 'Not locked',
  otherVintages: 'Other vintages ({{n}})',
}
