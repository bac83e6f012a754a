import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accepted, commit, newWorkbook, open, set, stateOf } from './workbooks.ts'

describe('a saved copy', () => {
  it('is complete, checked, and undoes like the original', async () => {
    const { file, store } = await newWorkbook()
    await commit(store, [set('region', 'lake', 'name', '甲')])
    expect(await store.saveCopy('副本 2')).toEqual({ name: '副本 2.zhence' })
    const path = join(dirname(file), '副本 2.zhence')
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([1, 1])
    const copy = await open(path)
    expect(await stateOf(copy)).toBe(await stateOf(store))
    accepted(await copy.undo())
    expect(copy.rows().get('region', 'lake')).toMatchObject({ name: '湖镇' })
    expect((await copy.verify()).ok).toBe(true)
    expect(store.rows().get('region', 'lake')).toMatchObject({ name: '甲' })
    await copy.close()
    expect(readdirSync(dirname(file)).filter((name) => name.includes('副本'))).toEqual(['副本 2.zhence'])
  })

  it('replaces nothing and leaves nothing half written', async () => {
    const { file, store } = await newWorkbook()
    const target = join(dirname(file), 'other.zhence')
    writeFileSync(target, 'mine')
    await expect(store.saveCopy('other.zhence')).rejects.toMatchObject({ code: 'file-exists' })
    await expect(store.saveCopy(basename(file))).rejects.toMatchObject({ code: 'file-exists' })
    expect(readFileSync(target, 'utf8')).toBe('mine')
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', 'a:b', 'a?'])(
    'is refused under the name %j',
    async (name) => {
      const { file, store } = await newWorkbook()
      mkdirSync(join(dirname(file), 'a'))
      await expect(store.saveCopy(name)).rejects.toMatchObject({ code: 'folder-missing' })
      expect(existsSync(join(dirname(file), 'a', 'b.zhence'))).toBe(false)
    },
  )
})
