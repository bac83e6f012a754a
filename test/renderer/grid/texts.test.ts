import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grid as english } from '../../../renderer/text/en-US/grid.ts'
import { grid as chinese } from '../../../renderer/text/zh-CN/grid.ts'

const FOLDER = join(import.meta.dirname, '../../../renderer/grid')

function keysOf(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${before}${key}.`) : [`${before}${key}`],
  )
}

/** Keys that the sources ask for; those put together at run time end with the part before the variable. */
function askedFor(): string[] {
  const sources = readdirSync(FOLDER)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  return sources.flatMap((source) =>
    [...source.matchAll(/\btext\(\s*['`]([\w.]+)/g)].map(([, key = '']) => key),
  )
}

describe('the words of the sheet', () => {
  it('are there for every key that the sources ask for, and are asked for', () => {
    const known = keysOf(chinese)
    const asked = askedFor()
    const unknown = asked.filter((key) => !known.some((one) => one === key || one.startsWith(key)))
    expect(unknown).toEqual([])
    const elsewhere = [
      'refusedSome',
      'clearedSome',
      'refusedAll',
      'writeRest',
      'writeFitting',
      'clearRest',
      'close',
    ]
    const unused = known.filter(
      (key) => !asked.some((one) => key === one || (one.endsWith('.') && key.startsWith(one))),
    )
    expect(unused.filter((key) => !elsewhere.includes(key) && !key.startsWith('drop.'))).toEqual([])
  })

  it('are the same keys in both languages, with the same places for numbers', () => {
    expect(keysOf(english)).toEqual(keysOf(chinese))
    const places = (texts: object) =>
      JSON.stringify(texts)
        .match(/\{\{\w+\}\}/g)
        ?.toSorted()
    expect(places(english)).toEqual(places(chinese))
  })
})
