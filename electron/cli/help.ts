import type { Language } from '../../shared/text/language.ts'
import type { Text, Verb } from './verb.ts'

const HEAD: Text = {
  'zh-CN': '用法：npm run -s zhence -- 命令 …    （标准输出为 JSON，说明写到标准错误）',
  'en-US': 'Usage: npm run -s zhence -- VERB …    (JSON on standard output, messages on standard error)',
}
const TAIL: Text = {
  'zh-CN': `  --lang zh|en   说明所用的语言
  --help         某个命令的用法

退出码：0 完成；1 内容被拒绝，可改后再试；2 用法不对；3 文件或磁盘有问题；70 程序出错`,
  'en-US': `  --lang zh|en   language of the messages
  --help         how to use a verb

Exit codes: 0 done; 1 refused, mend it and try again; 2 wrong usage; 3 the file or the disk failed; 70 program error`,
}

/** How a verb is called, on one line. */
export function usageOf({ words, arguments: names, options }: Verb): string {
  const optional = Object.entries(options).map(
    ([name, { value }]) => `[--${name}${value === undefined ? '' : ` ${value}`}]`,
  )
  return [words, ...names, ...optional].join(' ')
}

/** The help of one verb. */
export function helpOf(verb: Verb, language: Language): string {
  const options = Object.entries(verb.options).map(
    ([name, { value, about }]) =>
      `  --${name}${value === undefined ? '' : ` ${value}`}\n      ${about[language]}`,
  )
  return [
    `npm run -s zhence -- ${usageOf(verb)}`,
    '',
    verb.about[language],
    '',
    ...options,
    TAIL[language],
  ].join('\n')
}

/** The help of all verbs. */
export function helpOfAll(verbs: readonly Verb[], language: Language): string {
  const lines = verbs.flatMap((verb) => [`  ${usageOf(verb)}`, `      ${verb.about[language]}`])
  return [HEAD[language], '', ...lines, '', TAIL[language]].join('\n')
}
