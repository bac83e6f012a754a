import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../shared/table/column.ts'
import { TABLES } from '../../shared/tables.ts'

const SHARED = fileURLToPath(new URL('../../shared', import.meta.url))
const page = readFileSync(`${SHARED}/GLOSSARY.md`, 'utf8')
const [declaredPart = '', computedPart = ''] = page.split('## 计算得出的词')

interface Term {
  readonly word: string
  readonly identifier: string
  readonly unit: string
}
const termsOf = (part: string): readonly Term[] =>
  [
    ...part.matchAll(/^\| (?<word>.+?) \| `(?<identifier>[^`]+)` \| (?<unit>.+?) \| (?<clause>.+?) \|$/gm),
  ].map(({ groups }) => ({
    word: groups?.['word'] ?? '',
    identifier: groups?.['identifier'] ?? '',
    unit: groups?.['unit'] ?? '',
  }))

/** A unit that hangs on another row is written in words. */
function unitOf(column: Column): string | null {
  if (column.kind === 'number' && column.unit === undefined) return null
  return 'unit' in column && column.unit !== undefined ? column.unit : '—'
}

const declared = TABLES.flatMap((table) => [
  { word: table.title, identifier: table.name as string, unit: '—' as string | null },
  ...Object.entries<Column>(table.columns).flatMap(([name, column]) => [
    { word: column.title, identifier: `${table.name}.${name}`, unit: unitOf(column) },
    ...(column.kind === 'choice'
      ? Object.entries(column.options).map(([code, word]) => ({
          word,
          identifier: `${table.name}.${name}.${code}`,
          unit: '—',
        }))
      : []),
  ]),
])

describe('the glossary', () => {
  it('has every table, column and choice with its Chinese word and unit, and nothing else', () => {
    const written = new Map(termsOf(declaredPart).map((term) => [term.identifier, term]))
    const missing = declared.filter(({ identifier }) => !written.has(identifier))
    expect(missing.map(({ identifier }) => identifier)).toEqual([])
    const names = new Set(declared.map(({ identifier }) => identifier))
    expect([...written.keys()].filter((identifier) => !names.has(identifier))).toEqual([])
    for (const { word, identifier, unit } of declared) {
      const term = written.get(identifier)
      expect(`${identifier} ${term?.word}`).toBe(`${identifier} ${word}`)
      if (unit === null) expect(`${identifier} ${term?.unit}`).toMatch(/随/)
      else expect(`${identifier} ${term?.unit}`).toBe(`${identifier} ${unit}`)
    }
  })

  it('names each term once', () => {
    const identifiers = termsOf(page).map(({ identifier }) => identifier)
    expect(identifiers.filter((one, index) => identifiers.indexOf(one) !== index)).toEqual([])
  })

  it('its computed terms are names that the sources have', () => {
    const sources = readdirSync(SHARED, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(`${SHARED}/${path}`, 'utf8'))
      .join('\n')
    const computed = termsOf(computedPart)
    expect(computed.length).toBeGreaterThan(10)
    const unknown = computed.filter(({ identifier }) =>
      identifier.split('.').some((name) => !new RegExp(`\\b${name}\\b`).test(sources)),
    )
    expect(unknown).toEqual([])
  })
})
