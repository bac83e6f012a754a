import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '../../shared/text/language.ts'
import { UsageError, type Verb } from './verb.ts'

/** What the command line asks for. */
export type Asked =
  | { readonly kind: 'help'; readonly verb: Verb | null }
  | {
      readonly kind: 'call'
      readonly verb: Verb
      readonly arguments: readonly string[]
      readonly options: Readonly<Record<string, string>>
    }

/** Arguments and options that name a file; they are meant from where the person stands. */
const PATHS = new Set(['FILE', 'MODELFILE', 'CSV', 'OUT', 'OUTDIR', 'DATA'])
const PATH_OPTIONS = new Set(['inputs', 'mapping', 'save-mapping', 'template'])

/** Reads the words behind `zhence`. Throws UsageError, with the verb as far as it is known. */
export function readArguments(words: readonly string[], verbs: readonly Verb[], folder: string): Asked {
  const verb = verbs.find(({ words: name }) => startsWith(words, name.split(' ')))
  if (!verb) {
    if (words.some((word) => word === '--help' || word === '-h')) return { kind: 'help', verb: null }
    if (words.length === 0) throw new UsageError({ 'zh-CN': '请写出命令。', 'en-US': 'Name a verb.' })
    throw new UsageError({
      'zh-CN': `没有这个命令：${words.join(' ')}`,
      'en-US': `No such verb: ${words.join(' ')}`,
    })
  }
  const { values, positionals } = parse(words.slice(verb.words.split(' ').length), verb)
  if (values['help'] !== undefined) return { kind: 'help', verb }
  if (positionals.length !== verb.arguments.length)
    throw new UsageError({
      'zh-CN': `此命令需要 ${verb.arguments.length} 个参数：${verb.arguments.join(' ')}`,
      'en-US': `This verb takes ${verb.arguments.length} arguments: ${verb.arguments.join(' ')}`,
    })
  return {
    kind: 'call',
    verb,
    arguments: positionals.map((word, index) =>
      PATHS.has(verb.arguments[index] ?? '') ? resolve(folder, word) : word,
    ),
    options: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        PATH_OPTIONS.has(name) ? resolve(folder, value) : value,
      ]),
    ),
  }
}

/** The language that was asked for, taken out of the words so that it may stand anywhere. */
export function takeLanguage(
  words: readonly string[],
  otherwise: Language,
): { readonly language: Language; readonly words: readonly string[] } {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (at < 0) return { language: otherwise, words }
  const joined = words[at]?.startsWith('--lang=') ?? false
  const value = joined ? words[at]?.slice('--lang='.length) : words[at + 1]
  const language =
    value === 'zh' || value === 'zh-CN' ? 'zh-CN' : value === 'en' || value === 'en-US' ? 'en-US' : null
  if (language === null)
    throw new UsageError({ 'zh-CN': '--lang 只有 zh 和 en。', 'en-US': '--lang is zh or en.' })
  return { language, words: words.toSpliced(at, joined ? 1 : 2) }
}

function startsWith(words: readonly string[], name: readonly string[]): boolean {
  return name.every((word, index) => words[index] === word)
}

function parse(words: readonly string[], verb: Verb) {
  const declared = Object.entries(verb.options).map(([name, { value }]) => {
    return [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }] as const
  })
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { ...Object.fromEntries(declared), help: { type: 'boolean' as const, short: 'h' } },
    })
    const given: Record<string, string> = {}
    for (const [name, value] of Object.entries<unknown>(values))
      given[name] = typeof value === 'string' ? value : ''
    return { values: given, positionals }
  } catch (error) {
    // Node's own sentence names the option; its advice on `--` is of no use here.
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new UsageError({ 'zh-CN': `选项不对：${said}`, 'en-US': said })
  }
}
