import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasDisplay } from '../../build/browsers.ts'
import { buildElectron } from '../../build/electron.ts'
import { findElectron } from '../../build/electron-binary.ts'
import { buildPage } from '../../build/page.ts'
import { ROOT } from '../../build/root.ts'
import { here } from '../../electron/places.ts'
import { PACKS } from '../../shared/packs/packs.ts'
import { createStore } from '../../electron/store/store.ts'

/** Why the real Electron cannot be tried here, or null. */
function obstacle(): string | null {
  if (findElectron() === null) return 'Electron is not here: its program was never downloaded'
  return hasDisplay(here()) ? null : 'Electron is here, but there is no display to open its window on'
}

describe('the real Electron shell', () => {
  it('shows a workbook in a sandboxed window, refuses to leave it, and closes the file at its end', async ({
    skip,
  }) => {
    const why = obstacle()
    if (why !== null) skip(why)
    await buildPage()
    await buildElectron()
    const folder = mkdtempSync(join(tmpdir(), 'zhence-electron-'))
    const file = join(folder, 'book.zhence')
    const [pack] = PACKS
    const store = await createStore(file, {
      who: 'tester',
      packId: pack?.id ?? null,
      edits: pack?.edits(true) ?? [],
    })
    await store.close()
    const app = await _electron.launch({
      executablePath: findElectron() ?? '',
      args: [ROOT, file, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...(process.env as Record<string, string>), ZHENCE_CONFIG_DIR: join(folder, 'config') },
    })
    const page = await app.firstWindow()
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    await page.getByText('book').first().waitFor()
    expect(
      await page.evaluate('[typeof require, typeof process, Object.keys(window.zhence).sort().join()]'),
    ).toEqual(['undefined', 'undefined', 'call,onCommit'])
    await page.evaluate('location.href = "https://example.invalid/"')
    expect(page.url()).toMatch(/^zhence:\/\/workbook\//)
    expect(await page.evaluate('window.open("https://example.invalid/")')).toBeNull()
    expect(problems).toEqual([])
    await app.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
    rmSync(folder, { recursive: true, force: true })
  })
})
