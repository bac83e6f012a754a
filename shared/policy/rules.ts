import type { Rejection } from '../table/rejection.ts'
import type { HardRule } from '../table/rule.ts'
import { settingNamed } from './settings.ts'

/** [政策-4] A setting's key is known and its value is one of those offered. */
export const settingsRule: HardRule = {
  tables: ['setting'],
  check: (_rows, changes) =>
    changes.flatMap(({ table, id, after }): Rejection[] => {
      if (table !== 'setting' || !after) return []
      const setting = settingNamed(String(after.key))
      const value = String(after.value)
      if (!setting)
        return [{ at: { table, id, column: 'key' }, code: 'unknown-name', name: String(after.key) }]
      if (Object.hasOwn(setting.options, value)) return []
      const choices = Object.values(setting.options)
      return [{ at: { table, id, column: 'value' }, code: 'not-a-choice', text: value, choices }]
    }),
}
