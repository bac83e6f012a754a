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
  copiedMadeUp:
    'The copy is marked as demonstration data, too: its figures are still fictional. Once they are real, take the mark off by a right click.',
  notDone: 'Nothing was done: {{why}}',
  failed: 'Not written, see above. Everything before it is safe.',
  unit: 'Unit',
  filterText: 'Filter…',
  linked: 'Linked',
  sinceOpening: 'this opening',
  sinceSnapshot: '{{name}} · {{at}}',
  sinceGroup: { snapshot: 'Snapshots', entry: 'A change' },
  wordChanged: 'Changed: {{before}} → {{after}} · {{who}} · {{at}}',
  wordAdded: 'Row added · {{who}} · {{at}}',
  noRowsTitle: 'No rows match',
  noRowsHint: 'Choose another region or year, or clear the filter.',
}
