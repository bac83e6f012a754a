/** Words of the page of settings. */
export const settings = {
  title: '设置',
  hint: '政策原文没有写明的地方由本单位决定；改动立即生效，可撤销',
  reading: '政策的读法',
  readingHint: '原文有七处可作不同理解。默认值及理由如下，按上级口径可改。',
  projection: '推演的起止',
  projectionHint: '从哪一年的数据起步，算到哪一年。',
  showing: '显示单位',
  showingHint: '只影响显示，不改动存储的数。',
  isDefault: '默认',
  refused: '没有改动：{{why}}',
} as const
