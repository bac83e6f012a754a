import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../shared/table/kinds.ts'
import { joinedNames, nameAt, namesIn } from '../../../shared/table/names.ts'
import { office, task } from '../../../shared/plans/tables.ts'

const NO_ROWS = { at: {}, rows: { all: () => [], get: () => undefined } }
const stored = (raw: string) => parseCell(task.columns.leader, raw, NO_ROWS)

describe('[计划-14] names in a cell', () => {
  it.each([
    ['县财政局，壶镇镇人民政府', ['县财政局', '壶镇镇人民政府']],
    ['甲乙,丙丁;戊己；庚辛、壬癸\n子丑', ['甲乙', '丙丁', '戊己', '庚辛', '壬癸', '子丑']],
    ['张三 李四　王五', ['张三', '李四', '王五']],
    ['张三、李四、张三', ['张三', '李四']],
    ['、张三，，李四；', ['张三', '李四']],
    ['李　明、欧阳锋', ['李明', '欧阳锋']],
    ['李 明 王 伟', ['李明', '王伟']],
    ['县发改局（牵头，负责审批），县财政局', ['县发改局（牵头，负责审批）', '县财政局']],
    ['县发改局（牵头，县财政局', ['县发改局（牵头', '县财政局']],
    ['副镇长 张三 李四', ['副镇长 张三', '李四']],
    ['John Smith, 阿不都·热合曼', ['John Smith', '阿不都·热合曼']],
    ['分管工业副镇长（演示）', ['分管工业副镇长（演示）']],
    ['  ', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it('are stored parted by 、, whatever was typed or pasted; signs alone are no name', () => {
    expect(stored('张三,李四；张三')).toEqual({ ok: true, value: '张三、李四' })
    expect(stored('，、')).toEqual({ ok: true, value: null })
    expect(stored('名册里没有的人')).toEqual({ ok: true, value: '名册里没有的人' })
  })

  it('are left as they are where a column holds one name', () => {
    expect(parseCell(office.columns.contact, '王某，0578-0000000', NO_ROWS)).toEqual({
      ok: true,
      value: '王某，0578-0000000',
    })
  })

  it('read again give the same', () => {
    const text = fc.string({ unit: fc.constantFrom(...'张三李四长局（）() 　、，,；;\nab·') })
    fc.assert(
      fc.property(text, (raw) => {
        const once = joinedNames(namesIn(raw))
        expect(joinedNames(namesIn(once))).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('at a caret: the one that is being written', () => {
    const at = (text: string): string => {
      const caret = text.indexOf('|')
      const whole = text.replace('|', '')
      const { from, to } = nameAt(whole, caret)
      return whole.slice(from, to)
    }
    expect(at('张三、李|四、王五')).toBe('李四')
    expect(at('张三、|')).toBe('')
    expect(at('张三、 李|')).toBe('李')
    expect(at('|')).toBe('')
    expect(at('县发改局（牵头，审|批）、县财政局')).toBe('县发改局（牵头，审批）')
  })
})
