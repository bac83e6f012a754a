import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { mappingShape } from '../../shared/api/import.ts'
import type { ImportChoices, ImportMapping, Preview } from '../../shared/exchange/import/contract.ts'
import { mappingOf } from '../../shared/exchange/import/mapping.ts'
import type { BookSummary } from '../../shared/exchange/import/source.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Table } from '../../shared/table/table.ts'
import { tableNamed } from '../../shared/tables.ts'
import { counted } from '../../shared/text/counted.ts'
import { wordProblem } from '../../shared/text/import-problems.ts'
import { wordDisguise } from '../../shared/text/unreadable.ts'
import { ImportSession } from '../exchange/import-session.ts'
import { writeFileWhole } from '../exchange/write-file.ts'
import { asFault } from '../store/faults.ts'
import type { Store } from '../store/store.ts'
import { previewText } from './import-text.ts'
import { done, rejected, unknownName, UsageError, type Answer, type Call, type Verb } from './verb.ts'
import { reading, writing } from './workbook.ts'

/** Bytes handed to the child at a time; small, so that the program itself hardly grows. */
const PIECE = 2 ** 18

/** All is looked at, however long it takes: nobody waits at a page. */
const ALL = { rows: Number.POSITIVE_INFINITY, edits: Number.POSITIVE_INFINITY }

const flag = (zh: string, en: string) => ({ about: { 'zh-CN': zh, 'en-US': en } })

/** Brings a file of another program into a table. */
const importVerb: Verb = {
  words: 'import',
  arguments: ['FILE', 'TABLE', 'DATA'],
  options: {
    sheet: { value: 'S', ...flag('工作表的名称或序号（从 1 起）', 'sheet, by name or number from 1') },
    block: { value: 'N', ...flag('工作表中的第几张表（从 1 起）', 'which table of the sheet, from 1') },
    mapping: { value: 'M', ...flag('列对应关系文件（JSON）', 'file that maps the columns (JSON)') },
    'save-mapping': { value: 'M', ...flag('把所用的列对应关系存为文件', 'save the mapping that was used') },
    set: {
      value: 'COLUMN=VALUE',
      ...flag(
        '文件中没有的列统一填此值，多列用“;”分开',
        'what new rows hold in columns that the file lacks; several by ;',
      ),
    },
    unit: {
      value: 'U',
      ...flag('没有写单位的数按此单位读取，多个用“;”分开', 'unit of figures that name none; several by ;'),
    },
    'dry-run': flag('只预览，不写入', 'show what would happen and write nothing'),
    'as-it-stands': flag(
      '横排的统计表也按原样读入，不逐格转为行',
      'read a sheet with years across as it stands, not figure by figure',
    ),
    'keep-totals': flag('合计行也导入', 'take total rows, too'),
    'visible-only': flag('不导入隐藏的行', 'leave hidden rows out'),
    clear: flag('文件中的空格清空已有的内容', 'empty cells of the file empty what is there'),
    'remove-absent': flag(
      '删去文件中没有的行（只在文件涉及的范围内，先用 --dry-run 看清单）',
      'delete rows that the file does not hold, within what it is about; see the list with --dry-run',
    ),
    round: flag('小数位过多的数量四舍五入', 'round amounts with more decimals than the books hold'),
    'skip-problems': flag('有问题的行不导入，其余照常', 'leave rows with problems out and take the others'),
    json: flag('以 JSON 输出预览', 'print the preview as JSON'),
  },
  about: {
    'zh-CN':
      '导入 .xlsx、.xls、.ods、.csv 或 .txt（UTF-8、GB18030）：识别表头、单位和合计，按列名对应，与已有的行比较，作为一次提交，全成或全不成',
    'en-US':
      'import .xlsx, .xls, .ods, .csv or .txt (UTF-8, GB18030): finds headings, units and totals, maps columns by name, compares with the rows that are there, and writes one commit, all or nothing',
  },
  run: async (call) => {
    const [, name = '', data = ''] = call.arguments
    const table = tableNamed(name)
    if (!table) return rejected([{ at: { table: name }, code: 'no-such-table', table: name }], call.language)
    const mapping = await mappingFrom(call.options['mapping'])
    const session = new ImportSession()
    try {
      const summary = await readFrom(session, data)
      if (!summary.ok) return rejected(summary.rejections, call.language)
      const names = summary.value.sheets.map(({ name: sheet }) => sheet)
      const sheet = sheetFrom(call, names)
      if (sheet === 'unknown') return unknownName(call.options['sheet'] ?? '', names, call.language)
      const remembered: Readonly<Record<string, ImportMapping>> = mapping ? { '*': mapping } : {}
      const asked = {
        table: name,
        choices: choicesFrom(call, table, sheet),
        remembered,
      }
      const dry = call.options['dry-run'] !== undefined
      const work = (store: Store): Promise<Answer> =>
        answer(call, { session, store, table, asked, names, summary: summary.value, dry })
      return dry ? await reading(call, work) : await writing(call, work)
    } finally {
      session.close()
    }
  },
}

/** Reads the file piece by piece into the child; answers what it holds. Throws Fault. */
async function readFrom(session: ImportSession, path: string): Promise<Result<BookSummary>> {
  try {
    const file = await open(path)
    const buffer = Buffer.alloc(PIECE)
    try {
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, PIECE)
        if (bytesRead === 0) break
        const taken = await session.receive(buffer.subarray(0, bytesRead))
        if (!taken.ok) return taken
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw asFault(error, path)
  }
  return session.read(basename(path))
}

interface Work {
  readonly session: ImportSession
  readonly store: Store
  readonly table: Table
  readonly asked: Parameters<ImportSession['preview']>[1]
  readonly names: readonly string[]
  readonly summary: BookSummary
  readonly dry: boolean
}

async function answer(call: Call, work: Work): Promise<Answer> {
  const { session, store, table, asked, names, summary, dry } = work
  const looked = await session.preview(store, asked, ALL)
  if (!looked.ok) return rejected(looked.rejections, call.language)
  const preview = looked.value
  const sheet = names[preview.sheet] ?? ''
  const saved = call.options['save-mapping']
  if (saved !== undefined) await saveMapping(saved, mappingOf(preview, asked.choices))
  const shown = shownAs(call, preview, { table, sheet, summary, rows: store.rows() })
  if (dry) return { ...done(shown.value), ...(shown.text === undefined ? {} : { text: shown.text }) }
  const made = await session.import(store, asked)
  if (!made.ok) {
    const refused = rejected(made.rejections, call.language)
    const value = { ...shown.value, ...Object(refused.value) }
    return { ...refused, value, ...(shown.text === undefined ? {} : { text: shown.text }) }
  }
  const { seq, changes } = made.value.commit
  // Arithmetic that is kept is written beside its row, and is no row to a person.
  const rows = changes.filter((change) => change.table === table.name).length
  const sentence =
    call.language === 'zh-CN'
      ? `已导入：${rows} ${preview.wide?.on ? '个' : '行'}有变化，提交序号 ${seq}。可用 undo 一次撤销。`
      : `Imported: ${counted(rows, preview.wide?.on ? 'figure' : 'row')} changed, entry ${seq}. One undo takes it back.`
  const result = done({ ...shown.value, seq, rows }, [sentence])
  return shown.text === undefined ? result : { ...result, text: shown.text }
}

function shownAs(
  call: Call,
  preview: Preview,
  {
    table,
    sheet,
    summary,
    rows,
  }: {
    readonly table: Table
    readonly sheet: string
    readonly summary: BookSummary
    readonly rows: Rows
  },
) {
  const { language, options } = call
  const problems = preview.problems.map((one) => ({ ...one, message: wordProblem(one.reason, language) }))
  const value = { table: table.name, sheetName: sheet, ...preview, problems }
  return options['json'] === undefined
    ? {
        value,
        text: [
          ...wordDisguise(summary, language),
          previewText(preview, table, sheet, { rows, language }),
        ].join('\n'),
      }
    : { value }
}

function sheetFrom({ options }: Call, names: readonly string[]): number | undefined | 'unknown' {
  const wanted = options['sheet']
  if (wanted === undefined) return undefined
  const named = names.indexOf(wanted)
  const numbered = /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1
  if (named >= 0) return named
  return numbered >= 0 && numbered < names.length ? numbered : 'unknown'
}

function choicesFrom({ options }: Call, table: Table, sheet: number | undefined): ImportChoices {
  const has = (name: string): boolean => options[name] !== undefined
  return {
    sheet,
    block: options['block'] === undefined ? undefined : Math.max(0, Number(options['block']) - 1 || 0),
    values: options['set'] === undefined ? undefined : valuesFrom(options['set'], table),
    bareUnits: options['unit']?.split(/[;；]/).map((unit) => unit.trim()),
    unfold: has('as-it-stands') ? false : undefined,
    keepTotals: has('keep-totals'),
    leaveHidden: has('visible-only'),
    clear: has('clear'),
    removeAbsent: has('remove-absent'),
    round: has('round'),
    withoutStopped: has('skip-problems'),
  }
}

function valuesFrom(text: string, table: Table): Record<string, string> {
  return Object.fromEntries(
    text.split(/[;；]/).flatMap((part) => {
      const [wanted = '', ...rest] = part.split('=')
      const name = Object.entries(table.columns).find(([key, { title }]) =>
        [key, title].includes(wanted.trim()),
      )?.[0]
      if (name === undefined)
        throw new UsageError({
          'zh-CN': `--set 里没有“${wanted}”这一列。`,
          'en-US': `--set names no column ${wanted}.`,
        })
      return [[name, rest.join('=').trim()] as const]
    }),
  )
}

async function mappingFrom(path: string | undefined): Promise<ImportMapping | null> {
  if (path === undefined) return null
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw asFault(error, path)
  }
  const checked = mappingShape.safeParse(parseJson(text))
  if (checked.success) return checked.data
  throw new UsageError({
    'zh-CN': '列对应关系文件的写法不对，应为 {"targets": {"文件中的列名": "表的列" 或 null}, …}。',
    'en-US': 'The mapping file should be {"targets": {"heading": "column" or null}, …}.',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is told like what has the wrong form.
    return null
  }
}

function saveMapping(path: string, mapping: ImportMapping): Promise<void> {
  return writeFileWhole(path, Buffer.from(`${JSON.stringify(mapping, null, 2)}\n`), { replace: true })
}

/** Verbs that bring files in. */
export const IMPORT_VERBS: readonly Verb[] = [importVerb]
