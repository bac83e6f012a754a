import type { TextsLike } from '../texts.ts'
import type { finder as source } from '../zh-CN/finder.ts'

/** Words of the box that finds anything. */
export const finder: TextsLike<typeof source> = {
  title: 'Find',
  placeholder: 'Page, project, indicator, clause or task; Chinese, pinyin initials or English',
  page: 'Page',
  nothing: 'Nothing found for "{{text}}"',
  keys: '↑↓ choose, Enter opens, Esc closes',
}
