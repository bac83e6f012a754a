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
  tooLarge: 'More than {{count}} cells to paste. Nothing was written. Paste in parts, or use the import.',
  listSeparator: ', ',
  selection: {
    cutMany: 'Several ranges cannot be cut. Select one range and cut again; nothing was changed',
    copyUneven:
      'These ranges do not line up and cannot be copied together. Select the same rows or columns, or copy them one by one',
    transposeNext: 'The next paste swaps rows and columns: press Ctrl+V, or Esc to cancel',
  },
  headings: {
    found: 'The first rows of the block ({{rows}}) look like headings. Nothing has been written yet.',
    units: 'The headings name units, which are used if they are left out: {{units}}.',
    without: 'Paste without headings',
    with: 'Paste all of it',
    not: 'Do not paste',
  },
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
    ranges: '{{count}} ranges selected, the last one',
    range: '{{rows}} rows and {{columns}} columns selected',
    separator: ', ',
  },
}
