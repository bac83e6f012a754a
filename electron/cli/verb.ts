import type { Rejection } from '../../shared/table/rejection.ts'
import { declaredTable } from '../../shared/table/table.ts'
import type { Language } from '../../shared/text/language.ts'
import { wordRejection } from '../../shared/text/rejections.ts'

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>

/** How a call ended: 0 done, 1 the user can mend it, 2 wrong usage, 3 the world failed or a file does not check. */
export type ExitCode = 0 | 1 | 2 | 3

/** What a verb answers: JSON for the standard output, sentences for the standard error. */
export interface Answer {
  readonly exit: ExitCode
  readonly value: unknown
  /** What the standard output gets instead of the value as JSON, where another form was asked for. */
  readonly text?: string
  readonly messages: readonly string[]
}

/** What a verb is called with; arguments and options are checked against its declaration before. */
export interface Call {
  readonly language: Language
  /** One per declared argument, paths already resolved. */
  readonly arguments: readonly string[]
  /** Values of the options given; a flag has an empty text. */
  readonly options: Readonly<Record<string, string>>
  /** All of the standard input. */
  readonly readInput: () => Promise<string>
}

/** An option of a verb. */
export interface Option {
  /** What stands for its value in the help; a flag has none. */
  readonly value?: string
  readonly about: Text
}

/** A verb of the command line. */
export interface Verb {
  readonly words: string
  /** Names of its arguments; FILE, MODELFILE, CSV, OUT, OUTDIR are paths. */
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  readonly about: Text
  readonly run: (call: Call) => Promise<Answer>
}

/** Wrong usage; its sentence is shown with the verb's help. */
export class UsageError extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(text['en-US'])
    this.name = 'UsageError'
    this.text = text
  }
}

/** The answer of a verb that did its work. */
export function done(value: unknown, messages: readonly string[] = []): Answer {
  return { exit: 0, value, messages }
}

/** The answer to a call whose content is refused: every rejection with its sentence, and each sentence with its place. */
export function rejected(rejections: readonly Rejection[], language: Language): Answer {
  const worded = rejections.map((rejection) => ({
    ...rejection,
    message: wordRejection(rejection, language),
  }))
  return {
    exit: 1,
    value: { rejections: worded },
    messages: worded.map(({ at, message }) => `${placeOf(at, language)}${message}`),
  }
}

/** Refuses a name that the workbook or the program does not have, and says which there are. */
export function unknownName(name: string, known: readonly string[], language: Language): Answer {
  const answer = rejected([{ at: {}, code: 'unknown-name', name }], language)
  const list = known.join(language === 'zh-CN' ? '、' : ', ')
  return {
    ...answer,
    messages: [...answer.messages, language === 'zh-CN' ? `可用：${list}` : `There are: ${list}`],
  }
}

function placeOf({ table, id, column, cell }: Rejection['at'], language: Language): string {
  const declared = table === undefined ? undefined : declaredTable(table)
  const chinese = language === 'zh-CN'
  const parts = [
    cell,
    chinese ? (declared?.title ?? table) : table,
    id,
    column === undefined ? undefined : chinese ? (declared?.columns[column]?.title ?? column) : column,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : `${parts.join(' / ')}${chinese ? '：' : ': '}`
}
