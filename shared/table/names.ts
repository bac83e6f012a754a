// Names of people and offices as they stand in one cell: 县财政局、壶镇镇人民政府.

/** What stands between two names, besides a space. */
const BETWEEN = /[、，,；;﹑､\n]/u
const OPENS = /[（(【[〔]/u
const CLOSES = /[）)】\]〕]/u
const HAN = /\p{Script=Han}/u
/** A duty beside a name belongs to it: 副镇长 张三 is one person. */
const DUTY = /(?:长|书记|主任|员|总)$/u

/**
 * The names that a text holds, each once, in their order. 、，,；; and line breaks part names, and so does a space between
 * two Chinese words; not within brackets (县发改局（牵头，负责审批）), not between single characters, which are one name
 * written wide (李 明), not between a duty and a name, and not beside other letters.
 */
export function namesIn(text: string): readonly string[] {
  const names = onceIn(text)
  const joined = joinedNames(names)
  // Signs that came together may part or join others: what is stored is what is read from it again.
  return joined === text ? names : namesIn(joined)
}

function onceIn(text: string): readonly string[] {
  return [...new Set(piecesOf(text).flatMap((piece) => atSpaces(piece)))]
}

/** Several names as they are stored: parted by 、. Empty without any. */
export function joinedNames(names: readonly string[]): string {
  return names.join('、')
}

/** Whether a sign parts names. */
export function partsNames(sign: string): boolean {
  return BETWEEN.test(sign)
}

/** Where the name at a caret begins and ends in a text, without the blanks around it. */
export function nameAt(text: string, caret: number): { readonly from: number; readonly to: number } {
  let from = 0
  for (const piece of piecesOf(text)) {
    const to = from + piece.length
    if (caret <= to) {
      const blank = piece.length - piece.trimStart().length
      return { from: Math.min(from + blank, to), to: Math.max(from + blank, from + piece.trimEnd().length) }
    }
    from = to + 1
  }
  return { from: text.length, to: text.length }
}

/** The text between parting signs, brackets kept whole; as many pieces as signs and one more. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (OPENS.test(sign)) depth += 1
    else if (CLOSES.test(sign)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && BETWEEN.test(sign)) {
      pieces.push(text.slice(from, at))
      from = at + 1
    }
  }
  // A bracket that is never closed keeps nothing together but the sign behind it.
  if (depth > 0 && BETWEEN.test(text.slice(from))) {
    const rest = text.slice(from)
    const cut = rest.search(BETWEEN)
    return [...pieces, rest.slice(0, cut), ...piecesOf(rest.slice(cut + 1))]
  }
  return [...pieces, text.slice(from)]
}

function atSpaces(piece: string): readonly string[] {
  const names: string[] = []
  const words = piece.split(/\s+/u).filter((word) => word !== '')
  for (const [at, word] of words.entries()) {
    const before = names.at(-1)
    const isLast = at === words.length - 1
    if (before === undefined) names.push(word)
    else if (isSingle(before) || (isSingle(word) && isLast && endsInHan(before)))
      names.splice(-1, 1, before + word)
    else if (belongs(before, word)) names.splice(-1, 1, `${before} ${word}`)
    else names.push(word)
  }
  return names
}

function isSingle(word: string): boolean {
  return [...word].length === 1 && HAN.test(word)
}

function endsInHan(word: string): boolean {
  return HAN.test([...word].at(-1) ?? '')
}

function belongs(before: string, word: string): boolean {
  if (!endsInHan(before) || !HAN.test([...word][0] ?? '')) return true
  return DUTY.test(before) !== DUTY.test(word)
}
