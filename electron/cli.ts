import { text } from 'node:stream/consumers'
import { Fault } from '../shared/api/reply.ts'
import type { Language } from '../shared/text/language.ts'
import { wordFault } from '../shared/text/faults.ts'
import { readArguments, takeLanguage } from './cli/arguments.ts'
import { helpOf, helpOfAll } from './cli/help.ts'
import { layOut } from './cli/json.ts'
import { UsageError, type ExitCode } from './cli/verb.ts'
import { VERBS } from './cli/verbs.ts'
import { terminalLanguage } from './terminal-language.ts'

// The command line: the store, the model and the rules without a window, for scripts and batch runs.

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  complain(
    `程序出错 / Program error\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  process.exitCode = 70
}

async function main(given: readonly string[]): Promise<ExitCode> {
  let language = terminalLanguage()
  try {
    const taken = takeLanguage(given, language)
    language = taken.language
    return await answer(taken.words, language)
  } catch (error) {
    if (error instanceof UsageError) return wrongUsage(error, given, language)
    if (!(error instanceof Fault)) throw error
    say(layOut({ fault: { code: error.code, params: error.params } }))
    complain(wordFault(error.code, error.params, language))
    return 3
  }
}

async function answer(words: readonly string[], language: Language): Promise<ExitCode> {
  // npm runs scripts in the project's folder; what a person names is meant from where they stand.
  const asked = readArguments(words, VERBS, process.env['INIT_CWD'] ?? process.cwd())
  if (asked.kind === 'help') {
    say(asked.verb ? helpOf(asked.verb, language) : helpOfAll(VERBS, language))
    return 0
  }
  const { verb, arguments: names, options } = asked
  const answered = await verb.run({
    language,
    arguments: names,
    options,
    readInput: () => text(process.stdin),
  })
  say(answered.text ?? layOut(answered.value))
  for (const message of answered.messages) complain(message)
  return answered.exit
}

function wrongUsage({ text: why }: UsageError, words: readonly string[], language: Language): ExitCode {
  const verb = VERBS.find(({ words: name }) => words.join(' ').startsWith(name))
  complain(why[language])
  complain(verb ? helpOf(verb, language) : helpOfAll(VERBS, language))
  return 2
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
