// Cuts a model text into declarations before anything is parsed, so that a mistake in one never spoils the next.
import { DECLARATION_WORDS } from './words.ts'

/** The text of one declaration with what stands around it. */
export interface Chunk {
  readonly from: number
  readonly to: number
  readonly section: string
  /** Comments above it and at the ends of its lines. */
  readonly doc: string
}

interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}

function linesOf(text: string, starts: readonly number[]): Line[] {
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? text.length
    return { from, to, text: text.slice(from, to).replace(/[\r\n]+$/, '') }
  })
}

/**
 * Where the code of a line ends and its comment begins (-1: none), and its opening minus closing brackets. A sign
 * inside 「」 is part of a name. A loop, not a pattern: a line may be a megabyte of quotation marks.
 */
function scan(line: string): { comment: number; balance: number } {
  let balance = 0
  let closing = ''
  for (let i = 0; i < line.length; i += 1) {
    const sign = line.charAt(i)
    if (closing !== '') closing = sign === closing ? '' : closing
    else if (sign === '「') closing = '」'
    else if (sign === '『') closing = '』'
    else if (sign === '※' || (sign === '/' && line.charAt(i + 1) === '/')) return { comment: i, balance }
    else if ('([（［【'.includes(sign)) balance += 1
    else if (')]）］】'.includes(sign)) balance -= 1
  }
  return { comment: -1, balance }
}

/** Where the comment of a line begins; its length if it has none. */
export function codeLength(line: string): number {
  const { comment } = scan(line)
  return comment < 0 ? line.length : comment
}

/** True if the line begins a new declaration: a declaration word, or unindented text outside brackets. */
function beginsDeclaration(code: string, openBrackets: number): boolean {
  const word = /^[\s\ufeff]*([^\s:：=＝]+)\s/.exec(`${code} `)?.[1] ?? ''
  if (DECLARATION_WORDS.has(word.toLowerCase())) return true
  return openBrackets <= 0 && /^\ufeff?\S/.test(code)
}

/** The declarations of a text in order. Blank lines and comments between them belong to none. */
export function chunksOf(text: string, starts: readonly number[]): readonly Chunk[] {
  const chunks: Chunk[] = []
  let section = ''
  let pending: string[] = []
  let open: { from: number; to: number; doc: string[]; brackets: number } | null = null
  const close = (): void => {
    if (open) chunks.push({ from: open.from, to: open.to, section, doc: open.doc.join('\n') })
    open = null
  }
  for (const line of linesOf(text, starts)) {
    const { comment: at, balance } = scan(line.text)
    const code = at < 0 ? line.text : line.text.slice(0, at)
    const comment =
      at < 0
        ? null
        : line.text
            .slice(at)
            .replace(/^(?:\/\/|※)/, '')
            .trim()
    const bare = code.replace('\ufeff', '').trim()
    const heading = /^[#＃]+/.exec(bare)
    if (heading) {
      close()
      pending = []
      section = heading[0].length === 1 ? '' : bare.slice(heading[0].length).trim()
    } else if (bare === '') {
      if (comment === null) pending = []
      else pending.push(comment)
    } else {
      if (!open || beginsDeclaration(code, open.brackets)) {
        close()
        open = { from: line.from, to: line.from, doc: pending, brackets: 0 }
      }
      pending = []
      if (comment !== null) open.doc.push(comment)
      open.to = line.from + code.trimEnd().length
      open.brackets += balance
    }
  }
  close()
  return chunks
}
