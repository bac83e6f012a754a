import type { TextsLike } from '../texts.ts'
import type { policy as source } from '../zh-CN/policy.ts'

/** Words of the page that shows the policy as a document. */
export const policy: TextsLike<typeof source> = {
  title: 'Policy',
  hint: 'Clause by clause: what is asked, and the tasks, targets, projects and money that hang on it',
  attach: 'Attach the official text…',
  attachAgain: 'Replace the official text…',
  attachHint:
    'Choose the policy as a text file (.txt, UTF-8 or GB18030); it is matched by its numbering 一、（一）',
  attached: 'Matched the wording of {{n}} clauses by number',
  notAttached: 'Not attached: {{why}}',
  emptyFile: '{{name}} holds no text; nothing was changed. Choose the text file of the policy.',
  notText: '{{name}} is not a readable text file. Save it as .txt in UTF-8 or GB18030 and try again.',
  documents: 'Wording from {{title}}',
  noDocument: 'No official text attached; the summaries are our own words, the document prevails',
  showOriginal: 'Show the wording',
  hideOriginal: 'Hide the wording',
  tasks: 'Tasks {{n}}',
  targets: 'Targets {{n}}',
  projects: 'Projects {{n}}',
  money: 'Investment {{value}}',
  noTask: 'No task yet',
  orphans: '{{n}} clauses without a task',
  everyCovered: 'Every clause has a task',
  contents: 'Contents',
  emptyTitle: 'No clauses yet',
  emptyHint:
    'Choose a policy pack when making a workbook and its clauses stand here; or attach the official text.',
  more: 'all {{n}}',
}
