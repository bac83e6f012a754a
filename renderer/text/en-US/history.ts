import type { TextsLike } from '../texts.ts'
import type { history as source } from '../zh-CN/history.ts'

/** Words of the page of changes. */
export const history: TextsLike<typeof source> = {
  title: 'Changes',
  hint: 'Who changed what to what and when; nothing is ever removed, and old values can be restored',
  seq: 'No.',
  at: 'When',
  who: 'Who',
  what: 'What',
  changes: 'Rows',
  undoes: 'undoes no. {{n}}',
  earlier: 'Earlier changes',
  rows: '{{n}} rows',
  added: 'added',
  removed: 'deleted',
  moreRows: '{{n}} more rows',
  empty: 'empty',
  verify: 'Verify the file',
  verifying: 'Verifying…',
  sound: 'The file is sound: {{n}} entries form an unbroken chain',
  broken:
    'The chain of entries breaks at no. {{n}}: another program may have changed the file. Keep it as it is and go back to a copy.',
  damaged: 'The structure of the file is damaged: {{what}}. Keep it as it is and go back to a copy.',
  unfounded:
    'Snapshots whose hash is not that of their entry: {{names}}. Another program may have rewritten the journal: keep the file as it is and go back to a copy.',
  separator: ', ',
  emptyTitle: 'No changes yet',
  emptyHint: 'Every change leaves an entry here.',
}
