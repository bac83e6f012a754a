import type { TextsLike } from '../texts.ts'
import type { journal as source } from '../zh-CN/journal.ts'

/** Words for what a commit did. */
export const journal: TextsLike<typeof source> = {
  edit: 'Change {{table}}{{column}}',
  paste: 'Paste into {{table}} ({{n}} cells)',
  clear: 'Clear {{table}} ({{n}} cells)',
  fill: 'Fill {{table}} ({{n}} cells)',
  insert: 'Add {{n}} to {{table}}',
  duplicate: 'Duplicate {{n}} in {{table}}',
  move: 'Move {{n}} in {{table}}',
  replace: 'Replace in {{table}} ({{n}} cells)',
  delete: 'Delete {{n}} from {{table}}',
  restore: 'Restore an old value in {{table}}{{column}}',
  import: 'Import {{name}} into {{table}}',
  undo: 'Undo',
  redo: 'Redo',
  'new-workbook': 'New workbook',
  'attach-policy': 'Attach the policy text {{name}}',
  'save-model': 'Save the model {{name}}',
  'save-scenario': 'Save the scenario "{{name}}"',
  'add-scenario': 'Add the scenario "{{name}}"',
  'delete-scenario': 'Delete the scenario "{{name}}"',
  'adopt-scenario': 'Adopt the scenario "{{name}}"',
  'withdraw-adoption': 'Withdraw the adoption "{{name}}"',
  'change-setting': 'Change the setting {{name}}',
  'take-snapshot': 'Take the snapshot "{{name}}"',
  'delete-snapshot': 'Delete the snapshot "{{name}}"',
  columnOf: ', {{column}}',
}
