import { describe, expect, it } from 'vitest'
import { FAULT_CODES } from '../../../shared/api/reply.ts'
import type { Rejection, UnreadableReason } from '../../../shared/table/rejection.ts'
import { wordFault } from '../../../shared/text/faults.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import { wordUnreadable } from '../../../shared/text/unreadable.ts'
// Tables name themselves when they are declared.
import { TABLES } from '../../../shared/tables.ts'

const at = { table: 'task', id: 't', column: 'content' }

/** One of every code: a code without an example does not compile. */
const EXAMPLES: { readonly [C in Rejection['code']]: Extract<Rejection, { code: C }> } = {
  'not-a-number': { at, code: 'not-a-number', text: '很多' },
  'not-whole': { at, code: 'not-whole', text: '1.5' },
  'not-a-date': { at, code: 'not-a-date', text: '昨天' },
  'not-a-period': { at, code: 'not-a-period', text: '去年' },
  'not-a-choice': { at, code: 'not-a-choice', text: '紫', choices: ['红', '绿'] },
  'not-yes-or-no': { at, code: 'not-yes-or-no', text: '也许' },
  'wrong-unit': { at, code: 'wrong-unit', text: '3亩', unit: '万元' },
  'too-precise': { at, code: 'too-precise', text: '0.001元', step: '0.01元' },
  'too-small': { at, code: 'too-small', min: 0, unit: '人' },
  'too-large': { at, code: 'too-large', max: 10, unit: '年' },
  'too-long': { at, code: 'too-long', maxLength: 5 },
  'wrong-form': { at, code: 'wrong-form', text: '33' },
  'bad-calculation': {
    at,
    code: 'bad-calculation',
    text: '120亩+3万元',
    position: 1,
    problem: 'unit-mismatch',
    params: { left: '亩', right: '万元' },
  },
  required: { at, code: 'required' },
  derived: { at, code: 'derived' },
  'no-such-reference': { at, code: 'no-such-reference', text: '某局', tables: ['office'] },
  'ambiguous-reference': { at, code: 'ambiguous-reference', text: '某', count: 2 },
  'still-referenced': { at, code: 'still-referenced', by: 'project', label: '某路', count: 3 },
  duplicate: { at, code: 'duplicate', columns: ['plan', 'number'], label: '3 修路' },
  'no-such-row': { at, code: 'no-such-row' },
  'no-such-table': { at, code: 'no-such-table', table: 'x' },
  'no-such-column': { at, code: 'no-such-column', column: 'x' },
  'changed-meanwhile': { at, code: 'changed-meanwhile' },
  'locked-observation': { at, code: 'locked-observation' },
  'value-and-missing': { at, code: 'value-and-missing' },
  'land-overdraft': {
    at,
    code: 'land-overdraft',
    account: 'quota',
    holder: '某镇',
    date: '2025-03-01',
    shortfall: 123_456,
  },
  'snapshot-fixed': { at, code: 'snapshot-fixed' },
  'land-sides': { at, code: 'land-sides' },
  'task-not-ready': {
    at: { table: 'task', id: 'x', column: 'due' },
    code: 'task-not-ready',
    task: '修路',
    missing: 'due',
  },
  'scenario-cycle': { at, code: 'scenario-cycle', label: '高投资' },
  'base-scenario': { at, code: 'base-scenario' },
  'nothing-to-undo': { at, code: 'nothing-to-undo' },
  'nothing-to-redo': { at, code: 'nothing-to-redo' },
  cancelled: { at, code: 'cancelled' },
  'no-running-model': { at, code: 'no-running-model' },
  'too-many-draws': { at, code: 'too-many-draws' },
  'read-only': { at, code: 'read-only', holder: '某人' },
  'no-clauses-found': { at, code: 'no-clauses-found' },
  'unknown-name': { at, code: 'unknown-name', name: 'x' },
  'import-stopped': { at: {}, code: 'import-stopped', count: 3, address: 'C7' },
  'not-a-mapping': { at: {}, code: 'not-a-mapping' },
  'no-file-read': { at: {}, code: 'no-file-read' },
  'file-unreadable': { at: {}, code: 'file-unreadable', why: 'too-many-rows', limit: 1_048_576 },
  'unknown-placeholder': {
    at: {},
    code: 'unknown-placeholder',
    sheet: '一览',
    cell: 'C7',
    name: '项目.总价',
    instead: [],
  },
  'no-placeholders': { at: {}, code: 'no-placeholders' },
  'bad-request': { at, code: 'bad-request', detail: 'edits: missing' },
}

const LANGUAGES = ['zh-CN', 'en-US'] as const

/** One of every reason why a file is not taken in: a reason without an example does not compile. */
const REASONS: Readonly<Record<UnreadableReason, number | undefined>> = {
  'unknown-format': undefined,
  'is-document': undefined,
  'is-picture': undefined,
  'is-archive': undefined,
  'is-binary-workbook': undefined,
  'is-web-archive': undefined,
  scrambled: undefined,
  empty: undefined,
  encrypted: undefined,
  broken: undefined,
  'not-text': undefined,
  doctype: undefined,
  deep: undefined,
  'old-format': undefined,
  'too-large': 100,
  'too-many-entries': 5000,
  inflates: 200,
  'too-many-rows': 1000,
  'too-many-columns': 1000,
  'too-many-cells': 1000,
  'too-many-merges': 1000,
  'too-many-sheets': 100,
  'long-text': 32_767,
  'too-much-text': 1_000_000,
  'too-long': 30,
  'too-much-memory': 768,
}

describe('every refusal and fault has its sentence', () => {
  it.each(LANGUAGES)('%s: of its own, whole, and calm', (language) => {
    const sentences = [
      ...Object.values(EXAMPLES).map((rejection) => wordRejection(rejection, language)),
      ...Object.entries(REASONS).map(([why, limit]) =>
        wordUnreadable(
          // The keys of REASONS are exactly the reasons.
          { at: {}, code: 'file-unreadable', why: why as UnreadableReason, ...(limit ? { limit } : {}) },
          language,
        ),
      ),
      ...FAULT_CODES.map((code) => wordFault(code, { file: '计划.zhence' }, language)),
    ]
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) {
      expect(sentence).toMatch(
        language === 'zh-CN' ? /[\u4e00-\u9fff].*[。]$|edits: missing$/u : /^[A-Z“].*[.]$|edits: missing$/u,
      )
      expect(sentence).not.toMatch(/[!！]|undefined|null|NaN/)
    }
  })

  it('names rows, tables and columns as the office writes them', () => {
    expect(TABLES.length).toBeGreaterThan(0)
    expect(wordRejection(EXAMPLES['no-such-reference'], 'zh-CN')).toContain('“单位”')
    expect(wordRejection(EXAMPLES['still-referenced'], 'zh-CN')).toContain(
      '“项目”中有 3 处引用此行，如“某路”',
    )
    expect(wordRejection(EXAMPLES.duplicate, 'zh-CN')).toContain('与“3 修路”重复：计划、序号')
    expect(wordRejection(EXAMPLES['land-overdraft'], 'zh-CN')).toContain(
      '某镇的“新增建设用地计划”在 2025-03-01 会透支，缺口 12.3456亩',
    )
  })

  it('quotes only the beginning of a long text', () => {
    const long = wordRejection({ at, code: 'not-a-number', text: '长'.repeat(5000) }, 'zh-CN')
    expect(long.length).toBeLessThan(120)
  })

  it('faults of a file say what is safe', () => {
    for (const code of FAULT_CODES.filter((one) => one !== 'no-workbook-open')) {
      expect(wordFault(code, { file: 'a' }, 'zh-CN')).toMatch(/没有|不变|仍是|都在|已全部保存/)
      expect(wordFault(code, { file: 'a' }, 'en-US')).toMatch(/not |unchanged|is as it was|Nothing/)
    }
  })
})
