import type { Rows } from '../../table/change.ts'
import type { Table } from '../../table/table.ts'
import { findReference } from '../../table/reference.ts'
import { normaliseText, readNumberText } from '../../units/number-text.ts'
import { NOT_A_ROW } from '../technical.ts'
import type { FileColumn, ImportChoices, RowRole } from './contract.ts'
import { countsColumns, repeatsHeadings } from './headings.ts'
import type { Place } from './reading.ts'

const TOTAL =
  /^(其中)?[:：]?[一二三四五六七八九十\d.、()（）]*(合计|小计|总计|共计|总和|累计|全部合计|本页合计)(\d+[个项])?[:：]?$/
const TOTAL_END = /(小计|合计|总计)[:：]?$/
const TOTAL_ENGLISH = /^(grand )?(total|subtotal|sum)\b/i
/** 壶镇镇小计（2个） */
const COUNT = /\(共?\d+[个项家宗条户处]\S{0,4}\)$/
const OF_WHICH = /^其中[:：]/
const ORDINAL = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/
const NOTE =
  /^(注|备注|说明|附注|填表|填报|制表|审核|复核|单位负责人|统计负责人|负责人|分管领导签字|联系电话|报出日期|填表人|资料来源|数据来源|note|notes)[^:：]{0,6}[:：]|^注\s*\d|^※/i
const NUMBERING = /^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]?/

/** Whether a text is a note or a line of signatures by its first words. */
export function isNote(text: string): boolean {
  return NOTE.test(text)
}

/** What tells rows of the table from others. */
interface RoleContext {
  readonly place: Place
  readonly columns: readonly FileColumn[]
  readonly table: Table
  readonly rows: Rows
  readonly choices: ImportChoices
  readonly idAt: number | null
}

/** What a row below the headings is taken for, before a person says otherwise. */
export function roleOf(row: number, context: RoleContext): RowRole {
  const { place, choices, idAt } = context
  const { grid, block } = place
  const isHere = (one: { readonly sheet: number; readonly row: number }): boolean =>
    one.row === row && one.sheet === place.sheet
  if (choices.without?.some(isHere)) return 'chosen-out'
  if (choices.including?.some(isHere)) return 'data'
  if (choices.leaveHidden && grid.sheet.hiddenRows.has(row)) return 'hidden-out'
  if (idAt !== null) return ownRole(row, context, idAt)
  if (repeatsHeadings(grid, row, block.headings)) return 'heading'
  if (row <= block.headings.last + 2 && countsColumns(grid, row)) return 'numbering'
  const filled = grid.filled(row)
  const texts = filled.flatMap(({ at, value }) => (typeof value === 'string' ? [{ at, text: value }] : []))
  const [first] = texts
  if (first && isNote(first.text) && filled.length <= 6 && !isLabel(first.at, context)) return 'note'
  if (isTotal(texts, context)) return choices.keepTotals ? 'data' : 'total'
  if (first && texts.length > 1 && ORDINAL.test(first.text.trim()) && isBare(texts, context)) return 'section'
  return isSection(row, context) ? 'section' : 'data'
}

/**
 * Rows with what they are taken for, where lines of text below a note at the end go on with it: 注：1. … and then 2. ….
 */
export function withNotesBelow(
  roles: ReadonlyMap<number, RowRole>,
  { place: { grid, sheet }, choices, idAt }: RoleContext,
): ReadonlyMap<number, RowRole> {
  const all = [...roles]
  const isAlone = (row: number): boolean => grid.filled(row).length === 1
  const last = all.findLastIndex(
    ([row, role]) => (role === 'data' && (!isAlone(row) || isTaken(row))) || role === 'total',
  )
  const below = all.slice(last + 1)
  const from = below.findIndex(([, role]) => role === 'note')
  // A list of one column has no other rows than such.
  if (idAt !== null || last < 0 || from < 0) return roles
  const goesOn = below
    .slice(from)
    .filter(([row, role]) => role === 'section' || (role === 'data' && typeof textIn(row) === 'string'))
  return new Map([...all, ...goesOn.map(([row]) => [row, 'note'] as const)])

  function isTaken(row: number): boolean {
    return choices.including?.some((one) => one.row === row && one.sheet === sheet) === true
  }
  function textIn(row: number): string | number | undefined {
    return grid.filled(row)[0]?.value
  }
}

/** Sheets of ours say themselves which rows are none of the table. */
function ownRole(row: number, { place, choices }: RoleContext, idAt: number): RowRole {
  const { grid } = place
  if (String(grid.cell(row, idAt) ?? '') !== NOT_A_ROW) return 'data'
  const total = grid.filled(row).some(({ value }) => TOTAL_END.test(String(value).replaceAll(/\s/g, '')))
  return total ? (choices.keepTotals ? 'data' : 'total') : 'note'
}

function isTotal(
  texts: readonly { readonly at: number; readonly text: string }[],
  context: RoleContext,
): boolean {
  // The word stands in front; further right it is a part of what is said.
  return texts.slice(0, 3).some(({ at, text }) => {
    const plain = normaliseText(text).replaceAll(' ', '').replace(COUNT, '')
    if (TOTAL.test(plain) || TOTAL_ENGLISH.test(plain)) return true
    const ends = TOTAL_END.test(plain) && plain.length <= 20 && !isKnown(at, text, context)
    if (!isLabel(at, context)) return ends
    return (ends || OF_WHICH.test(plain)) && isBare(texts, context)
  })
}

/** Whether a row says nothing in words but what it is called and its number: a row of the table says more. */
function isBare(
  texts: readonly { readonly at: number; readonly text: string }[],
  { columns, table }: RoleContext,
): boolean {
  return texts.every(({ at, text }) => {
    const target = columns.find((one) => one.at === at)?.target ?? null
    const column = target === null ? undefined : table.columns[target]
    const isFigure = column?.kind === 'quantity' || column?.kind === 'number'
    // Of a text file figures are texts.
    return isFigure || target === table.label || ORDINAL.test(text.trim()) || readNumberText(text) !== null
  })
}

/** 三镇合计 is a region like others, and 三产合计 a scope that rows of the table have already. */
function isKnown(at: number, text: string, { columns, table, rows }: RoleContext): boolean {
  const target = columns.find((one) => one.at === at)?.target
  const column = target ? table.columns[target] : undefined
  if (!target || !column) return false
  if (column.kind === 'reference') return findReference(rows, column.to, text).length === 1
  return column.kind === 'text' && rows.all(table.name).some((row) => row[target] === text.trim())
}

/** Whether a column holds what rows are called by; a long text there may well end in 合计. */
function isLabel(at: number, { columns, table }: RoleContext): boolean {
  const target = columns.find((one) => one.at === at)?.target
  return target !== null && target === table.label && table.columns[table.label]?.kind === 'text'
}

/** 一、经济发展类 alone in its row, or joined over the columns, says what the next rows are and is none of them. */
function isSection(row: number, { place, columns, table }: RoleContext): boolean {
  const { grid } = place
  const filled = grid.filled(row).filter(({ at }) => columns.some((one) => one.at === at))
  const mapped = columns.filter(({ target }) => target !== null).length
  if (filled.length === 0 || filled.length > 2 || mapped < 3) return false
  const text = filled.map(({ value }) => normaliseText(String(value))).join(' ')
  const [first] = filled
  const across = grid
    .mergesIn(row)
    .some(
      ({ top, bottom, left, right }) =>
        top === row && bottom === row && right - left >= 2 && left <= (first?.at ?? 0),
    )
  const label = columns.find(({ target }) => target === table.label)?.at
  if (across) return true
  return (
    NUMBERING.test(text) &&
    /[、.．)）]|^[一二三四五六七八九十]+\s/.test(text) &&
    (filled.length === 2 || first?.at !== label || /^[一二三四五六七八九十（(]/.test(text))
  )
}
