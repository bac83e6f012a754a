/** Words about comments on cells. */
export const comments = {
  comments: '批注',
  open: '本表未解决的批注（{{n}}）',
  write: '写批注，Ctrl+Enter 发表',
  reply: '回复，Ctrl+Enter 发表',
  say: '发表',
  resolve: '标为已解决',
  reopen: '重新打开',
  delete: '删除此条批注',
} as const
