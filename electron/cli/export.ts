import { mkdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { formulaSheet } from '../../shared/formula-sheets.ts'
import { withCalculatedColumns } from '../../shared/calculation/extended.ts'
import { parseCell, formatCell } from '../../shared/table/kinds.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import { TABLES } from '../../shared/tables.ts'
import { counted } from '../../shared/text/counted.ts'
import type { Language } from '../../shared/text/language.ts'
import {
  ENCODINGS,
  EXPORT_FORMATS,
  exportTable,
  type Exported,
  type ExportRequest,
} from '../exchange/export.ts'
import { readTemplateFile, savedTemplate } from '../exchange/saved-templates.ts'
import { writeFileWhole } from '../exchange/write-file.ts'
import type { Store } from '../store/store.ts'
import { done, rejected, UsageError, unknownName, type Answer, type Call, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

const MONEY_UNITS = ['元', '万元', '亿元']
const LAND_UNITS = ['亩', '公顷']

const SHARED_OPTIONS: Verb['options'] = {
  unit: {
    value: '元|万元|亿元',
    about: { 'zh-CN': '金额的单位，默认按表的声明', 'en-US': 'unit of money; that of the table by default' },
  },
  'land-unit': {
    value: '亩|公顷',
    about: { 'zh-CN': '面积的单位，默认亩', 'en-US': 'unit of land; 亩 by default' },
  },
  encoding: {
    value: 'utf-8|gb18030',
    about: {
      'zh-CN': '.csv 的编码，默认 utf-8（带 BOM）',
      'en-US': 'of .csv; utf-8 with its mark by default',
    },
  },
  replace: {
    about: { 'zh-CN': '覆盖已有文件', 'en-US': 'replace files that exist' },
  },
}

const exportVerb: Verb = {
  words: 'export',
  arguments: ['FILE', 'TABLE', 'OUT'],
  options: {
    where: {
      value: 'COLUMN=VALUE;…',
      about: {
        'zh-CN':
          '只要某列为某值的行，如 region=壶镇镇；列写字段名或标题；几个条件用“;”分开，同一列写几次表示任一',
        'en-US':
          'only rows whose column shows the value, such as region=壶镇镇; several by ;, of one column any',
      },
    },
    columns: {
      value: 'A,B,C',
      about: { 'zh-CN': '只要这些列，按此顺序', 'en-US': 'only these columns, in this order' },
    },
    subtotal: {
      value: 'COLUMN',
      about: { 'zh-CN': '按此列归并并加小计', 'en-US': 'group rows by this column, with subtotals' },
    },
    template: {
      value: 'XLSX',
      about: {
        'zh-CN':
          '填入单位自己的 .xlsx：占位符 {{镇}}、{{年度}}、{{合计.总投资}}，逐行的 {{项目.名称}}；没有占位符时按表头的列名填；其余内容不变。可写文件，也可写已保存模板的名称',
        'en-US':
          'fill an .xlsx of your own: {{镇}}, {{年度}}, {{合计.总投资}}, and per row {{项目.名称}}; without placeholders by its headings; all else stays. A file, or the name of a saved template',
      },
    },
    year: {
      value: 'YYYY',
      about: {
        'zh-CN': '标题和模板里的年度；不写时看各行是否同一年',
        'en-US': 'year in title and template; by default that which all rows have',
      },
    },
    title: { value: 'TEXT', about: { 'zh-CN': '标题行', 'en-US': 'title line' } },
    ...SHARED_OPTIONS,
  },
  about: {
    'zh-CN':
      '把一张表导出为 .xlsx（标题、单位、表头、合计公式、打印设置）或 .csv，按 OUT 的后缀；observation_years 是按年展开的指标数据',
    'en-US':
      'write a table as .xlsx (title, unit, headings, totals as formulas, print settings) or .csv, by OUT’s ending; observation_years is the statistics with the years across',
  },
  run: (call) =>
    reading(call, async (store) => {
      const [, name = '', out = ''] = call.arguments
      const sheet = formulaSheet(name, store.rows())
      if (!sheet)
        return rejected([{ at: { table: name }, code: 'no-such-table', table: name }], call.language)
      // Columns that people have added are asked for like those of the table.
      const shown = withCalculatedColumns(sheet, store.rows())
      const asked = viewOf(call, shown.table, shown.rows)
      if ('exit' in asked) return asked
      const request = requestOf(call, store, formatOf(out), asked)
      const made = await exportTable(sheet.table, store.rows(), { ...request, ...(await templateOf(call)) })
      if (!made.ok) return rejected(made.rejections, call.language)
      const exported = made.value
      await writeFileWhole(out, exported.bytes, { replace: call.options['replace'] !== undefined })
      return done(answerOf(sheet.table, out, exported), messagesOf(exported, call.language))
    }),
}

const exportAll: Verb = {
  words: 'export-all',
  arguments: ['FILE', 'OUTDIR'],
  options: SHARED_OPTIONS,
  about: {
    'zh-CN': '把所有有内容的表各导出为一个 .xlsx，放进文件夹 OUTDIR（没有则新建）',
    'en-US': 'write every table that has rows as an .xlsx into the folder OUTDIR, made if need be',
  },
  run: (call) =>
    reading(call, async (store) => {
      const folder = call.arguments[1] ?? ''
      await mkdir(folder, { recursive: true })
      const written: unknown[] = []
      const tables: readonly Table[] = TABLES
      for (const table of tables) {
        if (store.rows().all(table.name).length === 0) continue
        const view = { table: table.name, language: 'zh-CN', units: unitsOf(call) } as const
        const out = join(folder, `${table.title}.xlsx`)
        const made = await exportTable(table, store.rows(), requestOf(call, store, 'xlsx', view))
        if (!made.ok) return rejected(made.rejections, call.language)
        const exported = made.value
        await writeFileWhole(out, exported.bytes, { replace: call.options['replace'] !== undefined })
        written.push(answerOf(table, out, exported))
      }
      return done(written)
    }),
}

/** The template as a file, or by the name under which it was saved. */
async function templateOf({ options }: Call): Promise<{ readonly template?: Uint8Array }> {
  const asked = options['template']
  if (asked === undefined) return {}
  return { template: (await savedTemplate(basename(asked))) ?? (await readTemplateFile(asked)) }
}

function formatOf(out: string): ExportRequest['format'] {
  const ending = extname(out).slice(1).toLowerCase()
  const format = EXPORT_FORMATS.find((one) => one === ending)
  if (format) return format
  throw new UsageError({
    'zh-CN': `文件名要以 .xlsx 或 .csv 结尾：${basename(out)}`,
    'en-US': `The file’s name must end with .xlsx or .csv: ${basename(out)}`,
  })
}

function requestOf(
  { options }: Call,
  store: Store,
  format: ExportRequest['format'],
  view: ExportRequest['view'],
): ExportRequest {
  const { name, seq } = store.info()
  return {
    view,
    format,
    encoding: oneOf('encoding', options['encoding'] ?? 'utf-8', ENCODINGS),
    properties: { description: `${name} #${seq}`, modified: new Date() },
  }
}

function unitsOf({ options }: Call): ExportRequest['view']['units'] {
  const { unit, 'land-unit': land } = options
  return {
    money: unit === undefined ? undefined : oneOf('unit', unit, MONEY_UNITS),
    land: land === undefined ? undefined : oneOf('land-unit', land, LAND_UNITS),
  }
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value.toLowerCase())
  if (found) return found
  throw new UsageError({
    'zh-CN': `--${option} 只有 ${allowed.join('、')}`,
    'en-US': `--${option} is one of ${allowed.join(', ')}`,
  })
}

function viewOf(call: Call, table: Table, rows: Rows): ExportRequest['view'] | Answer {
  const { options, language } = call
  const asked = [
    ...(options['columns']?.split(/[,，]/) ?? []),
    ...(options['subtotal'] === undefined ? [] : [options['subtotal']]),
    ...conditionsIn(options['where']).map(([name]) => name),
  ].map((name) => name.trim())
  const unknown = asked.find((name) => fieldNamed(table, name) === null)
  if (unknown !== undefined) return unknownName(unknown, Object.keys(table.columns), language)
  const columns = options['columns']
    ?.split(/[,，]/)
    .map((name) => ({ field: fieldNamed(table, name.trim()) ?? '' }))
  const subtotalBy = options['subtotal'] === undefined ? null : fieldNamed(table, options['subtotal'].trim())
  return {
    table: table.name,
    language: 'zh-CN',
    units: unitsOf(call),
    rows: rowsWhere(table, conditionsIn(options['where']), rows),
    columns,
    title: options['title'],
    year: yearOf(options['year']),
    ...(subtotalBy === null ? {} : { subtotalBy }),
  }
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^(19|2[01])\d\d$/.test(text)) return Number(text)
  throw new UsageError({
    'zh-CN': `--year 要写四位年份：${text}`,
    'en-US': `--year takes four digits: ${text}`,
  })
}

/** A column by its field or its title. */
function fieldNamed(table: Table, name: string): string | null {
  if (Object.hasOwn(table.columns, name)) return name
  return Object.entries(table.columns).find(([, { title }]) => title === name)?.[0] ?? null
}

/** Columns with the texts that are wanted of them. */
function conditionsIn(where: string | undefined): readonly (readonly [name: string, text: string])[] {
  if (where === undefined) return []
  return where.split(/[;；]/).flatMap((part) => {
    const [name = '', ...rest] = part.split('=')
    return part.trim() === '' ? [] : [[name.trim(), rest.join('=').trim()] as const]
  })
}

/** Ids of the rows that meet a condition of each column that has any; undefined without conditions. */
function rowsWhere(
  table: Table,
  conditions: readonly (readonly [name: string, text: string])[],
  rows: Rows,
): readonly string[] | undefined {
  if (conditions.length === 0) return undefined
  const byColumn = Map.groupBy(conditions, ([name]) => fieldNamed(table, name) ?? '')
  const meets = [...byColumn].map(([field, wanted]) => {
    const tests = wanted.map(([, text]) => shows(table, field, text, rows))
    return (row: Row): boolean => tests.some((test) => test(row))
  })
  return rows
    .all(table.name)
    .filter((row) => meets.every((test) => test(row)))
    .map(({ id }) => id)
}

/** Whether a cell is the value that a text stands for, or shows the text. */
function shows(table: Table, field: string, text: string, rows: Rows): (row: Row) => boolean {
  const column = table.columns[field]
  if (!column) return () => false
  const parsed = parseCell(column, text, { at: { table: table.name, column: field }, rows })
  return (row) => {
    const value = row[field] ?? null
    return (parsed.ok && value === parsed.value) || formatCell(column, value, { rows }) === text
  }
}

function answerOf(table: Table, out: string, { bytes, rows, protectedCells, leftOut }: Exported): unknown {
  return {
    file: out,
    table: table.name,
    rows,
    bytes: bytes.byteLength,
    ...(leftOut > 0 ? { leftOut } : {}),
    ...(protectedCells.length > 0 ? { protected: protectedCells } : {}),
  }
}

function messagesOf({ protectedCells, leftOut }: Exported, language: Language): readonly string[] {
  const chinese = language === 'zh-CN'
  return [
    ...(protectedCells.length === 0
      ? []
      : [
          chinese
            ? `有 ${protectedCells.length} 格以 = + - @ 等开头，为防止被当成公式执行，前面加了单引号；清单见输出。`
            : `${counted(protectedCells.length, 'cell')} beginning with = + - @ or the like got an apostrophe in front, so that no program runs a formula; see the list in the output.`,
        ]),
    ...(leftOut === 0
      ? []
      : [
          chinese
            ? `有 ${leftOut} 格文字超过 32767 字，单元格放不下，没有写入；要全文请导出 .csv。`
            : `Left out: ${counted(leftOut, 'text')} longer than the 32,767 characters of a cell; a .csv holds all of it.`,
        ]),
  ]
}

/** Verbs that write tables for other programs. */
export const EXPORT_VERBS: readonly Verb[] = [exportVerb, exportAll]
