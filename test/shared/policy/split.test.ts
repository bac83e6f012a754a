import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNumeral, writeNumeral } from '../../../shared/policy/numerals.ts'
import { normaliseClauseNumber, splitPolicy, tidyPolicyText } from '../../../shared/policy/split.ts'

const page = readFileSync(new URL('../../fixtures/policy/clean-river.txt', import.meta.url), 'utf8')

function joined(text: string): string {
  const { before, pieces, after } = splitPolicy(text)
  return before + pieces.map((piece) => piece.text).join('') + after
}

describe('a policy text as a web page gives it', () => {
  const { before, pieces, after } = splitPolicy(page)

  it('[政策-1] is split into parts, clauses and goals with their headings', () => {
    expect(pieces.map(({ number, kind, heading }) => `${kind} ${number} ${heading}`)).toEqual([
      'part 一 总体要求',
      'clause 一（一） 工作思路',
      'clause 一（二） 主要目标',
      'goal 一（二）清澈河流 清澈河流',
      'goal 一（二）秀美河岸 秀美河岸',
      'part 二 主要任务',
      'clause 二（一） 治理污水',
      'clause 二（二） 修复河岸',
      'part 三 保障措施',
      'clause 三（一） 落实责任',
    ])
  })

  it('[政策-2] keeps each sentence in one place', () => {
    expect(joined(page)).toBe(tidyPolicyText(page))
    const find = (sentence: string) =>
      pieces.filter(({ text }) => text.includes(sentence)).map((piece) => piece.number)
    expect(find('达标率不低于98%')).toEqual(['一（二）清澈河流'])
    expect(find('不是标题')).toEqual(['二（一）'])
    expect(find('这是小项')).toEqual(['二（一）'])
    expect(find('一、水清')).toEqual(['一（一）'])
  })

  it('[政策-3] is counted from the document itself, not from the page or its table of contents', () => {
    expect(before).toContain('机构职能')
    expect(before).toContain('特提出以下意见')
    expect(before).toContain('三、保障措施')
    expect(after.trim()).toBe('关于清河行动的意见.pdf')
  })

  it('does not mind the byte-order mark, CRLF, tabs, full-width blanks or brackets', () => {
    const other = `\uFEFF${page
      .replaceAll('\n', '\r\n')
      .replaceAll(/^\(/gm, '\u3000\u3000\t(')
      .replaceAll('(', '（')
      .replaceAll(')', '）')}`
    expect(splitPolicy(other).pieces.map(({ number, heading }) => [number, heading])).toEqual(
      pieces.map(({ number, heading }) => [number, heading]),
    )
  })
})

describe('any policy text', () => {
  const sentence = fc
    .array(fc.constantFrom('水', '岸', '2025', '（五）', '一、', '——', '，', 'GDP', '“', '1.'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((words) => `文${words.join('')}。`)
  const blank = fc.constantFrom('', '\u3000\u3000', '\t', ' ')
  const clause = fc.record({
    heading: sentence,
    body: fc.array(sentence, { maxLength: 3 }),
    goals: fc.nat(2),
  })
  const document = fc.record({
    before: fc.array(sentence, { maxLength: 3 }),
    parts: fc.array(fc.record({ heading: sentence, clauses: fc.array(clause, { maxLength: 11 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    indent: blank,
    end: fc.constantFrom('\n', '\r\n', '\n\n'),
    half: fc.boolean(),
  })

  it('[政策-2] is the sum of its pieces, and every sentence stands where it was written', () => {
    fc.assert(
      fc.property(document, ({ before, parts, indent, end, half }) => {
        const lines: string[] = [...before]
        const owners = new Map<string, string>()
        const write = (text: string, owner: string, mark: string) => {
          const body = `${text}#${owners.size}`
          owners.set(body, owner)
          lines.push(`${indent}${mark}${body}`)
        }
        for (const [p, part] of parts.entries()) {
          const number = writeNumeral(p + 1)
          write(part.heading, number, `${number}、`)
          for (const [c, { heading, body, goals }] of part.clauses.entries()) {
            const own = `${number}（${writeNumeral(c + 1)}）`
            write(heading, own, half ? `(${writeNumeral(c + 1)})` : `（${writeNumeral(c + 1)}）`)
            for (const text of body) write(text, own, '')
            for (let goal = 0; goal < goals; goal += 1) write('目标。', `${own}城${goal}`, `——城${goal}。`)
          }
        }
        const text = lines.join(end)
        expect(joined(text)).toBe(tidyPolicyText(text))
        const { pieces } = splitPolicy(text)
        for (const [body, owner] of owners)
          expect(
            pieces
              .filter((piece) => piece.text.includes(`${body}\n`) || piece.text.endsWith(body))
              .map((piece) => piece.number),
          ).toEqual([owner])
      }),
      { numRuns: 150 },
    )
  })

  it('without numbering yields no pieces and loses nothing', () => {
    expect(splitPolicy('通知\n各单位：\n请执行。')).toEqual({
      before: '通知\n各单位：\n请执行。',
      pieces: [],
      after: '',
    })
    expect(splitPolicy('').pieces).toEqual([])
  })

  it('of a million numbers takes no hour', () => {
    expect(splitPolicy('一、\n'.repeat(100_000)).pieces.length).toBeGreaterThan(0)
  })
})

describe('clause numbers', () => {
  it('[政策-5] are the same with brackets of either width and with blanks', () => {
    expect(normaliseClauseNumber('一 (二) 创富城市')).toBe('一（二）创富城市')
  })

  it('count as Chinese numerals do', () => {
    for (let number = 1; number < 100; number += 1) expect(readNumeral(writeNumeral(number))).toBe(number)
    expect(writeNumeral(21)).toBe('二十一')
    expect([readNumeral('十'), readNumeral('一二'), readNumeral('')]).toEqual([10, null, null])
  })
})
