// Characters that had no place of their own in Unicode when GBK was made: older programs wrote them as private ones (䶮 as
// U+E863), and texts that passed through such a program still do. Today's GB18030 says what they are.

/** Runs of private characters with the code of two bytes at which each begins in GBK. */
const RUNS: readonly (readonly [first: number, last: number, code: number])[] = [
  [0xe78d, 0xe793, 0xa6d9],
  [0xe794, 0xe795, 0xa6ec],
  [0xe796, 0xe796, 0xa6f3],
  [0xe7c7, 0xe7c7, 0xa8bc],
  [0xe7c8, 0xe7c8, 0xa8bf],
  [0xe7e7, 0xe7f3, 0xa989],
  [0xe815, 0xe843, 0xfe50],
  [0xe844, 0xe864, 0xfe80],
]

/** Those that GB18030 still writes as private ones, though they have a place in Unicode since. */
const STILL: Readonly<Record<number, string>> = {
  0xe816: '\u{20087}',
  0xe817: '\u{20089}',
  0xe818: '\u{200cc}',
  0xe831: '\u{215d7}',
  0xe83b: '\u{2298f}',
  0xe855: '\u{241fe}',
}

const PRIVATE = /[\ue78d-\ue796\ue7c7\ue7c8\ue7e7-\ue7f3\ue815-\ue864]/g

let known: ReadonlyMap<string, string> | null = null

/** A text with the characters that older programs could only write as private ones; others stay, such as an office's own. */
export function withoutPrivateSigns(text: string): string {
  if (text.search(PRIVATE) < 0) return text
  const table = (known ??= makeTable())
  return text.replaceAll(PRIVATE, (sign) => table.get(sign) ?? sign)
}

function makeTable(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, string>()
  for (const [first, last, code] of RUNS)
    for (let point = first; point <= last; point += 1) {
      const bytes = code + point - first
      const sign = STILL[point] ?? decoder.decode(Uint8Array.of(bytes >> 8, bytes & 0xff))
      table.set(String.fromCodePoint(point), sign)
    }
  return table
}
