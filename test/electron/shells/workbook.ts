import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backend } from '../../../electron/api/backend.ts'
import { bugLog } from '../../../electron/api/bugs.ts'
import { preferencesIn } from '../../../electron/api/preferences-file.ts'
import { createStore } from '../../../electron/store/store.ts'
import type { Edit } from '../../../shared/table/change.ts'

/** A backend on a real workbook in a folder of its own, with a built page of a few files beside it. */
export interface TestBackend {
  readonly backend: Backend
  readonly folder: string
  readonly file: string
  /** Folder of the stand-in for the built page. */
  readonly page: string
  /** What was written to stderr. */
  readonly said: string[]
  remove(): Promise<void>
}

/** Two offices: enough to edit, refer to and undo. */
const OFFICES: readonly Edit[] = [
  { kind: 'insert', table: 'office', id: 'planning', values: { name: '经济发展办公室', type: 'town' } },
  { kind: 'insert', table: 'office', id: 'building', values: { name: '村镇建设办公室', type: 'town' } },
]

/** Makes a workbook and opens it. */
export async function testBackend(edits: readonly Edit[] = OFFICES): Promise<TestBackend> {
  const folder = mkdtempSync(join(tmpdir(), 'zhence-shells-'))
  const page = join(folder, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>镇策</title>')
  writeFileSync(join(page, 'assets', 'main-1a2b.js'), 'export {}\n')
  writeFileSync(join(page, 'assets', 'secret.key'), 'of a type that is not served')
  const file = join(folder, 'book.zhence')
  const store = await createStore(file, { who: 'tester', packId: null, edits })
  const said: string[] = []
  const say = (text: string): void => void said.push(text)
  const config = join(folder, 'config')
  return {
    backend: { store, preferences: preferencesIn(config, say), reportBug: bugLog(config, say) },
    folder,
    file,
    page,
    said,
    async remove() {
      await store.close()
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
    },
  }
}
