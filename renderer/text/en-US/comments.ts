import type { TextsLike } from '../texts.ts'
import type { comments as source } from '../zh-CN/comments.ts'

/** Words about comments on cells. */
export const comments: TextsLike<typeof source> = {
  comments: 'Comments',
  open: 'Open comments of this table ({{n}})',
  write: 'Write a comment; Ctrl+Enter posts it',
  reply: 'Reply; Ctrl+Enter posts it',
  say: 'Post',
  resolve: 'Resolve',
  reopen: 'Open again',
  delete: 'Delete this comment',
}
