import { PACKS, packNamed } from '../../shared/packs/packs.ts'
import type { Column } from '../../shared/table/column.ts'
import { TABLES } from '../../shared/tables.ts'
import { whoAmI } from '../api/backend.ts'
import { createStore } from '../store/store.ts'
import { done, unknownName, type Answer, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

const create: Verb = {
  words: 'new',
  arguments: ['FILE'],
  options: {
    pack: {
      value: 'ID',
      about: {
        'zh-CN': '用政策包填入条款、指标、目标和模型',
        'en-US': 'fill in clauses, indicators, targets and model of a policy pack',
      },
    },
    sample: {
      about: {
        'zh-CN': '连同示例：各镇数据、任务、项目均为演示数据（虚构）；不写 --pack 时用第一个政策包',
        'en-US':
          'with the sample, whose town figures, tasks and projects are made up; takes the first pack if none is named',
      },
    },
  },
  about: {
    'zh-CN': '新建工作簿，不覆盖已有文件',
    'en-US': 'make a new workbook; an existing file is not replaced',
  },
  run: async ({ arguments: [file = ''], options, language }): Promise<Answer> => {
    const withSample = options['sample'] !== undefined
    const packId = options['pack'] ?? (withSample ? PACKS[0]?.id : undefined)
    const pack = packId === undefined ? undefined : packNamed(packId)
    if (packId !== undefined && !pack) {
      const known = PACKS.map(({ id }) => id)
      return unknownName(packId, known, language)
    }
    const edits = pack?.edits(withSample) ?? []
    const store = await createStore(file, { who: whoAmI(), packId: pack?.id ?? null, edits })
    const info = store.info()
    await store.close()
    return done(info)
  },
}

const info: Verb = {
  words: 'info',
  arguments: ['FILE'],
  options: {},
  about: {
    'zh-CN': '工作簿概况：政策包、最新提交序号、可撤销和可重做的操作、是否正被他人使用',
    'en-US': 'the workbook: pack, newest entry, what undo and redo would do, who has it open',
  },
  run: (call) =>
    reading(call, async (store) => {
      const { readOnly, ...rest } = store.info()
      // Reading without touching the file was this verb's own wish, and nothing that keeps others from writing.
      return done({ ...rest, readOnly: readOnly?.reason === 'asked' ? null : readOnly })
    }),
}

const tables: Verb = {
  words: 'tables',
  arguments: ['FILE'],
  options: {},
  about: { 'zh-CN': '所有表：标题、行数和各列', 'en-US': 'all tables: title, number of rows, columns' },
  run: (call) =>
    reading(call, async (store) =>
      done(
        TABLES.map(({ name, title, columns }) => ({
          name,
          title,
          rows: store.rows().all(name).length,
          columns: Object.fromEntries(
            Object.entries<Column>(columns).map(([column, declared]) => [column, describe(declared)]),
          ),
        })),
      ),
    ),
}

/** The steps in which exact amounts are stored. */
const STEPS = { money: '分', land: '0.0001亩' } as const

/** A column as a script needs to know it: title, kind, the unit of the stored values, choices and targets. */
export function describe(column: Column): Readonly<Record<string, unknown>> {
  const unit = column.kind === 'quantity' ? STEPS[column.measure] : 'unit' in column ? column.unit : undefined
  return {
    title: column.title,
    kind: column.kind,
    ...(unit === undefined ? {} : { unit }),
    ...(column.kind === 'quantity' ? { shown: column.unit } : {}),
    ...(column.kind === 'choice' ? { options: column.options } : {}),
    ...(column.kind === 'reference' ? { to: column.to } : {}),
    ...(column.required ? { required: true } : {}),
    ...(column.derived ? { derived: true } : {}),
  }
}

/** Verbs about a workbook as a file. */
export const FILE_VERBS: readonly Verb[] = [create, info, tables]
