import type { TextsLike } from '../texts.ts'
import type { exporting as source } from '../zh-CN/exporting.ts'

/** Words of the export of a sheet. */
export const exporting: TextsLike<typeof source> = {
  open: 'Export',
  range: 'Range',
  shown: 'As shown',
  everything: 'Everything',
  rows: '{{count}} rows',
  format: 'Format',
  xlsx: 'Excel',
  csv: 'CSV',
  csvGb: 'CSV (GB18030)',
  xlsxHint:
    'With title, unit, grouped headings, totals as formulas, print settings and signatures: fit to hand in.',
  csvHint: 'One line of headings, UTF-8, for other systems; texts that begin with = + - @ get an apostrophe.',
  csvGbHint:
    'One line of headings, GB18030, for older systems; texts that begin with = + - @ get an apostrophe.',
  look: 'Form',
  ownForm: 'Standard',
  addTemplate: 'Add template…',
  removeTemplate: 'Remove template “{{name}}”',
  templateHint:
    'Fills this template and leaves the rest of it alone. Placeholders: {{single}}, and per row {{perRow}}; without any, by the columns that its heading names.',
  templateSaved: 'Template “{{name}}” is saved on this machine, for every workbook.',
  templateRefused: 'The template was not saved: its name cannot be used, or it is too large.',
  subtotal: 'Subtotals',
  noSubtotal: 'None',
  subtotalBy: 'By {{column}}',
  run: 'Export',
  cancel: 'Cancel',
  working: 'Exporting',
  done: '{{count}} rows exported: {{name}}.',
  protected:
    '{{count}} texts begin with = + - @ and got an apostrophe, so that no program runs them as formulas: {{list}}.',
  leftOut:
    '{{count}} texts are longer than the 32,767 characters of a cell and were left out; export CSV for them.',
  notDone: 'Not exported: {{why}}',
  more: '…',
}
