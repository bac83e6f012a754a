import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bugLog } from '../../../electron/api/bugs.ts'
import { preferencesIn } from '../../../electron/api/preferences-file.ts'
import { configFolder } from '../../../electron/places.ts'

let folder = ''
let notes: string[] = []
const note = (text: string): void => void notes.push(text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-config-'))
  notes = []
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('preferences', () => {
  it('are there again after a restart, and leave no temporary file', async () => {
    await preferencesIn(join(folder, 'deep', 'er'), note).set({ language: 'en-US' })
    expect(await preferencesIn(join(folder, 'deep', 'er'), note).get()).toEqual({ language: 'en-US' })
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['preferences.json'])
    expect(notes).toEqual([])
  })

  it('lose nothing when many are set at once', async () => {
    const preferences = preferencesIn(folder, note)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => preferences.set({ [`width-${index}`]: index })),
    )
    expect(
      Object.keys(JSON.parse(readFileSync(join(folder, 'preferences.json'), 'utf8')) as object),
    ).toHaveLength(20)
  })

  it.each([
    ['cut off', '{"language":'],
    ['a list', '[1]'],
    ['empty', ''],
  ])('start anew and say so if the file is %s', async (_how, text) => {
    writeFileSync(join(folder, 'preferences.json'), text)
    const preferences = preferencesIn(folder, note)
    expect(await preferences.get()).toEqual({})
    expect(notes).toHaveLength(1)
    await preferences.set({ theme: 'dark' })
    expect(await preferencesIn(folder, note).get()).toEqual({ theme: 'dark' })
  })

  it('hold until the program ends where they cannot be written, and say why once', async () => {
    writeFileSync(join(folder, 'file'), '')
    const preferences = preferencesIn(join(folder, 'file', 'below'), note)
    expect(await preferences.set({ theme: 'dark' })).toEqual({ ok: true, value: { theme: 'dark' } })
    await preferences.set({ language: 'en-US' })
    expect(await preferences.get()).toEqual({ theme: 'dark', language: 'en-US' })
    expect(notes.filter((text) => text.includes('无法保存'))).toHaveLength(1)
  })

  it('live in memory if there is no folder', async () => {
    const preferences = preferencesIn(null, note)
    await preferences.set({ theme: 'dark' })
    expect(await preferences.get()).toEqual({ theme: 'dark' })
    expect(notes).toEqual([])
  })

  it('take a name like __proto__ for a name', async () => {
    const preferences = preferencesIn(folder, note)
    await preferences.set(JSON.parse('{"__proto__":{"admin":true}}') as Record<string, unknown>)
    expect(Reflect.get(await preferences.get(), 'admin')).toBeUndefined()
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

describe('the log of program errors', () => {
  it('keeps the stack under the reference that the person is shown', () => {
    const reference = bugLog(folder, note)('edit', new Error('broken here'))
    const log = readFileSync(join(folder, 'errors.log'), 'utf8')
    expect(log).toContain(`${reference} edit\nError: broken here\n    at `)
    expect(notes.join('')).toBe(log)
  })

  it('starts a new file after 2 MB and keeps one old one', () => {
    const report = bugLog(folder, note)
    for (let count = 0; count < 6; count += 1) report('edit', 'x'.repeat(1_000_000))
    expect(readdirSync(folder).sort()).toEqual(['errors.log', 'errors.log.1'])
  })

  it('still says the stack where it cannot be written', () => {
    mkdirSync(join(folder, 'errors.log'))
    chmodSync(folder, 0o700)
    expect(bugLog(folder, note)('edit', new Error('broken here'))).toMatch(/^[0-9a-f]{8}$/)
    expect(notes.join('')).toContain('broken here')
  })
})

describe('the folder of a person', () => {
  it.each([
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/home/a', '/x/zhence'],
    ['linux', {}, '/home/a', '/home/a/.config/zhence'],
    ['linux', {}, '', null],
    ['darwin', {}, '/Users/a', '/Users/a/Library/Application Support/zhence'],
    ['linux', { ZHENCE_CONFIG_DIR: '/there' }, '', '/there'],
  ] as const)('on %s with %o and home %s is %s', (platform, env, home, expected) => {
    expect(configFolder({ platform, env, home })).toBe(expected)
  })
})
