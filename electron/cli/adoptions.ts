import { adoption as adoptionTable } from '../../shared/scenarios/adoption-tables.ts'
import { figuresOf } from '../../shared/scenarios/adoption.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { RowOf } from '../../shared/table/table.ts'
import { allRows } from '../../shared/table/typed.ts'
import type { AdoptionCheck } from '../../shared/api/adoption.ts'
import { adopt, checkAdoption } from '../ensemble/adopt.ts'
import { closePool } from '../ensemble/pool.ts'
import { whoAmI } from '../api/backend.ts'
import { labelOfDemo } from './made-up.ts'
import { askedDraws, DRAW_OPTIONS } from './simulate.ts'
import { done, rejected, unknownName, type Answer, type Call, type Verb } from './verb.ts'
import { reading, writing } from './workbook.ts'

const adoptVerb: Verb = {
  words: 'adopt',
  arguments: ['FILE', 'SCENARIO'],
  options: DRAW_OPTIONS,
  about: {
    'zh-CN':
      '采用一个情景：抽样推演并冻结各指标、各目标逐年的结果，连同种子、模型指纹和日志位置，作为一次提交，可撤销',
    'en-US':
      'adopt a scenario: draw it and freeze the figures of every indicator and target by year with seed, model hash and place in the journal, as one commit that can be undone',
  },
  run: (call) =>
    writing(call, async (store) => {
      const name = call.arguments[1] ?? ''
      const scenarios = store.rows().all('scenario')
      const found = scenarios.find((row) => row.id === name || row['name'] === name)
      if (!found)
        return unknownName(
          name,
          scenarios.map((row) => String(row['name'])),
          call.language,
        )
      const { draws, seed } = askedDraws(call)
      try {
        const made = await adopt(store, { scenario: found.id, draws, seed, who: whoAmI() })
        if (!made.ok) return rejected(made.rejections, call.language)
        const id = made.value.changes.find(({ table }) => table === adoptionTable.name)?.id
        const own = allRows(store.rows(), adoptionTable).find((row) => row.id === id)
        if (!own) throw new Error('the adoption is not there')
        return done({ seq: made.value.seq, ...headOf(store.rows(), own) })
      } finally {
        await closePool()
      }
    }),
}

const adopted: Verb = {
  words: 'adopted',
  arguments: ['FILE'],
  options: {
    figures: {
      about: {
        'zh-CN': '连同每一个冻结的数',
        'en-US': 'with every frozen figure',
      },
    },
  },
  about: {
    'zh-CN':
      '列出采用的情景，按当时的数据、模型和种子重新推演，逐字节核对冻结的数，并与今天的结果比较；对不上时退出码为 3',
    'en-US':
      'list adopted scenarios, draw them again from the data, model and seed of that moment and compare byte by byte, and with what comes out today; ends with 3 if one does not come out',
  },
  run: (call) =>
    reading(call, async (store) => {
      const rows = store.rows()
      const told: object[] = []
      const messages: string[] = []
      let sound = true
      try {
        for (const own of allRows(rows, adoptionTable)) {
          const checked = await checkAdoption(store, own.id)
          if (!checked.ok) return rejected(checked.rejections, call.language)
          const reproduced = isReproduced(checked.value)
          sound &&= reproduced
          told.push(recordOf(rows, own, checked.value, call))
          messages.push(sentence(own, checked.value, reproduced, call))
        }
      } finally {
        await closePool()
      }
      const answer: Answer = done(told, messages)
      return sound ? answer : { ...answer, exit: 3 }
    }),
}

function headOf(rows: Rows, own: RowOf<typeof adoptionTable>): object {
  return {
    id: own.id,
    name: own.name,
    scenario: rows.get('scenario', own.scenario)?.['name'] ?? own.scenario,
    at: own.at,
    who: own.who,
    draws: own.draws,
    seed: own.seed,
    modelHash: own.model_hash,
    journal: { seq: own.journal_seq, hash: own.journal_hash },
    together: { probability: own.together, standardError: own.together_error, unit: '%' },
    figures: figuresOf(rows, own.id).length,
    ...(own.demo === 1 ? { demo: 1 } : {}),
    ...labelOfDemo({ demo: own.demo }),
  }
}

/** Whether every frozen number comes out again, byte for byte, from an entry and a model that are still those named. */
function isReproduced({ journalKept, modelKept, again }: AdoptionCheck): boolean {
  return journalKept && modelKept && again !== null && again.differences.length === 0 && again.together.same
}

function recordOf(
  rows: Rows,
  own: RowOf<typeof adoptionTable>,
  check: AdoptionCheck,
  { options }: Call,
): object {
  const { again, today, journalKept, modelKept, modelSame, since } = check
  return {
    ...headOf(rows, own),
    reproduced: isReproduced(check),
    journalKept,
    modelKept,
    differences: again?.differences ?? null,
    today: {
      commitsSince: since,
      modelSame,
      together: today?.together.now ?? null,
      differences: today?.differences ?? null,
    },
    ...(options['figures'] === undefined ? {} : { frozen: figuresOf(rows, own.id) }),
  }
}

function sentence(
  own: RowOf<typeof adoptionTable>,
  { again, today, since }: AdoptionCheck,
  reproduced: boolean,
  { language }: Call,
): string {
  const [wrong, all] = [again?.differences.length ?? 0, again?.figures ?? 0]
  const moved = today?.differences.length ?? null
  if (language === 'zh-CN') {
    const held = reproduced
      ? `重新推演，${all} 个数逐字节相同`
      : again
        ? `重新推演，${all} 个数中有 ${wrong} 个不同，或当时的日志、模型已不相符`
        : '当时的模型不能运行，无法核对'
    const now =
      moved === null
        ? '今天的模型不能运行，无从比较'
        : `此后 ${since} 次提交，与今天的结果有 ${moved} 个数不同`
    return `${own.name}：${held}；${now}。`
  }
  const held = reproduced
    ? `drawn again, all ${all} figures are the same bytes`
    : again
      ? `drawn again, ${wrong} of ${all} figures differ, or journal or model are not those named`
      : 'the model of that moment does not run'
  const now =
    moved === null
      ? "today's model does not run"
      : `${since} commits since, ${moved} figures differ from today's`
  return `${own.name}: ${held}; ${now}.`
}

/** Verbs of adopted scenarios. */
export const ADOPTION_VERBS: readonly Verb[] = [adoptVerb, adopted]
