import { describe, expect, it } from 'vitest'
import type { HardRule } from '../../../shared/table/rule.ts'
import { BARE } from './bare.ts'
import {
  accepted,
  commit,
  figure,
  insert,
  newWorkbook,
  refuse,
  refused,
  remove,
  set,
  START,
  stateOf,
} from './workbooks.ts'

describe('a commit', () => {
  it('writes all edits as one entry with one change per row', async () => {
    const { store } = await newWorkbook()
    const done = await commit(store, [
      set('region', 'lake', 'name', '大湖镇'),
      set('region', 'lake', 'code', '331122101'),
      set('region', 'lake', 'name', '新湖镇'),
    ])
    expect(done).toMatchObject({ seq: 2, who: 'tester@here', label: { verb: 'edit' }, undoes: null })
    expect(done.changes).toHaveLength(1)
    expect(done.changes[0]).toMatchObject({
      table: 'region',
      id: 'lake',
      before: { name: '湖镇', code: null },
      after: { name: '新湖镇', code: '331122101' },
    })
    expect(store.rows().get('region', 'lake')).toEqual(done.changes[0]?.after)
    expect(store.info().seq).toBe(2)
  })

  it('reads raw values by the kind of their column, with the unit that the row gives', async () => {
    const { store } = await newWorkbook()
    const done = await commit(store, [
      set('observation', 'lake-2020', 'value', '１２，３４０万元'),
      set('observation', 'hill-2020', 'vintage', '快报'),
      insert('observation', 'new', { ...figure('山镇', '2023年', '1.5'), indicator: '地区生产总值' }),
    ])
    expect(done.changes.map(({ after }) => after)).toMatchObject([
      { value: 1.234 },
      { vintage: 'flash' },
      { region: 'hill', indicator: 'gdp', period: '2023', value: 1.5, note: null },
    ])
  })

  it('writes what it answers: a reopened file holds the same rows', async () => {
    const { store } = await newWorkbook()
    await commit(store, [
      set('observation', 'lake-2020', 'value', 0.1 + 0.2),
      set('observation', 'lake-2020', 'note', 'half a pair \ud83d, a zero \u0000 and a 😀'),
      set('observation', 'hill-2020', 'value', -0),
      set('observation', 'hill-2020', 'growth', 1e300),
    ])
    expect((await store.verify()).rows).toEqual([])
    expect((await store.verify()).ok).toBe(true)
  })

  it('answers edits that change nothing with the newest entry and makes none', async () => {
    const { store } = await newWorkbook()
    const done = await commit(store, [set('region', 'lake', 'name', ' 湖镇 ')])
    expect(done).toMatchObject({ seq: 1, changes: [] })
    expect(store.info()).toMatchObject({ seq: 1, undo: null })
  })

  it('calls listeners after it is on disk, and not for refusals', async () => {
    const { store } = await newWorkbook()
    const heard: number[] = []
    const stop = store.onCommit(({ seq }) => heard.push(seq))
    await commit(store, [set('region', 'lake', 'name', 'A')])
    await refuse(store, [set('region', 'lake', 'name', '')])
    await commit(store, [set('region', 'lake', 'name', 'A')])
    stop()
    await commit(store, [set('region', 'lake', 'name', 'B')])
    expect(heard).toEqual([2])
  })

  it('passes on what the plan refuses', async () => {
    const { store } = await newWorkbook()
    const result = await store.commit({ verb: 'edit' }, () => ({
      ok: false,
      rejections: [{ at: {}, code: 'no-clauses-found' }],
    }))
    expect(refused(result)).toEqual([{ at: {}, code: 'no-clauses-found' }])
  })

  it('rolls back and goes on after a bug in a plan', async () => {
    const { store } = await newWorkbook()
    const buggy = store.commit({ verb: 'edit' }, () => {
      throw new TypeError('bug')
    })
    await expect(buggy).rejects.toThrow('bug')
    expect((await commit(store, [set('region', 'lake', 'name', 'A')])).seq).toBe(2)
  })
})

describe('a refused commit', () => {
  it('names every wrong cell at its place, and writes nothing', async () => {
    const { store } = await newWorkbook()
    const before = await stateOf(store)
    const rejections = await refuse(store, [
      set('observation', 'lake-2020', 'value', '很多'),
      set('region', 'lake', 'name', ''),
      set('region', 'hill', 'name', '好镇'),
      set('clause', 'none', 'heading', 'x'),
      set('region', 'lake', 'colour', 'x'),
      set('region', 'lake', 'constructor', 'x'),
      set('nothing', 'lake', 'name', 'x'),
      remove('region', 'none'),
      insert('region', 'x', { level: 'city' }),
      insert('region', 'lake', { name: 'y', level: 'city' }),
      insert('office', 'lake', { name: 'y', type: 'town' }),
      insert('region', '', { name: 'z', level: 'city' }),
    ])
    expect(rejections).toEqual([
      { at: { table: 'observation', id: 'lake-2020', column: 'value' }, code: 'not-a-number', text: '很多' },
      { at: { table: 'region', id: 'lake', column: 'name' }, code: 'required' },
      { at: { table: 'clause', id: 'none', column: 'heading' }, code: 'no-such-row' },
      { at: { table: 'region', id: 'lake', column: 'colour' }, code: 'no-such-column', column: 'colour' },
      {
        at: { table: 'region', id: 'lake', column: 'constructor' },
        code: 'no-such-column',
        column: 'constructor',
      },
      { at: { table: 'nothing' }, code: 'no-such-table', table: 'nothing' },
      { at: { table: 'region', id: 'none' }, code: 'no-such-row' },
      { at: { table: 'region', id: 'x', column: 'name' }, code: 'required' },
      { at: { table: 'region', id: 'lake' }, code: 'duplicate', columns: ['id'], label: 'lake' },
      { at: { table: 'office', id: 'lake' }, code: 'duplicate', columns: ['id'], label: 'lake' },
      { at: { table: 'region', id: '' }, code: 'wrong-form', text: '' },
    ])
    expect(await stateOf(store)).toBe(before)
    expect(store.info()).toMatchObject({ seq: 1, undo: null })
    expect((await store.verify()).ok).toBe(true)
  })

  it('keeps derived columns for the program', async () => {
    const { store } = await newWorkbook([
      insert('clause', 'c', { number: '一', kind: 'part', heading: '总体要求' }),
    ])
    const edits = [set('clause', 'c', 'original', '原文')]
    expect(await refuse(store, edits)).toEqual([
      { at: { table: 'clause', id: 'c', column: 'original' }, code: 'derived' },
    ])
    accepted(
      await store.commit({ verb: 'attach-policy' }, () => ({ ok: true, value: edits }), {
        writesDerived: true,
      }),
    )
    expect(store.rows().get('clause', 'c')).toMatchObject({ original: '原文' })
  })

  it('keeps a locked figure but for its lock and note', async () => {
    const { store } = await newWorkbook()
    const at = { table: 'observation', id: 'lake-2021' }
    expect(
      await refuse(store, [
        set('observation', 'lake-2021', 'value', 99),
        set('observation', 'lake-2021', 'source', 'x'),
        set('observation', 'lake-2021', 'locked', 0),
      ]),
    ).toEqual([
      { at: { ...at, column: 'value' }, code: 'locked-observation' },
      { at: { ...at, column: 'source' }, code: 'locked-observation' },
    ])
    expect(await refuse(store, [remove('observation', 'lake-2021')])).toEqual([
      { at, code: 'locked-observation' },
    ])
    await commit(store, [set('observation', 'lake-2021', 'note', '已核对')])
    await commit(store, [set('observation', 'lake-2021', 'locked', 0)])
    await commit(store, [set('observation', 'lake-2021', 'value', 99)])
    accepted(await store.undo())
    expect(store.rows().get('observation', 'lake-2021')).toMatchObject({ value: 13, locked: 0 })
  })

  it('names who still refers to a row, once with the number of places', async () => {
    const { store } = await newWorkbook()
    const rejections = await refuse(store, [remove('region', 'lake'), remove('indicator', 'gdp')])
    const reason = { code: 'still-referenced', by: 'observation', label: '2020' }
    expect(rejections).toHaveLength(2)
    expect(rejections).toContainEqual({ at: { table: 'region', id: 'lake' }, ...reason, count: 2 })
    expect(rejections).toContainEqual({ at: { table: 'indicator', id: 'gdp' }, ...reason, count: 3 })
  })

  it('lets a row go together with all that refer to it, in any order', async () => {
    const { store } = await newWorkbook()
    await commit(store, [remove('region', 'hill'), remove('observation', 'hill-2020')])
    expect(
      store
        .rows()
        .all('region')
        .map(({ id }) => id),
    ).toEqual(['lake'])
    accepted(await store.undo())
    expect(store.rows().get('observation', 'hill-2020')).toMatchObject({ region: 'hill', value: 7 })
  })

  it('checks references to one of several tables, which SQL cannot', async () => {
    const { store } = await newWorkbook([
      ...START,
      insert('land_entry', 'e', {
        date: '2023-01-01',
        year: 2023,
        account: 'quota',
        event: 'issue',
        to_holder: 'lake',
        amount: 5,
      }),
    ])
    const [first] = await refuse(store, [remove('observation', 'hill-2020'), remove('region', 'lake')])
    expect(first).toMatchObject({ code: 'still-referenced', by: 'observation', count: 3 })
    expect(await refuse(store, [set('land_entry', 'e', 'to_holder', 'nobody')])).toMatchObject([
      { code: 'no-such-reference', tables: ['region', 'project'] },
    ])
  })

  it('names the columns and the row of a duplicate, stored or in the same commit', async () => {
    const { store } = await newWorkbook()
    const columns = ['region', 'indicator', 'period', 'scope', 'vintage', 'state']
    expect(await refuse(store, [insert('observation', 'twin', figure('lake', '2020', 1))])).toEqual([
      {
        at: { table: 'observation', id: 'twin', column: 'state' },
        code: 'duplicate',
        columns,
        label: '2020',
      },
    ])
    expect(
      await refuse(store, [
        insert('region', 'a', { name: '新', level: 'town' }),
        insert('region', 'b', { name: '新', level: 'town' }),
      ]),
    ).toEqual([
      { at: { table: 'region', id: 'b', column: 'name' }, code: 'duplicate', columns: ['name'], label: '新' },
    ])
  })

  it('lets two rows trade their names in one commit, and back', async () => {
    const { store } = await newWorkbook()
    await commit(store, [set('region', 'lake', 'name', '山镇'), set('region', 'hill', 'name', '湖镇')])
    expect(store.rows().get('region', 'lake')).toMatchObject({ name: '山镇' })
    accepted(await store.undo())
    expect(store.rows().get('region', 'lake')).toMatchObject({ name: '湖镇' })
    expect((await store.verify()).ok).toBe(true)
  })

  it('asks the rules whose tables are touched, with the rows as they would be', async () => {
    const seen: (string | undefined)[] = []
    const rule: HardRule = {
      tables: ['region'],
      check: (rows, changes) => {
        seen.push(...changes.map(({ id }) => String(rows.get('region', id)?.['name'])))
        return rows.all('region').length > 2 ? [{ at: { table: 'region' }, code: 'land-sides' }] : []
      },
    }
    const { store } = await newWorkbook(START, { ...BARE, rules: [rule] })
    seen.length = 0
    await commit(store, [set('indicator', 'gdp', 'unit', '万元')])
    await commit(store, [set('region', 'lake', 'name', '甲镇')])
    expect(await refuse(store, [insert('region', 'third', { name: '丙镇', level: 'town' })])).toEqual([
      { at: { table: 'region' }, code: 'land-sides' },
    ])
    expect(seen).toEqual(['甲镇', '丙镇'])
    expect(store.rows().all('region')).toHaveLength(2)
  })
})
