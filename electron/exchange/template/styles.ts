import { attribute } from './sheet-part.ts'

/** Formats that every program knows by number and that show a day. */
const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Which of a workbook's styles show a number as a day. */
export function dayStyles(xml: string): (style: number) => boolean {
  const custom = new Map(
    [...xml.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g)].map(([, attributes = '']) => [
      Number(attribute(attributes, 'numFmtId')),
      attribute(attributes, 'formatCode') ?? '',
    ]),
  )
  const looks = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? ''
  const styles = [...looks.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, attributes = '']) => {
    const format = Number(attribute(attributes, 'numFmtId') ?? 0)
    return DAYS.has(format) || isDay(custom.get(format) ?? '')
  })
  return (style) => styles[style] ?? false
}

/** A format that shows a year or a day, texts in quotes and colours aside. */
function isDay(format: string): boolean {
  return /[yd年日]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && format !== 'General'
}
