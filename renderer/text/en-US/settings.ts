import type { TextsLike } from '../texts.ts'
import type { settings as source } from '../zh-CN/settings.ts'

/** Words of the page of settings. */
export const settings: TextsLike<typeof source> = {
  title: 'Settings',
  hint: 'Where the policy does not say, this office decides; changes take effect at once and can be undone',
  reading: 'How the policy is read',
  readingHint:
    "Seven passages can be read in more than one way. These are the defaults and why; follow your superior's reading.",
  projection: 'Span of the projection',
  projectionHint: "From which year's figures it starts and to which year it goes.",
  showing: 'Units shown',
  showingHint: 'Only what is shown changes, never what is stored.',
  isDefault: 'default',
  refused: 'Not changed: {{why}}',
}
