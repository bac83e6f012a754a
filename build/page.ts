import { ROOT, PAGE } from './root.ts'
import { buildIfChanged } from './stamped.ts'

/** Bundles the page into dist/renderer/ unless nothing changed; answers whether it built. */
export function buildPage(before?: () => void): Promise<boolean> {
  return buildIfChanged({
    before,
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
