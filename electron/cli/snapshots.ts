import { VERBS } from '../../shared/api/verbs.ts'
import { snapshotsOf, type Snapshot } from '../../shared/snapshots/commands.ts'
import { snapshot as snapshotTable } from '../../shared/snapshots/tables.ts'
import { normaliseText } from '../../shared/units/number-text.ts'
import type { Store } from '../store/store.ts'
import { takeSnapshot } from '../store/take-snapshot.ts'
import { changes } from './changes.ts'
import { done, rejected, UsageError, type Verb } from './verb.ts'
import { reading, writing } from './workbook.ts'

const STAGES = snapshotTable.columns.stage.options
const CODES = Object.keys(STAGES).join(', ')
const WORDS = Object.entries(STAGES)
  .map(([code, word]) => `${code}（${word}）`)
  .join('、')

const snapshot: Verb = {
  words: 'snapshot',
  arguments: ['FILE', 'NAME'],
  options: {
    stage: {
      value: 'S',
      about: {
        'zh-CN': `阶段：${WORDS}；默认其他`,
        'en-US': `stage: ${CODES}, or the Chinese word; default other`,
      },
    },
    note: { value: 'T', about: { 'zh-CN': '备注', 'en-US': 'a note' } },
  },
  about: {
    'zh-CN': '存稿：给此刻的数据一个名称（如上会稿），记下日志位置和指纹，作为一次提交，可撤销',
    'en-US':
      'take a snapshot: name the data as they are now, with place and hash of the journal, as one commit that can be undone',
  },
  run: (call) => {
    const { stage, note } = call.options
    const checked = VERBS.snapshot.safeParse({
      name: call.arguments[1],
      stage: stage === undefined ? 'other' : stageNamed(stage),
      ...(note === undefined ? {} : { note }),
    })
    if (!checked.success)
      throw new UsageError({
        'zh-CN': `名称不超过 200 字，备注不超过 4000 字，阶段为：${WORDS}`,
        'en-US': `A name has at most 200 characters, a note 4000; stages are: ${CODES}`,
      })
    const { data } = checked
    return writing(call, async (store) => {
      const made = await takeSnapshot(store, data)
      if (!made.ok) return rejected(made.rejections, call.language)
      const id = made.value.changes.find(({ table }) => table === snapshotTable.name)?.id
      const own = snapshotsOf(store.rows()).find((one) => one.id === id)
      if (!own) throw new Error('the snapshot is not there')
      return done({ seq: made.value.seq, ...recordOf(own, store) })
    })
  },
}

const snapshots: Verb = {
  words: 'snapshots',
  arguments: ['FILE'],
  options: {},
  about: {
    'zh-CN': '列出存稿，最新在前：名称、阶段、日志位置、指纹是否仍相符、此后有几次提交',
    'en-US':
      'list snapshots, newest first: name, stage, place in the journal, whether its hash still fits, commits since',
  },
  run: (call) =>
    reading(call, async (store) => done(snapshotsOf(store.rows()).map((one) => recordOf(one, store)))),
}

function recordOf(own: Snapshot, store: Store): object {
  const { id, name, stage, note, at, who, journal_seq: seq, journal_hash: hash } = own
  return {
    id,
    name,
    stage,
    stageTitle: STAGES[stage],
    note,
    at,
    who,
    journal: { seq, hash, kept: store.hashOfEntry(seq) === hash },
    // The entry that named it changed nothing else.
    commitsSince: Math.max(store.info().seq - seq - 1, 0),
  }
}

/** The code of a stage by its code or its Chinese word; what is none stays as it is, to be refused. */
function stageNamed(text: string): string {
  const wanted = normaliseText(text)
  return Object.entries(STAGES).find((one) => one.includes(wanted))?.[0] ?? wanted
}

/** Verbs about named points of the journal. */
export const SNAPSHOT_VERBS: readonly Verb[] = [snapshot, snapshots, changes]
