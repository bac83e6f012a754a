// Rows of the bench about the sheet as a view: 100,000 made-up rows arranged and searched, and a cell's history and two
// versions out of a journal of 100,000 entries.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { compare } from '../../electron/store/compare.ts'
import { CURRENT } from '../../electron/store/schema.ts'
import { createStore, type Store } from '../../electron/store/store.ts'
import { Arranger } from '../../renderer/grid/arrange/arranger.ts'
import { sumsOf } from '../../renderer/grid/arrange/groups.ts'
import { PLAIN, type Layout } from '../../renderer/grid/arrange/layout.ts'
import { matcherOf, searchRows } from '../../renderer/grid/arrange/search.ts'
import { valuesOf } from '../../renderer/grid/arrange/value-list.ts'
import type { SheetColumn, SheetRow } from '../../renderer/grid/contract.ts'
import type { Setting } from '../../renderer/grid/values.ts'
import type { Edit } from '../../shared/table/change.ts'
import { row, timed, type Row } from './measure.ts'

const ROWS = 100_000
const ENTRIES = 100_000

const SETTING: Setting = { language: 'zh-CN', lookup: { all: () => [], get: () => undefined } }
const TOWNS = { huzhen: '壶镇镇', wenxi: '温溪镇', bihu: '碧湖镇' }

/** Three columns of words, 17 of amounts. */
const COLUMNS: readonly SheetColumn[] = [
  { field: 'name', title: '名称', column: { kind: 'text', title: '名称' } },
  { field: 'town', title: '镇', column: { kind: 'choice', title: '镇', options: TOWNS } },
  { field: 'start', title: '开工', column: { kind: 'date', title: '开工' } },
  ...Array.from({ length: 17 }, (_, at): SheetColumn => ({
    field: `m${at}`,
    title: `金额${at}`,
    column: { kind: 'quantity', measure: 'money', unit: '万元', title: `金额${at}` },
  })),
]

function madeUp(): SheetRow[] {
  const towns = Object.keys(TOWNS)
  return Array.from({ length: ROWS }, (_, at) => ({
    id: `r${at}`,
    cells: {
      name: `项目${(at * 7919) % ROWS}`,
      town: towns[at % 3] ?? null,
      start: `20${20 + (at % 9)}-0${1 + (at % 9)}-1${at % 10}`,
      ...Object.fromEntries(
        Array.from({ length: 17 }, (_unused, column) => [
          `m${column}`,
          ((at * 31 + column * 17) % 9999) * 1234,
        ]),
      ),
    },
  }))
}

async function arranging(): Promise<readonly Row[]> {
  const rows = madeUp()
  const arrange = (layout: Layout): void => {
    new Arranger().arrange({
      rows,
      columns: COLUMNS,
      layout,
      setting: SETTING,
      fresh: new Set(),
      first: 'name',
      title: (text) => text,
      sums: (members) => sumsOf(members, COLUMNS),
    })
  }
  const find = async (text: string): Promise<void> => {
    const quest = { text, whole: false, field: null, pinyin: false, formulas: false }
    const matcher = matcherOf(quest, SETTING, null, () => null)
    if (matcher) await searchRows(rows, COLUMNS, matcher, () => true)
  }
  const condition = { comparison: 'between', first: '100', second: '500' } as const
  const filters = { m3: { condition }, town: { only: ['壶镇镇'] } }
  const [filter = 0, sort = 0, group = 0, list = 0, words = 0, figures = 0] = await timed(
    [
      () => arrange({ ...PLAIN, filters }),
      () =>
        arrange({
          ...PLAIN,
          sort: [
            { field: 'name', down: false },
            { field: 'm3', down: true },
          ],
        }),
      () => arrange({ ...PLAIN, groups: ['town'] }),
      () =>
        valuesOf(rows, COLUMNS[4] ?? { field: '', title: '', column: { kind: 'flag', title: '' } }, SETTING),
      () => find('项目99'),
      () => find('123.4'),
    ],
    { warm: 1, runs: 3 },
  )
  const unit = 'ms, 100,000 rows × 20'
  return [
    row('filter-100k', filter, unit),
    row('sort-100k', sort, unit),
    row('group-100k', group, unit),
    row('value-list-100k', list, unit),
    row('find-words-100k', words, unit),
    row('find-figures-100k', figures, unit),
  ]
}

function set(at: number, value: number): Edit {
  return { kind: 'set', table: 'budget_line', id: `l${at}`, column: 'budget', value: `${value}元` }
}

async function write(store: Store, edits: readonly Edit[]): Promise<void> {
  const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: edits }))
  if (!result.ok) throw new Error(JSON.stringify(result.rejections[0]))
}

/** A cell that was typed into often, and one that lies in 60 pastes of 2,000 cells, among 100,000 entries. */
async function history(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhence-bench-'))
  const lines = Array.from({ length: 2_000 }, (_, at): Edit => ({
    kind: 'insert',
    table: 'budget_line',
    id: `l${at}`,
    values: { region: 'r', year: 2025, book: 'general', side: 'expenditure', subject: `科目${at}` },
  }))
  const town: Edit = { kind: 'insert', table: 'region', id: 'r', values: { name: '镇', level: 'town' } }
  const store = await createStore(join(folder, '计划.zhence'), {
    who: 'bench',
    packId: 'bench',
    edits: [town, ...lines],
    schema: { ...CURRENT, rules: [] },
  })
  for (let entry = 1; entry < ENTRIES; entry += 1) {
    const paste = entry % 1_600 === 0
    const typed = entry % 500 === 0 ? 0 : 2 + (entry % 1_998)
    await write(store, paste ? lines.slice(1).map((_, at) => set(at + 1, entry + at)) : [set(typed, entry)])
  }
  const ask = (id: string) => store.history({ table: 'budget_line', id, column: 'budget', limit: 50 })
  const [typed = 0, pasted = 0] = await timed([() => ask('l0'), () => ask('l1')], { warm: 1, runs: 5 })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const stretch = { from: 1, to: store.info().seq }
  const [compared = 0] = await timed([() => compare(store, stretch)], { warm: 0, runs: 3 })
  delay.disable()
  await store.close()
  rmSync(folder, { recursive: true })
  const unit = 'ms, 50 entries of 100,000'
  return [
    row('history-typed', typed, unit, 200),
    row('history-pasted', pasted, unit, 200),
    row('compare-100k', compared, 'ms, versions 100,000 entries apart'),
    row('compare-block', delay.max / 1e6, 'ms, longest block meanwhile', 50),
  ]
}

/** Rows by name; one measurement makes several. */
export const VIEW_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'filter-100k': arranging,
  'sort-100k': arranging,
  'group-100k': arranging,
  'value-list-100k': arranging,
  'find-words-100k': arranging,
  'find-figures-100k': arranging,
  'history-typed': history,
  'history-pasted': history,
  'compare-100k': history,
  'compare-block': history,
}
