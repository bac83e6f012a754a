/** Words of the box that finds anything. */
export const finder = {
  title: '查找',
  placeholder: '页面、项目、指标、条款、任务；可输拼音首字母',
  page: '页面',
  nothing: '没有找到“{{text}}”',
  keys: '↑↓ 选择，回车打开，Esc 关闭',
} as const
