import { describe, expect, it } from 'vitest'
import { settingsRule } from '../../../shared/policy/rules.ts'
import { readSettings, SETTINGS } from '../../../shared/policy/settings.ts'
import { rowsOf } from '../rows.ts'

const row = (key: string, value: string) => ({ id: `setting-${key}`, position: 1, key, value, note: null })
const change = (key: string, value: string) => {
  return { table: 'setting', id: `setting-${key}`, before: null, after: row(key, value) }
}

describe('settings', () => {
  it('settle the seven ambiguities of the policy, each with its default', () => {
    expect(readSettings(rowsOf({}))).toEqual({
      baseYear: 2022,
      horizon: 2025,
      jointTarget: 'sum',
      growthYears: 'every',
      countyScope: 'district',
      fiscalScope: 'county',
      rateFormulas: 'computed',
      halfDone: 'none',
      moneyUnit: '万元',
      landUnit: '亩',
    })
    const marks = SETTINGS.map(({ note }) => note[0]).filter((mark) => '①②③④⑤⑥⑦'.includes(mark ?? ' '))
    expect(marks.toSorted().join('')).toBe('①②③④⑤⑥⑦')
  })

  it('take what the workbook says, and the default for what is not offered', () => {
    const rows = rowsOf({
      setting: [
        { key: 'horizon', value: '2030' },
        { key: 'joint-target', value: 'toString' },
      ],
    })
    expect(readSettings(rows)).toMatchObject({ horizon: 2030, jointTarget: 'sum' })
  })

  it('[政策-4] refuse unknown keys and values that are not offered', () => {
    const check = (key: string, value: string) =>
      settingsRule.check(rowsOf({}), [change(key, value)]).map(({ code }) => code)
    expect(check('horizon', '2035')).toEqual([])
    expect(check('horizon', '2036')).toEqual(['not-a-choice'])
    expect(check('colour', 'red')).toEqual(['unknown-name'])
    expect(settingsRule.check(rowsOf({}), [{ ...change('horizon', '1'), table: 'region' }])).toEqual([])
  })

  it('have a title, options and a note in both languages', () => {
    for (const { options, englishOptions, default: code } of SETTINGS) {
      expect(Object.keys(englishOptions)).toEqual(Object.keys(options))
      expect(Object.hasOwn(options, code)).toBe(true)
    }
  })
})
