import { ROOT, PAGE } from './root.ts'
import { buildIfChanged, type BuildWords } from './stamped.ts'

/** Bundles the page into dist/renderer/ unless nothing changed; answers whether it built. */
export function buildPage(words?: BuildWords): Promise<boolean> {
  return buildIfChanged({
    words,
    root: ROOT,
    inputs: ['renderer', 'shared', 'electron/host/headers.ts', 'vite.config.ts', 'package-lock.json'],
    folder: PAGE,
    async make(folder) {
      // Loaded only when needed: a start with everything built must not wait for the bundler.
      const { build } = await import('vite')
      await build({ configFile: `${ROOT}/vite.config.ts`, logLevel: 'warn', build: { outDir: folder } })
    },
  })
}
