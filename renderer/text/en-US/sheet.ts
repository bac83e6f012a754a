import type { TextsLike } from '../texts.ts'
import type { sheet as source } from '../zh-CN/sheet.ts'

/** Words around the sheets: tool bar, findings, inspector. */
export const sheet: TextsLike<typeof source> = {
  add: 'Add a row',
  remove: 'Delete selected rows',
  details: 'Details',
  findings: 'To check',
  nextFinding: 'Next (F8)',
  noFindings: 'Nothing to check.',
  total: 'Total',
  pickCell: 'Select a cell to see where it comes from.',
  facts: 'This row',
  history: 'History',
  noHistory: 'Not changed since the workbook was made.',
  historyLine: '{{at}} · {{who}} · {{what}}',
  nothing: 'empty',
  restore: 'Restore this value',
  notInserted: 'No row was added: {{why}}',
  notDeleted: 'Nothing was deleted: {{why}}',
  notMoved: 'Not moved: {{why}}',
  copyOf: '{{text}} (copy)',
  notDone: 'Nothing was done: {{why}}',
  failed: 'Not written, see above. Everything before it is safe.',
  unit: 'Unit',
  filterText: 'Filter…',
  linked: 'Linked',
  noRowsTitle: 'No rows match',
  noRowsHint: 'Choose another region or year, or clear the filter.',
}
