import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArguments, takeLanguage } from '../../electron/cli/arguments.ts'
import { helpOfAll } from '../../electron/cli/help.ts'
import { VERBS } from '../../electron/cli/verbs.ts'
import { openStore } from '../../electron/store/store.ts'
import { digest, temporaryFolder } from './store/workbooks.ts'

// As `npm run zhence` starts it.
const [CHECK, CLI] = ['../../build/check-node.js', '../../electron/cli.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

interface Ran {
  readonly exit: number | null
  readonly out: string
  readonly errors: string
}

/** Runs the command line as a person would from `folder`, in Chinese unless the words say otherwise. */
async function zhence(folder: string, words: readonly string[], input = ''): Promise<Ran> {
  const env = { ...process.env, INIT_CWD: folder, ZHENCE_LANGUAGE: 'zh' }
  const child = spawn(process.execPath, ['--import', CHECK ?? '', CLI ?? '', ...words], { env })
  child.stdin.end(input)
  const [out, errors, exit] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { exit, out, errors }
}

/** Runs a verb that must be done, and reads its JSON. */
async function done(folder: string, words: readonly string[], input = '') {
  const { exit, out, errors } = await zhence(folder, words, input)
  if (exit !== 0) throw new Error(`${words.join(' ')} ended with ${exit}: ${errors}`)
  return JSON.parse(out)
}

const set = (column: string, value: unknown) =>
  JSON.stringify([{ kind: 'set', table: 'region', id: 'huzhen', column, value }])

describe('the command line, from a new workbook to its targets', () => {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
    await done(folder, ['new', 'a.zhence', '--sample'])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('makes a workbook once, and tells what it is', async () => {
    const info = await done(folder, ['info', 'a.zhence'])
    expect(info).toMatchObject({ name: 'a.zhence', folder, packId: 'lishui-2022-72', seq: 1, readOnly: null })
    const again = await zhence(folder, ['new', 'a.zhence'])
    expect(again).toMatchObject({ exit: 3, errors: expect.stringContaining('已经存在') })
    expect(JSON.parse(again.out)).toEqual({ fault: { code: 'file-exists', params: { file: 'a.zhence' } } })
    expect(await zhence(folder, ['new', 'b.zhence', '--pack', 'none'])).toMatchObject({
      exit: 1,
      errors: expect.stringContaining('lishui-2022-72'),
    })
    expect(await done(folder, ['new', 'empty.zhence'])).toMatchObject({ packId: null, seq: 1 })
  })

  it('edits in one commit, undoes, redoes and tells the history of the cell', async () => {
    expect(await done(folder, ['edit', 'a.zhence'], set('english_name', 'Huzhen by the lake'))).toMatchObject(
      {
        seq: 2,
        changes: [{ table: 'region', id: 'huzhen', after: { english_name: 'Huzhen by the lake' } }],
      },
    )
    const labelled = JSON.stringify({
      label: { verb: 'import', name: 'x' },
      edits: JSON.parse(set('note', '注')),
    })
    expect(await done(folder, ['edit', 'a.zhence'], labelled)).toMatchObject({
      seq: 3,
      label: { verb: 'import' },
    })
    expect(await done(folder, ['info', 'a.zhence'])).toMatchObject({ undo: { verb: 'import', name: 'x' } })
    expect(await done(folder, ['undo', 'a.zhence'])).toMatchObject({ seq: 4, undoes: 3 })
    expect(await done(folder, ['redo', 'a.zhence'])).toMatchObject({ seq: 5, undoes: 4 })
    const cell = ['--table', 'region', '--id', 'huzhen', '--column', 'note']
    const history = await done(folder, ['history', 'a.zhence', ...cell])
    expect(history.map(({ seq }: { seq: number }) => seq)).toEqual([5, 4, 3, 1])
    expect(await done(folder, ['verify', 'a.zhence'])).toMatchObject({ ok: true, journal: { entries: 5 } })
    expect(readdirSync(folder).filter((name) => name.startsWith('a.') || name.startsWith('.a'))).toEqual([
      'a.zhence',
    ])
  })

  it('refuses what the user can mend with its place and reason: 1', async () => {
    const refused = await zhence(folder, ['edit', 'a.zhence'], set('code', 'abc'))
    expect(refused).toMatchObject({
      exit: 1,
      errors: expect.stringMatching(/^地区 \/ huzhen \/ 行政区划代码：“abc”/),
    })
    expect(JSON.parse(refused.out)).toMatchObject({
      rejections: [
        {
          at: { table: 'region', id: 'huzhen', column: 'code' },
          code: 'wrong-form',
          message: expect.any(String),
        },
      ],
    })
    const english = await zhence(folder, ['edit', 'a.zhence', '--lang', 'en'], set('code', 'abc'))
    expect(english.errors).toMatch(/^region \/ huzhen \/ code: “abc” does not have the form/)
    expect(await zhence(folder, ['rows', 'a.zhence', 'nothing'])).toMatchObject({ exit: 1 })
    expect(await zhence(folder, ['history', 'a.zhence', '--table', 'nothing'])).toMatchObject({ exit: 1 })
    expect(await zhence(folder, ['targets', 'a.zhence', '--scenario', '没有'])).toMatchObject({
      exit: 1,
      errors: expect.stringContaining('基准'),
    })
  })

  it('prints rows with titles and units, made-up ones with their label, and leaves the file alone', async () => {
    const before = digest(join(folder, 'a.zhence'))
    const observations = await done(folder, ['rows', 'a.zhence', 'observation'])
    expect(observations.columns.value).toMatchObject({ title: '数值', kind: 'number' })
    const madeUp = observations.rows.filter((row: { demo: number }) => row.demo === 1)
    expect(madeUp.length).toBeGreaterThan(100)
    expect(madeUp.every((row: { label?: string }) => row.label === '演示数据（虚构）')).toBe(true)
    const real = observations.rows.find((row: { demo: number | null }) => row.demo !== 1)
    expect(real).not.toHaveProperty('label')
    expect(real).toHaveProperty('unit')
    const lines = await done(folder, ['rows', 'a.zhence', 'budget_line'])
    expect(lines.columns.budget).toMatchObject({ title: '预算数', unit: '分', shown: '万元' })
    const tables = await done(folder, ['tables', 'a.zhence'])
    expect(tables.find(({ name }: { name: string }) => name === 'observation').rows).toBe(
      observations.rows.length,
    )
    expect(digest(join(folder, 'a.zhence'))).toBe(before)
  })

  it('runs a scenario and compares every target with it', async () => {
    const [ran, compared] = await Promise.all([
      done(folder, ['run', 'a.zhence']),
      done(folder, ['targets', 'a.zhence', '--scenario', 'base']),
    ])
    expect(ran).toMatchObject({ scenario: 'base', label: '演示数据（虚构）', notes: expect.any(Array) })
    const gdp = ran.trajectories.filter(
      (row: { indicator: string; region: string }) =>
        row.indicator === '地区生产总值' && row.region === 'huzhen',
    )
    expect(gdp.map(({ year }: { year: number }) => year)).toEqual([2022, 2023, 2024, 2025])
    expect(gdp[3]).toMatchObject({ unit: '亿元', value: expect.any(Number), demo: 1 })
    const joint = compared.targets.find(
      ({ target }: { target: string }) => target === 'target-gdp-three-towns',
    )
    expect(joint).toMatchObject({
      regionName: expect.any(String),
      operator: '>',
      value: 350,
      unit: '亿元',
      year: 2025,
      demo: 1,
    })
    const towns = ran.trajectories.filter(
      (row: { indicator: string; region: string | null; year: number }) =>
        row.indicator === '地区生产总值' && row.region !== null && row.year === 2025,
    )
    const sum = towns.reduce((total: number, { value }: { value: number }) => total + value, 0)
    expect(joint.projected).toBeCloseTo(sum, 9)
    expect(
      compared.targets.every((one: { state?: string; clause?: string }) => one.state && one.clause),
    ).toBe(true)
  })

  it('reads a workbook that another has open, and does not write to it', async () => {
    const store = await openStore(join(folder, 'a.zhence'), { who: '张三@办公室' })
    try {
      const read = await zhence(folder, ['info', 'a.zhence'])
      expect(read).toMatchObject({ exit: 0, errors: expect.stringContaining('张三@办公室') })
      expect(JSON.parse(read.out)).toMatchObject({ readOnly: { reason: 'held' } })
      const write = await zhence(folder, ['edit', 'a.zhence'], set('note', 'x'))
      expect(write).toMatchObject({ exit: 1, errors: expect.stringContaining('张三@办公室') })
    } finally {
      await store.close()
    }
  })
})

describe('the command line on its own', () => {
  it.each([
    [[]],
    [['rows', 'a.zhence']],
    [['history', 'a.zhence', '--column', 'x']],
    [['edit', 'a.zhence']],
    [['model', 'run', 'm', '--years', '2025-2022']],
  ])('wrong usage ends with 2 and the help: %j', async (words) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'm'), '假设 a = 1\n')
    const { exit, out, errors } = await zhence(folder, words, 'not json')
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(errors).toContain('npm run -s zhence --')
  })

  it('helps, in both languages', async () => {
    const folder = temporaryFolder()
    const { exit, out, errors } = await zhence(folder, ['--help'])
    expect({ exit, errors }).toEqual({ exit: 0, errors: '' })
    expect(out).toBe(`${helpOfAll(VERBS, 'zh-CN')}\n`)
    const one = await zhence(folder, ['history', '--help', '--lang=en'])
    expect(one).toMatchObject({ exit: 0, out: expect.stringContaining('Exit codes: 0 done') })
  })

  it.each([
    [['nonsense'], '没有这个命令：nonsense'],
    [['info', 'a.zhence', '--what'], '--what'],
    [['info', 'a', 'b'], '此命令需要 1 个参数：FILE'],
  ])('names what is wrong with %j', (words, why) => {
    expect(() => readArguments(words, VERBS, '/')).toThrow(
      expect.objectContaining({ text: expect.objectContaining({ 'zh-CN': expect.stringContaining(why) }) }),
    )
    expect(() => takeLanguage(['info', '--lang', 'fr'], 'zh-CN')).toThrow(/zh or en/)
    expect(takeLanguage(['info', '--lang', 'en', 'x'], 'zh-CN')).toEqual({
      language: 'en-US',
      words: ['info', 'x'],
    })
  })

  it.each([
    ['file-missing', () => undefined],
    ['file-not-a-workbook', (file: string) => writeFileSync(file, '通知'.repeat(100))],
  ])('what the world did ends with 3: %s', async (code, make) => {
    const folder = temporaryFolder()
    make(join(folder, 'a.zhence'))
    const { exit, out, errors } = await zhence(folder, ['info', 'a.zhence'])
    expect(exit).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ fault: { code } })
    expect(errors).toContain('a.zhence')
  })

  it('checks a model file: problems with line, column and advice end with 1', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'good.txt'), '输入 人口 : 万人 = 观测 常住人口 缺省 10\n假设 增速 : % = 5\n')
    writeFileSync(join(folder, 'bad.txt'), '变量 甲 : 亿元 = 乙\n变量 乙 : 亿元 = 甲\n')
    expect(await done(folder, ['model', 'check', 'good.txt'])).toMatchObject({
      ok: true,
      declarations: { input: 1, assumption: 1 },
    })
    const bad = await zhence(folder, ['model', 'check', 'bad.txt'])
    expect(bad).toMatchObject({ exit: 1, errors: expect.stringMatching(/第 1 行.*甲.*乙/) })
    expect(JSON.parse(bad.out)).toMatchObject({ ok: false, problems: [{ code: 'cycle', line: 1 }] })
    expect(await zhence(folder, ['model', 'check', 'none.txt'])).toMatchObject({ exit: 3 })
  })

  it('runs a model file alone, with the inputs of a file', async () => {
    const folder = temporaryFolder()
    writeFileSync(
      join(folder, 'm.txt'),
      '输入 起点 : 万人 = 观测 常住人口 缺省 10\n假设 增速 : % = 10\n变量 人口 : 万人 = 人口[上年] * (1 + 增速) 初值 起点\n',
    )
    const values = ({ trajectories }: { trajectories: { value: number | null }[] }) =>
      trajectories.map(({ value }) => value)
    expect(values(await done(folder, ['model', 'run', 'm.txt', '--years', '2022-2023']))).toEqual([10, 11])
    writeFileSync(
      join(folder, 'in.json'),
      JSON.stringify({ regions: ['甲', '乙'], values: { 起点: { 甲: 20 }, 增速: [0, 50] } }),
    )
    const ran = await done(folder, ['model', 'run', 'm.txt', '--inputs', 'in.json', '--years', '2022-2023'])
    expect(values(ran)).toEqual([20, 30, null, null])
    writeFileSync(join(folder, 'in.json'), JSON.stringify({ values: { 人口: 3 } }))
    expect(await zhence(folder, ['model', 'run', 'm.txt', '--inputs', 'in.json'])).toMatchObject({ exit: 1 })
  })

  it('verification of a damaged workbook ends with 3 and leaves it', async () => {
    const folder = temporaryFolder()
    await done(folder, ['new', 'a.zhence', '--sample'])
    const file = join(folder, 'a.zhence')
    const bytes = readFileSync(file)
    const at = bytes.indexOf('湖镇')
    bytes.write('山', at)
    writeFileSync(file, bytes)
    const before = digest(file)
    const { exit, out } = await zhence(dirname(file), ['verify', 'a.zhence'])
    expect(exit).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ ok: false })
    expect(digest(file)).toBe(before)
  })
})
