import type { TextsLike } from '../texts.ts'
import type { grid as source } from '../zh-CN/grid.ts'

/** Words of the sheet: the grid behind every table. */
export const grid: TextsLike<typeof source> = {
  sheet: 'Sheet',
  hint: 'Arrow keys move, typing replaces, F2 edits, Enter accepts, Esc cancels; Esc and then Tab leaves the sheet.',
  rowNumber: 'Row {{number}}',
  labelSeparator: ' · ',
  reasonSeparator: ': ',
  demo: 'Demonstration data (fictional)',
  demoTag: 'Demo',
  noOption: 'No such option',
  refusedSome:
    'Cells that cannot be written: {{count}}. Nothing has been written yet; the other {{rest}} can be.',
  refusedAll: 'Cells that cannot be written: {{count}}. Nothing was written, the data are as before.',
  tooFewRows: 'The block goes beyond the last row. Rows to add: {{rows}}. Nothing has been written yet.',
  refusedToo: ' Cells that cannot be written: {{count}}.',
  addRows: 'Add rows ({{rows}}) and write',
  writeFitting: 'Write only what fits ({{count}})',
  newRow: 'New row',
  columnMenu: 'Filter, sort, freeze…',
  writeRest: 'Write the other {{count}}',
  drop: {
    edit: 'Write nothing',
    paste: 'Write nothing',
    clear: 'Clear nothing',
    fill: 'Fill nothing',
    replace: 'Replace nothing',
  },
  close: 'Close',
  outside: 'Beyond the sheet: {{count}} cells. Add rows first, or paste further up or to the left',
  more: '{{count}} more, marked red in the sheet',
  readOnly: {
    sheet: 'The workbook is read-only',
    total: 'Totals are computed; change the rows above',
    locked: 'Locked; unlock it first to correct it',
    derived: 'Computed by the program; it cannot be changed directly',
    column: 'This column cannot be changed here',
  },
  formulaBar: 'Formula bar',
  roundedTo: 'rounded to {{step}}',
  spoken: {
    empty: 'empty',
    readOnly: 'cannot be changed',
    range: '{{rows}} rows and {{columns}} columns selected',
    separator: ', ',
  },
}
