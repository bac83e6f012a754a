import { chineseWord } from '../model/functions.ts'
import { readFormula } from '../model/formula.ts'
import type { Raw } from '../model/raw.ts'
import { plainName, sourceColumns } from './names.ts'
import type { FormulaSheet } from './sheet.ts'
import { chineseWithin } from './within.ts'

/**
 * A formula as the office reads it: columns by their Chinese titles, functions by their Chinese names, whatever was
 * typed. It computes the same; one that cannot be read stays as it is.
 */
export function spelledInChinese(formula: string, sheet: FormulaSheet): string {
  const body = formula.replace(/^\s*[=＝]/, (sign) => ' '.repeat(sign.length))
  const reading = readFormula(body)
  if (!reading.ok) return formula
  const titles = new Map<string, string>()
  const columns = [...sourceColumns(sheet.table, sheet.hanging), ...sheet.groups]
  for (const { names } of columns)
    for (const name of names) if (!titles.has(name)) titles.set(name, names[0] ?? name)
  const places: { readonly from: number; readonly word: string; readonly by: string }[] = []
  const replace = (from: number, word: string, by: string | undefined): void => {
    if (by !== undefined && by !== word && body.startsWith(word, from)) places.push({ from, word, by })
  }
  const walk = (raw: Raw): void => {
    switch (raw.kind) {
      case 'number':
        return
      case 'name': {
        const title = titles.get(plainName(raw.name))
        replace(raw.span.from, raw.name, title === undefined ? chineseWithin(raw.name) : sheet.write(title))
        return
      }
      case 'negate':
      case 'not':
        walk(raw.of)
        return
      case 'binary':
        walk(raw.left)
        walk(raw.right)
        return
      case 'call':
        replace(raw.span.from, raw.name, chineseWithin(raw.name) ?? chineseWord(raw.name))
        raw.args.forEach(walk)
    }
  }
  walk(reading.raw)
  return places
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, word, by }) => text.slice(0, from) + by + text.slice(from + word.length), formula)
}
