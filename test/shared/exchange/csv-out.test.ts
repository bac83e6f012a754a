import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf, protect, unprotect } from '../../../shared/exchange/csv-out.ts'
import { MEANING } from '../../../shared/paper-totals.ts'
import { project } from '../../../shared/plans/tables.ts'
import { rowsOf } from '../rows.ts'

describe('a table as .csv', () => {
  it('protects texts that a spreadsheet would run, and lists them; figures stay figures', () => {
    const rows = rowsOf({
      project: [
        { id: 'a', name: '=HYPERLINK("http://x","y")', code: '0012', total_investment: -50_000 },
        { id: 'b', name: '-5', owner: '@甲', note: '一\n"二"' },
      ],
    })
    const columns = ['name', 'code', 'total_investment', 'owner', 'note'].map((field) => ({ field }))
    const { text, protectedCells } = csvOf(
      project,
      { table: 'project', language: 'zh-CN', columns },
      rows,
      MEANING,
    )
    expect(text).toBe(
      '序号,项目名称,项目代码,投资·总投资（万元）,建设单位,备注,行标识\r\n' +
        '1,"\'=HYPERLINK(""http://x"",""y"")",0012,-0.05,,,a\r\n' +
        '2,-5,,,\'@甲,"一\n""二""",b\r\n',
    )
    expect(protectedCells).toEqual([
      { id: 'a', column: 'name', text: '=HYPERLINK("http://x","y")' },
      { id: 'b', column: 'owner', text: '@甲' },
    ])
  })

  it('what was protected comes back as it was, whatever it was', () => {
    const anything = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '1', '甲') })
    fc.assert(fc.property(anything, (text) => unprotect(protect(text)) === text))
    fc.assert(fc.property(anything, (text) => !/^[=@\t]/.test(protect(text))))
  })
})
