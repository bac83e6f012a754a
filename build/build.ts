import { buildElectron } from './electron.ts'
import { buildPage } from './page.ts'

// `npm run build`: everything that the two shells need and that is not run as TypeScript.
for (const [name, make] of [
  ['page', buildPage],
  ['electron', buildElectron],
] as const) {
  const started = performance.now()
  const built = await make()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stderr.write(built ? `${name}: built in ${seconds} s\n` : `${name}: up to date\n`)
}
