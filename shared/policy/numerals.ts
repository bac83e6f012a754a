const DIGITS = '零一二三四五六七八九'

/** The number of a Chinese numeral from 一 to 九十九, or null. */
export function readNumeral(text: string): number | null {
  const form = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!form || text === '') return null
  const [, first, ten, last] = form
  if (!ten) return first !== undefined && last === undefined ? DIGITS.indexOf(first) : null
  return (
    (first === undefined ? 1 : DIGITS.indexOf(first)) * 10 + (last === undefined ? 0 : DIGITS.indexOf(last))
  )
}

/** The Chinese numeral of a number from 1 to 99. */
export function writeNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const digit = ones === 0 ? '' : (DIGITS[ones] ?? '')
  return tens === 0 ? digit : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${digit}`
}
