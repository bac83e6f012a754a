import { VERBS } from '../../shared/api/verbs.ts'
import { calculatedColumns } from '../../shared/calculation/columns.ts'
import { calculatedField, withCalculatedColumns } from '../../shared/calculation/extended.ts'
import { wordCalculation } from '../../shared/text/calculations.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import { formulaSheet } from '../../shared/formula-sheets.ts'
import { tableNamed } from '../../shared/tables.ts'
import { unitOn } from '../../shared/table/row-unit.ts'
import { describe } from './files.ts'
import { labelOfDemo } from './made-up.ts'
import { done, rejected, UsageError, type Answer, type Call, type Verb } from './verb.ts'
import { reading, writing } from './workbook.ts'

const rows: Verb = {
  words: 'rows',
  arguments: ['FILE', 'TABLE'],
  options: {},
  about: {
    'zh-CN':
      '一张表的所有行（存储值）及各列的标题和单位，含计算列；演示数据带标注。observation_years 是按年展开的指标数据',
    'en-US':
      'all rows of a table as stored, with title and unit of each column, calculated ones too; made-up rows say so. observation_years is the statistics with the years across',
  },
  run: (call) =>
    reading(call, async (store) => {
      const name = call.arguments[1] ?? ''
      const sheet = formulaSheet(name, store.rows())
      if (!sheet)
        return rejected([{ at: { table: name }, code: 'no-such-table', table: name }], call.language)
      const extended = withCalculatedColumns(sheet, store.rows())
      const calculated = calculatedColumns(store.rows(), sheet).columns.map(({ id, formula, problem }) => [
        calculatedField(id),
        { formula, ...(problem ? { problem: wordCalculation(problem, call.language) } : {}) },
      ])
      const formulas: Readonly<Record<string, object>> = Object.fromEntries(calculated)
      const columns = Object.entries(extended.table.columns).map(([column, declared]) => [
        column,
        { ...describe(declared), ...formulas[column] },
      ])
      return done({
        table: name,
        title: sheet.table.title,
        columns: Object.fromEntries(columns),
        rows: extended.rows
          .all(name)
          .map((row) => ({ ...row, ...unitOf(sheet.table, row, store.rows()), ...labelOfDemo(row) })),
      })
    }),
}

/** The unit of a row's figure where it hangs on the row, such as an observation's on its indicator. */
function unitOf(table: Table, row: Row, all: Rows): { readonly unit?: string } {
  const units = Object.values(table.columns).map((column) => unitOn(table, column, row, all))
  const unit = units.find((one) => one !== null)
  return typeof unit === 'string' && !Object.hasOwn(table.columns, 'unit') ? { unit } : {}
}

const edit: Verb = {
  words: 'edit',
  arguments: ['FILE'],
  options: {},
  about: {
    'zh-CN':
      '从标准输入读 JSON 编辑，作为一次提交，全成或全不成：[{"kind":"set","table":…,"id":…,"column":…,"value":…}, {"kind":"insert","table":…,"values":{…}}, {"kind":"delete","table":…,"id":…}]，或 {"label":{…},"edits":[…]}',
    'en-US':
      'read JSON edits from standard input and make them in one commit, all or nothing: [{"kind":"set","table":…,"id":…,"column":…,"value":…}, {"kind":"insert","table":…,"values":{…}}, {"kind":"delete","table":…,"id":…}], or {"label":{…},"edits":[…]}',
  },
  run: async (call) => {
    const { edits, label } = readEdits(await call.readInput())
    return writing(call, async (store) => {
      const result = await store.commit(label ?? { verb: 'edit' }, () => ({ ok: true, value: edits }))
      return result.ok ? done(result.value) : rejected(result.rejections, call.language)
    })
  },
}

function readEdits(text: string) {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError({
      'zh-CN': `标准输入不是 JSON：${error.message}`,
      'en-US': `Standard input is not JSON: ${error.message}`,
    })
  }
  const checked = VERBS.edit.safeParse(Array.isArray(given) ? { edits: given } : given)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const where = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`
  throw new UsageError({
    'zh-CN': `编辑的写法不对：${where}`,
    'en-US': `The edits have a wrong form: ${where}`,
  })
}

function stepVerb(words: 'undo' | 'redo', zh: string, en: string): Verb {
  return {
    words,
    arguments: ['FILE'],
    options: {},
    about: { 'zh-CN': zh, 'en-US': en },
    run: (call) =>
      writing(call, async (store) => {
        const result = await store[words]()
        return result.ok ? done(result.value) : rejected(result.rejections, call.language)
      }),
  }
}

const history: Verb = {
  words: 'history',
  arguments: ['FILE'],
  options: {
    table: { value: 'T', about: { 'zh-CN': '只看一张表', 'en-US': 'of one table' } },
    id: { value: 'I', about: { 'zh-CN': '只看其中一行', 'en-US': 'of one row of it' } },
    column: { value: 'C', about: { 'zh-CN': '只看其中一格', 'en-US': 'of one cell of it' } },
    before: { value: 'SEQ', about: { 'zh-CN': '只看此序号之前的', 'en-US': 'only entries before this one' } },
    limit: { value: 'N', about: { 'zh-CN': '最多几条，默认 100', 'en-US': 'at most so many; default 100' } },
  },
  about: { 'zh-CN': '提交记录，最新在前', 'en-US': 'journal entries, newest first' },
  run: (call) => {
    const query = historyQuery(call)
    return reading(call, async (store): Promise<Answer> => {
      const { table, column } = query
      const declared = table === undefined ? undefined : tableNamed(table)
      if (table !== undefined && !declared)
        return rejected([{ at: { table }, code: 'no-such-table', table }], call.language)
      if (column !== undefined && !(declared && Object.hasOwn(declared.columns, column)))
        return rejected(
          [{ at: { table: declared?.name ?? '', column }, code: 'no-such-column', column }],
          call.language,
        )
      return done(await store.history(query))
    })
  },
}

function historyQuery({ options }: Call) {
  const { table, id, column } = options
  if ((id !== undefined && table === undefined) || (column !== undefined && id === undefined))
    throw new UsageError({
      'zh-CN': '--id 要与 --table 同用，--column 要与 --table、--id 同用。',
      'en-US': '--id needs --table, and --column needs --table and --id.',
    })
  const checked = VERBS.history.safeParse({
    ...(table === undefined ? {} : { table }),
    ...(id === undefined ? {} : { id }),
    ...(column === undefined ? {} : { column }),
    ...(options['before'] === undefined ? {} : { before: Number(options['before']) }),
    ...(options['limit'] === undefined ? {} : { limit: Number(options['limit']) }),
  })
  if (checked.success) return checked.data
  const where = checked.error.issues.map(({ path }) => `--${path.map(String).join('.')}`).join(', ')
  throw new UsageError({ 'zh-CN': `选项的值不对：${where}`, 'en-US': `Wrong value of ${where}` })
}

/** Verbs about what is in a workbook. */
export const CONTENT_VERBS: readonly Verb[] = [
  rows,
  edit,
  stepVerb('undo', '撤销最近一次提交', 'undo the newest commit'),
  stepVerb('redo', '重做最近一次撤销', 'redo what was undone last'),
  history,
]
