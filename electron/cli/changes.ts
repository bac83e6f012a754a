import type { EntryHead } from '../../shared/api/compare.ts'
import { snapshotsOf } from '../../shared/snapshots/commands.ts'
import { countsOf, type RowDifference } from '../../shared/snapshots/differences.ts'
import { captionOf, DECLARED_TITLES, linesOf, withGone } from '../../shared/snapshots/words.ts'
import type { Rows } from '../../shared/table/change.ts'
import { tableNamed } from '../../shared/tables.ts'
import { compareVersions } from '../store/compare-versions.ts'
import type { Store } from '../store/store.ts'
import { labelOfDemo } from './made-up.ts'
import { done, rejected, unknownName, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

/** What differs between two versions, cell by cell, by whom and when. */
export const changes: Verb = {
  words: 'changes',
  arguments: ['FILE', 'FROM'],
  options: {
    to: {
      value: 'TO',
      about: { 'zh-CN': '后一个版本，默认为现在', 'en-US': 'the later version; default now' },
    },
    table: { value: 'T', about: { 'zh-CN': '只看一张表', 'en-US': 'of one table' } },
  },
  about: {
    'zh-CN':
      '比较两个版本：各表新增、删除、改动的行，每一格的原值、现值、最后由何人何时改动；版本写存稿名称或日志序号',
    'en-US':
      'compare two versions: rows added, deleted and changed by table, each cell before and after, who changed it last and when; a version is the name of a snapshot or the number of an entry',
  },
  run: (call) =>
    reading(call, async (store) => {
      const { to: later, table } = call.options
      const wanted = [call.arguments[1] ?? '', ...(later === undefined ? [] : [later])]
      const unknown = wanted.find((name) => pointNamed(store, name) === null)
      const snapshots = snapshotsOf(store.rows())
      if (unknown !== undefined)
        return unknownName(
          unknown,
          snapshots.map(({ name }) => name),
          call.language,
        )
      if (table !== undefined && !tableNamed(table))
        return rejected([{ at: { table }, code: 'no-such-table', table }], call.language)
      const [from = 0, to = store.info().seq] = wanted.map((name) => pointNamed(store, name) ?? 0)
      const versions = await compareVersions(store, from, to, store.info().seq)
      const rows = versions.rows.filter((one) => table === undefined || one.table === table)
      const names = withGone(store.rows(), versions.gone)
      const nameOf = (seq: number) => snapshots.find((one) => one.journal_seq === seq)?.name ?? null
      return done({
        from: { seq: versions.from, snapshot: nameOf(versions.from) },
        to: { seq: versions.to, snapshot: nameOf(versions.to) },
        tables: countsOf(rows).map(({ table: name, ...counts }) => ({
          table: name,
          title: DECLARED_TITLES.table(name),
          ...counts,
        })),
        rows: rows.map((one) => recordOf(one, versions.entries, names)),
      })
    }),
}

/** The entry that a snapshot's name, or a number, stands for; null if there is none. */
function pointNamed(store: Store, name: string): number | null {
  const found = snapshotsOf(store.rows()).find((one) => one.name === name || one.id === name)
  if (found) return found.journal_seq
  const seq = /^\d{1,15}$/.test(name) ? Number(name) : Number.NaN
  return seq <= store.info().seq ? seq : null
}

function recordOf(
  difference: RowDifference,
  entries: ReadonlyMap<number, EntryHead>,
  rows: Rows,
): Readonly<Record<string, unknown>> {
  const { table, id, kind, seq, cells } = difference
  const by = (at: number) => {
    const { who, at: when, label } = entries.get(at) ?? {}
    return { seq: at, who, at: when, verb: label?.verb }
  }
  const words = linesOf(difference, rows, DECLARED_TITLES)
  return {
    table,
    id,
    name: captionOf(difference, rows, DECLARED_TITLES),
    kind,
    ...by(seq),
    ...(kind === 'changed'
      ? {
          cells: cells.map(({ column, before, after, seq: last }, at) => ({
            column,
            title: words[at]?.title,
            unit: words[at]?.unit,
            before,
            after,
            shown: [words[at]?.before ?? null, words[at]?.after ?? null],
            ...by(last),
          })),
        }
      : kind === 'moved'
        ? {}
        : { row: difference.after ?? difference.before }),
    ...labelOfDemo(difference.after ?? difference.before ?? {}),
  }
}
