import type { TemplateValues } from '../../../shared/exchange/template-values.ts'
import type { Rejection, Result } from '../../../shared/table/rejection.ts'
import { LIMITS, Unreadable } from '../read/limits.ts'
import { openZip } from '../read/zip.ts'
import { movedAround, movedBoxes, movedChart, movedComments, movedDrawing, movedFormulas } from './around.ts'
import { fillByHeadings } from './by-headings.ts'
import { fillPlaceholders, hasPlaceholders, withFormula, type FilledSheet } from './fill-sheet.ts'
import { printedToEnd, withMadeUp } from './made-up.ts'
import { pack } from './pack.ts'
import { relationsOf, sheetsOf, withoutChain, type Parts } from './parts.ts'
import { movedFormula, type Insertion } from './references.ts'
import { withResults } from './results.ts'
import { readSharedStrings, readSheetPart, writeSheetPart, type SheetPart } from './sheet-part.ts'
import { dayStyles } from './styles.ts'

/** A worksheet of the template, taken apart. */
interface OpenSheet {
  readonly name: string
  readonly path: string
  readonly part: SheetPart
}

const WORKBOOK = 'xl/workbook.xml'

/**
 * Fills an office's own .xlsx in place: placeholders where it has some, else the rows below headings that name columns
 * of the table. Everything else in it, to the last picture, stays as it was. Refuses what is no .xlsx, and placeholders
 * that stand for nothing, each by its cell. Only in the child process.
 */
export function fillTemplate(bytes: Uint8Array, values: TemplateValues): Result<Uint8Array> {
  try {
    const parts = partsOf(bytes)
    const workbook = parts.get(WORKBOOK)
    if (workbook === undefined) throw new Unreadable('unknown-format')
    const relations = relationsOf(parts, WORKBOOK)
    const shared = readSharedStrings(parts.get(relations.byType('sharedStrings') ?? '') ?? '')
    const showsDay = dayStyles(parts.get(relations.byType('styles') ?? '') ?? '')
    const sheets = sheetsOf(workbook, relations).flatMap(({ name, path }): OpenSheet[] => {
      const part = readSheetPart(parts.get(path) ?? '', shared)
      return part ? [{ name, path, part }] : []
    })
    const filled = fillAll(sheets, (sheet) => ({ sheet, values, showsDay }))
    if (!filled.ok) return filled
    const changed = new Map(sheets.map(({ path, part }) => [path, part]))
    for (const { path, filled: one } of filled.value) changed.set(path, one.part)
    for (const { insertion, path } of filled.value.flatMap(({ filled: one, path: own }) =>
      one.insertion && one.insertion.count > 1 ? [{ insertion: one.insertion, path: own }] : [],
    ))
      moveRest(parts, changed, sheets, path, insertion)
    if (values.madeUp !== null)
      for (const { path } of filled.value) labelMadeUp(parts, changed, sheets, path, values.madeUp)
    const results = withResults(new Map(sheets.flatMap(({ name, path }) => entry(name, changed.get(path)))))
    for (const { name, path } of sheets) {
      const part = results.get(name)
      if (part) parts.set(path, writeSheetPart(part))
    }
    return { ok: true, value: packed(withoutChain(parts, WORKBOOK)) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { why, limit } = error
    return refuse({ at: {}, code: 'file-unreadable', why, ...(limit === undefined ? {} : { limit }) })
  }
}

/** Says in a filled sheet that some of it is made up, on the screen and on paper. */
function labelMadeUp(
  parts: Parts,
  changed: Map<string, SheetPart>,
  sheets: readonly OpenSheet[],
  path: string,
  words: string,
): void {
  const part = changed.get(path)
  const name = sheets.find((one) => one.path === path)?.name
  const workbook = parts.get(WORKBOOK)
  if (!part || name === undefined || workbook === undefined) return
  const labelled = withMadeUp(part, words)
  changed.set(path, labelled)
  parts.set(WORKBOOK, printedToEnd(workbook, name, labelled))
}

function entry(name: string, part: SheetPart | undefined): readonly (readonly [string, SheetPart])[] {
  return part ? [[name, part]] : []
}

interface Changed {
  readonly path: string
  readonly filled: FilledSheet
}

function fillAll(
  sheets: readonly OpenSheet[],
  fillingOf: (sheet: string) => Parameters<typeof fillPlaceholders>[1],
): Result<readonly Changed[]> {
  const marked = sheets.filter(({ part }) => hasPlaceholders(part))
  if (marked.length > 0) {
    const filled = marked.map(({ name, path, part }) => ({
      path,
      filled: fillPlaceholders(part, fillingOf(name)),
    }))
    const unknown = filled.flatMap((one) => one.filled.unknown)
    if (unknown.length === 0) return { ok: true, value: filled }
    return {
      ok: false,
      rejections: unknown.map((one) => ({ at: {}, code: 'unknown-placeholder', ...one })),
    }
  }
  for (const { name, path, part } of sheets) {
    const filled = fillByHeadings(part, fillingOf(name))
    if (filled) return { ok: true, value: [{ path, filled }] }
  }
  return refuse({ at: {}, code: 'no-placeholders' })
}

/** Moves what names rows of a changed sheet, in the sheet itself and everywhere else. */
function moveRest(
  parts: Parts,
  changed: Map<string, SheetPart>,
  sheets: readonly OpenSheet[],
  path: string,
  insertion: Insertion,
): void {
  for (const { name, path: other, part } of sheets) {
    const own = changed.get(other) ?? part
    const isOwn = other === path
    const around = (xml: string): string =>
      isOwn ? movedAround(xml, insertion) : movedFormulas(xml, name, insertion)
    // The cells of the sheet itself have moved already.
    const rows = isOwn
      ? own.rows
      : own.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) =>
            withFormula(cell, (formula) => movedFormula(formula, name, insertion)),
          ),
        }))
    changed.set(other, { ...own, before: around(own.before), rows, after: around(own.after) })
  }
  const change = (name: string | undefined, move: (xml: string) => string): void => {
    const xml = name === undefined ? undefined : parts.get(name)
    if (name !== undefined && xml !== undefined) parts.set(name, move(xml))
  }
  change(WORKBOOK, (xml) => movedFormulas(xml, '', insertion))
  for (const name of parts.names())
    if (/^xl\/charts\/[^/]+\.xml$/.test(name)) change(name, (xml) => movedChart(xml, insertion))
  const relations = relationsOf(parts, path)
  for (const name of relations.allByType('table')) change(name, (xml) => movedAround(xml, insertion))
  change(relations.byType('drawing'), (xml) => movedDrawing(xml, insertion))
  change(relations.byType('comments'), (xml) => movedComments(xml, insertion))
  change(relations.byType('vmlDrawing'), (xml) => movedBoxes(xml, insertion))
}

function partsOf(bytes: Uint8Array): Parts {
  if (bytes.byteLength > LIMITS.fileBytes) throw new Unreadable('too-large', LIMITS.fileBytes / 2 ** 20)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < 22 || buffer.readUInt16BE(0) !== 0x50_4b) throw new Unreadable('unknown-format')
  const zip = openZip(buffer)
  return readParts(zip)
}

function readParts(zip: ReturnType<typeof openZip>): Parts {
  const raw = new Map<string, Buffer>()
  for (const name of zip.names()) {
    const part = name.endsWith('/') ? null : zip.part(name)
    if (part) raw.set(name, part)
  }
  const texts = new Map<string, string>()
  return {
    names: () => [...raw.keys()],
    get: (name) => texts.get(name) ?? raw.get(name)?.toString('utf8'),
    set: (name, xml) => void texts.set(name, xml),
    remove: (name) => {
      raw.delete(name)
      texts.delete(name)
    },
    bytes: (name) =>
      texts.has(name) ? Buffer.from(texts.get(name) ?? '', 'utf8') : (raw.get(name) ?? Buffer.alloc(0)),
  }
}

function packed(parts: Parts): Uint8Array {
  return pack(new Map(parts.names().map((name) => [name, parts.bytes(name)])))
}

function refuse(rejection: Rejection): Result<never> {
  return { ok: false, rejections: [rejection] }
}
