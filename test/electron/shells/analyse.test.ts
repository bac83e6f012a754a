import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../renderer/workbook/client.ts'
import type { AnalysisReport as Report } from '../../../shared/api/analyse.ts'
import type { Input } from '../../../shared/api/verbs.ts'
import { readModel } from '../../../shared/model/read.ts'
import { packNamed } from '../../../shared/packs/packs.ts'
import { benchOf, backCastsOf, gridOf, sobolOf, tornadoOf } from '../../../shared/scenarios/analyse.ts'
import type { Question } from '../../../shared/scenarios/question.ts'
import { differenceOf } from '../../../shared/scenarios/difference.ts'
import { prepareInputs } from '../../../shared/scenarios/inputs.ts'
import { widthName } from '../../../shared/scenarios/widths.ts'
import { finish } from '../../../shared/simulation/stepwise.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { electronShell, hostShell, type Shell } from './both-shells.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const TARGET = { kind: 'target', target: 'target-gdp-three-towns' } as const
const FIGURE = { kind: 'figure', region: 'huzhen', indicator: 'gdp', year: 2025 } as const
const DRAFT = { values: [{ name: '招商引资', region: null, year: null, value: 50 }], projects: [] }
const TRIED = { id: 'base', draft: DRAFT }

const QUESTIONS = {
  tornado: { kind: 'tornado', scenario: TRIED, outcome: FIGURE },
  sobol: { kind: 'sobol', scenario: TRIED, outcome: FIGURE, scope: 'stated', rows: 60, seed: 7 },
  backcast: { kind: 'backcast', scenario: TRIED, outcome: TARGET },
  grid: { kind: 'grid', scenario: TRIED, outcome: TARGET, x: '招商引资', y: '新增用地', steps: 3 },
  difference: {
    kind: 'difference',
    scenario: { id: 'stress' },
    from: TRIED,
    outcome: FIGURE,
    seed: 1,
  },
  'drawn-difference': {
    kind: 'drawn-difference',
    scenario: { id: 'stress' },
    from: { id: 'base' },
    outcome: TARGET,
    draws: 400,
    seed: 42,
  },
} as const satisfies Record<Question['kind'], Question>

/** The question as it is sent, which has an id and lists that may be written to. */
function asInput(question: object, id: string = 'one'): Input<'analyse'> {
  return structuredClone({ ...question, id }) as Input<'analyse'>
}

/** What the pure functions give, without what cannot cross a process boundary. */
function expected(rows: Rows, kind: Question['kind']): object {
  const program = readModel(String(rows.all('model')[0]?.['text'])).program
  if (!program) throw new Error('the sample has a model')
  const question = QUESTIONS[kind]
  const prepared = prepareInputs(program, rows, question.scenario.id)
  const bench = benchOf(prepared, rows, question.outcome, 'draft' in question.scenario ? DRAFT : undefined)
  const [x, y] = ['招商引资', '新增用地'].map((name) => bench?.drivers.find(({ id }) => id === name))
  if (!bench || !x || !y) throw new Error('the sample has these names')
  switch (kind) {
    case 'tornado':
      return { present: bench.present, swings: finish(tornadoOf(bench)) }
    case 'sobol':
      return { present: bench.present, shares: finish(sobolOf(bench, QUESTIONS.sobol)) }
    case 'backcast':
      return { present: bench.present, answers: finish(backCastsOf(bench)) }
    case 'grid':
      return { x, y, grid: finish(gridOf(bench, [x, y], 3)) }
    case 'difference': {
      const difference = differenceOf(program, rows, [TRIED, { id: 'stress' }], FIGURE)
      return { players: difference?.players, split: difference ? finish(difference.split(1)) : null }
    }
    case 'drawn-difference': {
      const difference = differenceOf(program, rows, [{ id: 'base' }, { id: 'stress' }], TARGET)
      return { measure: 'chance', players: difference?.players }
    }
  }
}

/** As JSON carries it, less what only a running analysis needs. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key: string, one: unknown) =>
      key === 'drawAt' || key === 'array' || key === 'read' ? undefined : one,
    ),
  )
}

const told = new Map<string, unknown[]>()

describe.each([
  ['Electron', electronShell],
  ['loopback host', hostShell],
])('analyses over the %s shell', (name, start) => {
  let shell: Shell
  let client: Client
  const own: unknown[] = []
  const report = async (question: object): Promise<Report> => {
    const reply = await client.call('analyse', asInput(question))
    if (reply.kind !== 'done') throw new Error(JSON.stringify(reply))
    return reply.value
  }
  const refused = async (question: object): Promise<unknown> => {
    const reply = await client.call('analyse', asInput(question))
    return reply.kind === 'rejected' ? reply.rejections[0] : reply.kind
  }

  beforeAll(async () => {
    shell = await start(packNamed('lishui-2022-72')?.edits(true))
    client = shell.page()
    told.set(name, own)
  })
  afterAll(() => shell.close())

  it.each(Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[])(
    'answer %s as the pure functions do',
    async (kind) => {
      const answer = await report(QUESTIONS[kind])
      own.push(answer)
      expect(answer.kind).toBe(kind)
      expect(plain(answer)).toMatchObject(plain(expected(shell.test.backend.store.rows(), kind)) as object)
    },
  )

  it.each(['difference', 'drawn-difference'] as const)(
    'have parts of a %s that add up to it',
    async (kind) => {
      const answer = await report(QUESTIONS[kind])
      if (answer.kind !== kind) throw new Error(answer.kind)
      const { from, to, parts } = answer.split
      const sum = (parts ?? []).reduce((total, { part }) => total + part, 0)
      expect(parts?.length).toBeGreaterThan(1)
      expect(Math.abs(sum - ((to ?? NaN) - (from ?? NaN)))).toBeLessThan(1e-9)
    },
  )

  it('tell the chances that the simulation tells', async () => {
    const { draws, seed } = QUESTIONS['drawn-difference']
    const scenarios = [{ id: 'base' }, { id: 'stress' }]
    const reply = await client.call('simulate', {
      id: 'sim',
      scenarios,
      outputs: [],
      draws,
      seed,
      quantiles: [0.5],
    })
    if (reply.kind !== 'done') throw new Error(reply.kind)
    const chances = reply.value.scenarios.map(
      ({ targets }) => targets.find(({ id }) => id === TARGET.target)?.steps[2025 - reply.value.baseYear],
    )
    const answer = await report(QUESTIONS['drawn-difference'])
    if (answer.kind !== 'drawn-difference') throw new Error(answer.kind)
    expect([answer.split.from, answer.split.to]).toEqual(
      chances.map((chance) => (chance?.probability ?? NaN) * 100),
    )
    expect(answer.split.from).toBeGreaterThan(answer.split.to ?? NaN)
  })

  it('[情景-21] say what a width brings to the chance of a target, and to the mean of a figure', async () => {
    const values = ['第二产业起始增速', '第三产业起始增速'].map((one) => ({
      name: widthName(one),
      region: null,
      year: null,
      value: 0,
    }))
    const sure = { id: 'base', draft: { values, projects: [] } }
    const asked = { ...QUESTIONS['drawn-difference'], scenario: sure }
    for (const outcome of [TARGET, FIGURE, { ...FIGURE, region: 'three-towns' }]) {
      const answer = await report({ ...asked, outcome })
      if (answer.kind !== 'drawn-difference') throw new Error(answer.kind)
      const { from, to, parts } = answer.split
      expect(parts?.map(({ id }) => id).toSorted()).toEqual([
        'width/第三产业起始增速',
        'width/第二产业起始增速',
      ])
      expect(parts?.every(({ part }) => part !== 0)).toBe(true)
      const sum = (parts ?? []).reduce((total, { part }) => total + part, 0)
      expect(Math.abs(sum - ((to ?? NaN) - (from ?? NaN)))).toBeLessThan(1e-9)
    }
    const still = await report({ ...QUESTIONS.difference, from: { id: 'base' }, scenario: sure })
    expect(still).toMatchObject({ split: { parts: [{ part: 0 }, { part: 0 }] } })
  })

  it.each([
    ['shares of the variance', { ...QUESTIONS.sobol, scope: 'all', rows: 100_000 }],
    ['draws of many cases', { ...QUESTIONS['drawn-difference'], draws: 100_000 }],
  ])(
    'let other verbs be answered meanwhile, tell how far they are, and can be cancelled: %s',
    async (what, question) => {
      let over = false
      const long = client.call('analyse', asInput(question, 'long')).finally(() => (over = true))
      const shares: number[] = []
      await vi.waitUntil(async () => {
        const asked = await client.call('progress', { id: 'long' })
        if (asked.kind === 'done' && asked.value.share !== null) shares.push(asked.value.share)
        return (shares.at(-1) ?? 0) > (shares[0] ?? 0)
      })
      const set = {
        kind: 'set',
        table: 'scenario',
        id: 'stress',
        column: 'note',
        value: what,
      } as const
      expect(await client.call('edit', { edits: [set] })).toMatchObject({ kind: 'done' })
      expect(over).toBe(false)
      await client.call('progress', { id: 'long', cancel: true })
      expect(await long).toEqual({ kind: 'rejected', rejections: [{ at: {}, code: 'cancelled' }] })
      expect(await client.call('progress', { id: 'long' })).toEqual({
        kind: 'done',
        value: { share: null },
      })
    },
  )

  it('refuse what is not there, and say where', async () => {
    const gone = { at: { table: 'scenario', id: 'gone' }, code: 'no-such-row' }
    expect(await refused({ ...QUESTIONS.tornado, scenario: { id: 'gone' } })).toEqual(gone)
    expect(await refused({ ...QUESTIONS.difference, from: { id: 'gone' } })).toEqual(gone)
    const target = { kind: 'target', target: 'gone' }
    expect(await refused({ ...QUESTIONS.backcast, outcome: target })).toEqual({
      at: { table: 'target', id: 'gone' },
      code: 'no-such-row',
    })
    for (const [part, at] of [
      [{ indicator: 'gone' }, { table: 'indicator', id: 'gone' }],
      [{ region: 'gone' }, { table: 'region', id: 'gone' }],
    ] as const)
      expect(await refused({ ...QUESTIONS.sobol, outcome: { ...FIGURE, ...part } })).toEqual({
        at,
        code: 'no-such-row',
      })
    expect(await refused({ ...QUESTIONS.tornado, outcome: { ...FIGURE, year: 1999 } })).toMatchObject({
      code: 'not-a-choice',
      text: '1999',
    })
    for (const [question, text] of [
      [{ ...QUESTIONS.backcast, driver: '没有这个' }, '没有这个'],
      [{ ...QUESTIONS.grid, y: '没有这个' }, '没有这个'],
      [{ ...QUESTIONS.grid, y: '招商引资' }, '招商引资'],
    ] as const) {
      const rejection = await refused(question)
      expect(rejection).toMatchObject({ at: { table: 'model' }, code: 'not-a-choice', text })
      expect((rejection as { choices: string[] }).choices).toContain('新增用地')
    }
  })

  it.each([
    ['an unknown kind', { ...QUESTIONS.tornado, kind: 'magic' }],
    ['no outcome', { ...QUESTIONS.tornado, outcome: undefined }],
    ['too few rows', { ...QUESTIONS.sobol, rows: 3 }],
    ['too many steps', { ...QUESTIONS.grid, steps: 1000 }],
    ['more than it knows', { ...QUESTIONS.tornado, seed: 1 }],
    ['a value that is no number', { ...QUESTIONS.tornado, scenario: { id: 'base', draft: { values: 'x' } } }],
  ])('refuse %s by its shape', async (_what, question) => {
    expect(await refused(question)).toMatchObject({ code: 'bad-request' })
  })
})

describe('both shells', () => {
  it('give equal analyses', () => {
    const [electron, host] = [...told.values()]
    expect(electron).toHaveLength(Object.keys(QUESTIONS).length)
    expect(host).toEqual(electron)
  })
})
