import type { TextsLike } from '../texts.ts'
import type { model as source } from '../zh-CN/model.ts'

/** Words of the page of the model. */
export const model: TextsLike<typeof source> = {
  title: 'Model',
  hint: 'Every formula that a projection uses; edit it here, names and units are checked when you save',
  save: 'Save',
  saveHint: 'Save (Ctrl+S)',
  revert: 'Discard changes',
  backToGood: 'Back to the running model',
  draft:
    'The text has mistakes and is kept as a draft; projections still use the last good model. Mend it and save to use it.',
  problems: 'Problems {{n}}',
  noProblems: 'No problems: {{n}} declarations, units agree, ready to run',
  unsaved: 'Unsaved changes',
  saved: 'In use',
  emptyTitle: 'The workbook has no model',
  emptyHint: 'Make a workbook from a policy pack: it brings the small-city model.',
  editor: 'Model text',
}
