import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../shared/commands.ts'
import { opened } from './packs/workbook.ts'

const { rows } = opened(true)
const draft = { values: [{ name: '新增用地', region: 'huzhen', year: 2025, value: 300 }], projects: [] }

/** What a command makes of arguments: its label and number of edits, or the code of the refusal. */
function call(name: string, args: unknown): unknown {
  const command = COMMANDS[name]
  if (!command) throw new Error(`no command ${name}`)
  const parsed = command(args)
  if (!parsed.ok) return parsed.rejections[0]?.code
  const done = parsed.value.plan(rows)
  return done.ok ? [parsed.value.label(rows).verb, done.value.length] : done.rejections[0]?.code
}

describe('the registry of commands', () => {
  it('carries out each verb with checked arguments', () => {
    expect(call('addScenario', { name: '试算', parent: 'base' })).toEqual(['add-scenario', 1])
    expect(call('saveScenario', { id: 'stress', draft })).toEqual(['save-scenario', 1])
    expect(call('saveScenario', { name: '试算', parent: 'base', draft })).toEqual(['save-scenario', 2])
    expect(call('deleteScenario', { id: 'stress' })).toEqual(['delete-scenario', 4])
    expect(call('saveModel', { id: 'small-city', text: '变量 甲 = 乙' })).toEqual(['save-model', 1])
    expect(call('reverseEntry', { id: 'land-001', date: '2025-06-30' })).toEqual(['insert', 1])
    expect(call('spreadQuarters', { id: 'project-001-2023' })).toEqual(['fill', 4])
  })

  it('names in the journal what it was done to', () => {
    const named = (name: string, args: unknown) => {
      const parsed = COMMANDS[name]?.(args)
      return parsed?.ok === true ? parsed.value.label(rows).name : parsed
    }
    expect(named('deleteScenario', { id: 'stress' })).toBe('压力')
    expect(named('saveScenario', { id: 'base', draft })).toBe('基准')
    expect(named('saveModel', { id: 'small-city', text: '' })).toContain('模型')
  })

  it('passes a refusal of the domain on', () => {
    expect(call('deleteScenario', { id: 'cautious' })).toBe('still-referenced')
    expect(call('addScenario', { name: '积极', parent: 'base' })).toBe('duplicate')
    expect(call('saveModel', { id: 'other', text: '' })).toBe('no-such-row')
  })

  it('refuses arguments of another shape before any rule sees them', () => {
    const wrong: readonly (readonly [string, unknown])[] = [
      ['addScenario', { name: 1, parent: 'base' }],
      [
        'saveScenario',
        { id: 'base', draft: { values: [{ ...draft.values[0], value: Number.NaN }], projects: [] } },
      ],
      ['saveScenario', { id: 'base', draft, more: true }],
      ['saveScenario', { id: 'base' }],
      ['deleteScenario', null],
      ['saveModel', { id: 'small-city' }],
      ['reverseEntry', { id: 'land-001' }],
    ]
    for (const [name, args] of wrong) expect([name, call(name, args)]).toEqual([name, 'bad-request'])
  })
})
