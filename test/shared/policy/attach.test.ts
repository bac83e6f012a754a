import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../shared/commands.ts'
import { attachPolicyText, matchClauses } from '../../../shared/policy/commands.ts'
import { digest } from '../../../shared/policy/digest.ts'
import { rowsOf } from '../rows.ts'

const text = readFileSync(new URL('../../fixtures/policy/clean-river.txt', import.meta.url), 'utf8')
const clauses: readonly { id: string; number: string; [column: string]: string }[] = [
  { id: 'aim', number: '一（二）', kind: 'clause', heading: '主要目标' },
  { id: 'goal', number: '一(二) 清澈河流', kind: 'goal', heading: '清澈河流' },
  { id: 'other', number: '九（九）', kind: 'clause', heading: '没有', original: '旧文' },
]

describe('attaching the policy’s text', () => {
  const rows = rowsOf({ clause: clauses })
  const answer = attachPolicyText(rows, { title: '清河.txt', text })

  it('[政策-5] gives every clause the wording of its number and leaves the others alone', () => {
    const edits = answer.ok ? answer.value : []
    const originals = edits.filter(({ table }) => table === 'clause')
    expect(originals).toEqual([
      expect.objectContaining({
        id: 'aim',
        column: 'original',
        value: expect.stringContaining('达到98%以上'),
      }),
      expect.objectContaining({
        id: 'goal',
        column: 'original',
        value: expect.stringMatching(/^——清澈河流[^]*98%。$/),
      }),
    ])
  })

  it('stores the document with its number and a digest of what was read', () => {
    const [document] = answer.ok ? answer.value : []
    const values = document?.kind === 'insert' ? document.values : {}
    expect(values['number']).toBe('云溪办发〔2031〕9号')
    expect(values['hash']).toBe(createHash('sha256').update(String(values['text'])).digest('hex'))
  })

  it('replaces a document of the same title', () => {
    const again = rowsOf({ clause: clauses, policy_document: [{ id: 'doc', title: '清河.txt', text: '旧' }] })
    const result = attachPolicyText(again, { title: '清河.txt', text })
    const edits = result.ok ? result.value.filter(({ table }) => table === 'policy_document') : []
    expect(edits.map((edit) => [edit.kind, edit.id])).toEqual([
      ['set', 'doc'],
      ['set', 'doc'],
    ])
  })

  it('[政策-5] is refused if no clause is in the text', () => {
    const refused = attachPolicyText(rows, { title: '别的', text: '今天下雨。' })
    expect(refused).toEqual({
      ok: false,
      rejections: [{ at: { table: 'clause' }, code: 'no-clauses-found' }],
    })
  })

  it('tells what the text and the workbook have beyond each other', () => {
    const { unknown, absent } = matchClauses(clauses, text)
    expect(absent).toEqual(['九（九）'])
    expect(unknown).toContain('三（一）')
  })

  it('is a command whose arguments are checked', () => {
    const command = COMMANDS['attachPolicyText']
    const codes = [null, [], { title: 'a' }, { title: 'a', text: 1 }, { title: 'a', text: 'b', more: 1 }].map(
      (args) => {
        const parsed = command?.(args)
        return parsed?.ok === false ? parsed.rejections[0]?.code : 'accepted'
      },
    )
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'bad-request'))
    const parsed = command?.({ title: '清河.txt', text })
    expect(parsed?.ok === true && parsed.value.label(rows)).toEqual({
      verb: 'attach-policy',
      name: '清河.txt',
    })
    expect(parsed?.ok === true && parsed.value.plan(rows).ok).toBe(true)
  })
})

describe('the digest of a text', () => {
  it('is SHA-256 of its UTF-8 bytes, at every length around a block', () => {
    for (const sample of [
      '',
      '丽水',
      '😀',
      '\uD800',
      ...Array.from({ length: 130 }, (_, length) => 'a'.repeat(length)),
    ])
      expect(digest(sample)).toBe(createHash('sha256').update(sample).digest('hex'))
  })
})
