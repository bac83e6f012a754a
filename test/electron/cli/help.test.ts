import { describe, expect, it } from 'vitest'
import { helpOf, helpOfAll, usageOf } from '../../../electron/cli/help.ts'
import { MADE_UP } from '../../../electron/cli/made-up.ts'
import { VERBS } from '../../../electron/cli/verbs.ts'

/** Units, placeholders of a template and an example of a condition, as a person types them. */
const TYPED = /\{\{[^}]*\}\}|region=壶镇镇|[万亿]?元|亩|公顷/g
const CHINESE = /[\u4e00-\u9fff]/
/** Verbs that scripts may count on; the program may have more. */
const LASTING =
  'new,info,tables,rows,edit,undo,redo,history,export,run,targets,simulate,model simulate,tornado,contribution,backcast,grid,sobol,model check,model run,backtest,forecast,verify'

describe('the help of the command line', () => {
  it('lists every verb with its usage, and none twice', () => {
    const all = helpOfAll(VERBS, 'zh-CN')
    for (const verb of VERBS) expect(all).toContain(`\n  ${usageOf(verb)}\n`)
    const names = VERBS.map(({ words }) => words)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(LASTING.split(',')))
  })

  it.each(VERBS.map((verb) => [verb.words, verb] as const))('explains %s in both languages', (_, verb) => {
    expect(helpOf(verb, 'zh-CN')).toMatch(/[\u4e00-\u9fff][^]*退出码：0 完成/)
    // Words that stand in the data or are typed as they are, are Chinese in English help, too; nothing else is.
    expect(helpOf(verb, 'en-US').replaceAll(MADE_UP, '').replaceAll(TYPED, '')).not.toMatch(CHINESE)
  })
})
