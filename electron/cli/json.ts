/** JSON for people and for tools alike: one line per row of a list, two blanks for what lies within. */
export function layOut(value: unknown): string {
  if (Array.isArray(value))
    return bracketed(
      value.map((item) => JSON.stringify(item)),
      '',
      '[',
      ']',
    )
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${JSON.stringify(key)}: ${layOutPart(part)}`)
  return bracketed(parts, '', '{', '}')
}

function layOutPart(part: unknown): string {
  if (Array.isArray(part) && part.some((item) => typeof item === 'object'))
    return bracketed(
      part.map((item) => JSON.stringify(item)),
      '  ',
      '[',
      ']',
    )
  if (
    typeof part === 'object' &&
    part !== null &&
    Object.values(part).some((one) => typeof one === 'object')
  ) {
    const parts = Object.entries(part).map(([key, one]) => `${JSON.stringify(key)}: ${JSON.stringify(one)}`)
    return bracketed(parts, '  ', '{', '}')
  }
  return JSON.stringify(part)
}

function bracketed(lines: readonly string[], indent: string, open: string, close: string): string {
  if (lines.length === 0) return open + close
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`
}
