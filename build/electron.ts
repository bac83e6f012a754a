import { cpSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { DIST, ROOT } from './root.ts'
import { buildIfChanged, type BuildWords } from './stamped.ts'

/** Whether an import stays as it is: Node's and Electron's own modules, and packages installed beside the program. */
function external(id: string): boolean {
  return id.startsWith('node:') || builtinModules.includes(id) || /^[@a-z]/.test(id)
}

function bundle(entry: string, outDir: string, output: { format: 'es' | 'cjs' } & object): InlineConfig {
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      ssr: join(ROOT, entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { external, output },
    },
  }
}

/**
 * Bundles Electron's main process and preload script into dist/shell/ unless nothing changed. The main process goes
 * file by file, so that paths relative to a file (migrations, workers) hold as they do in the sources; Electron is not
 * asked to run TypeScript, which a packed program could not. The preload script is one CommonJS file, which is all
 * that a sandboxed one can be.
 */
export function buildElectron(words?: BuildWords): Promise<boolean> {
  return buildIfChanged({
    words,
    root: ROOT,
    inputs: ['electron', 'shared', 'build/electron.ts', 'package-lock.json'],
    folder: join(DIST, 'shell'),
    async make(folder) {
      const { build } = await import('vite')
      const files = { preserveModules: true, preserveModulesRoot: ROOT, entryFileNames: '[name].js' }
      const entries = [
        'electron/main.ts',
        'electron/ensemble/worker.ts',
        'electron/exchange/child.ts',
        'electron/store/reading/thread.ts',
      ]
      for (const entry of entries) await build(bundle(entry, folder, { format: 'es', ...files }))
      const one = { entryFileNames: 'preload.cjs' }
      await build(bundle('electron/preload.ts', join(folder, 'electron'), { format: 'cjs', ...one }))
      cpSync(join(ROOT, 'electron/migrations'), join(folder, 'electron/migrations'), { recursive: true })
    },
  })
}
