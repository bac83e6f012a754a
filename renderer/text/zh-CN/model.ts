/** Words of the page of the model. */
export const model = {
  title: '模型',
  hint: '推演所用的全部公式；可直接修改，保存时核对名称与单位',
  save: '保存',
  saveHint: '保存（Ctrl+S）',
  revert: '放弃改动',
  backToGood: '回到正在运行的模型',
  draft: '有误的文本已存为草稿，推演仍按上一次正确的模型运行。改正后保存即可启用。',
  problems: '问题 {{n}}',
  noProblems: '没有问题：{{n}} 条声明，单位一致，可以运行',
  unsaved: '有未保存的改动',
  saved: '已启用',
  emptyTitle: '工作簿里没有模型',
  emptyHint: '用带政策包的方式新建工作簿，其中就有小城市模型。',
  editor: '模型文本',
} as const
