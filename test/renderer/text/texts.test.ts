import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHINESE, ENGLISH } from '../../../renderer/text/resources.ts'

const RENDERER = join(import.meta.dirname, '../../../renderer')

/** Keys of a namespace as they are asked for: nested ones joined by dots. */
function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  )
}

function placeholders(texts: object, key: string): string[] {
  return [...new Set([...textAt(texts, key).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort()
}

const sources = readdirSync(RENDERER, { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/text\/(zh-CN|en-US)$/.test(entry.parentPath),
  )
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

/** Whether the sources ask for a key: as it stands, or by a template of which it may be an instance. */
function isUsed(key: string): boolean {
  return sources.includes(`'${key}'`) || templates.some((template) => template.test(key))
}

/** Templates such as `nav.${id}` as patterns of the keys that they can make. */
const templates = [...sources.matchAll(/`([\w.-]*\$\{[^`]*)`/g)]
  .map(([, template]) => template ?? '')
  .filter((template) => /^[\w.-]*(\$\{[^}]*\}[\w.-]*)+$/.test(template))
  .filter((template) => template.replaceAll(/\$\{[^}]*\}/g, '').length > 2)
  .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`))

/** Namespaces whose keys are codes of a closed union, so that the compiler watches over them. */
const BY_CODE = new Set(['journal'])

describe('words of the window', () => {
  for (const [name, chinese] of Object.entries(CHINESE)) {
    const english = ENGLISH[name as keyof typeof ENGLISH]
    it(`${name}: both languages have the same keys with the same placeholders`, () => {
      expect(keysOf(english).sort()).toEqual(keysOf(chinese).sort())
      for (const key of keysOf(chinese)) {
        expect([key, placeholders(english, key)]).toEqual([key, placeholders(chinese, key)])
      }
    })
    if (!BY_CODE.has(name)) {
      it(`${name}: every key is asked for somewhere`, () => {
        expect(keysOf(chinese).filter((key) => !isUsed(key))).toEqual([])
      })
    }
  }

  it('no Chinese is left in the English words, except where both languages are meant', () => {
    const left = Object.entries(ENGLISH).flatMap(([name, texts]) =>
      keysOf(texts)
        .filter((key) => /[一-鿿]/.test(textAt(texts, key).replaceAll(DEMO, '')))
        .map((key) => `${name}:${key}`),
    )
    expect(left.filter((key) => !BILINGUAL.has(key))).toEqual([])
  })
})

function textAt(texts: object, key: string): string {
  return String(key.split('.').reduce((at: unknown, part) => (at as Record<string, unknown>)[part], texts))
}

/** The mark of made-up figures, which stands beside its English in places that may be printed. */
const DEMO = '演示数据（虚构）'

/** English words that name something Chinese on purpose. */
const BILINGUAL = new Set(['frame:language', 'policy:attachHint'])
