import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../build/root.ts'

// The linter guards who may import whom (DESIGN, section 2). These tests plant every forbidden import into a copy of
// the sources and see the linter name it, because a guard that passes silently guards nothing.

const FOLDERS = [
  'units',
  'table',
  'policy',
  'indicators',
  'plans',
  'land',
  'budget',
  'exchange',
  'model',
  'simulation',
  'scenarios',
  'packs',
  'api',
  'calculation',
  'comments',
  'snapshots',
]
const DOMAINS = ['policy', 'indicators', 'plans', 'land', 'budget']

/** What a folder of shared may import besides itself and text/language.ts. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  units: [],
  table: ['units'],
  ...Object.fromEntries(DOMAINS.map((domain) => [domain, ['units', 'table']])),
  model: ['units'],
  simulation: ['units', 'model'],
  scenarios: ['units', 'table', ...DOMAINS, 'model', 'simulation'],
  packs: ['units', 'table', ...DOMAINS, 'scenarios'],
  exchange: ['units', 'table'],
  api: ['units', 'table', 'exchange', 'scenarios', 'snapshots'],
  calculation: ['units', 'table', 'model'],
  comments: ['units', 'table'],
  snapshots: ['units', 'table'],
}

/** A file that is planted, with the rule that must refuse it; null if it must be accepted. */
interface Planted {
  readonly path: string
  readonly text: string
  readonly rule: string | null
}

const IMPORTS = 'eslint(no-restricted-imports)'

function typeImport(path: string, to: string, rule: string | null = IMPORTS): Planted {
  const away = relative(dirname(path), to).split(sep).join('/')
  const specifier = away.startsWith('.') ? away : `./${away}`
  return { path, text: `import type { T } from '${specifier}'\nexport type X = T\n`, rule }
}

function packageImport(path: string, specifier: string, rule: string | null = IMPORTS): Planted {
  return { path, text: `import * as name from '${specifier}'\nexport const x = name\n`, rule }
}

const betweenFolders: Planted[] = FOLDERS.flatMap((from) =>
  FOLDERS.filter((to) => to !== from).flatMap((to) => {
    const rule = ALLOWED[from]?.includes(to) ? null : IMPORTS
    return [
      typeImport(`shared/${from}/planted-${to}.ts`, `shared/${to}/anything.ts`, rule),
      typeImport(`shared/${from}/deep/planted-${to}.ts`, `shared/${to}/anything.ts`, rule),
    ]
  }),
)

const fromShared: Planted[] = [...FOLDERS, 'text'].flatMap((from) => [
  typeImport(`shared/${from}/planted-electron.ts`, 'electron/store/store.ts'),
  typeImport(`shared/${from}/planted-renderer.ts`, 'renderer/workbook/client.ts'),
  packageImport(`shared/${from}/planted-node.ts`, 'node:fs'),
  packageImport(`shared/${from}/planted-old-node.ts`, 'path'),
  packageImport(`shared/${from}/planted-react.ts`, 'react'),
  packageImport(`shared/${from}/planted-database.ts`, 'better-sqlite3'),
  packageImport(`shared/${from}/planted-decimal.ts`, 'decimal.js', null),
  { path: `shared/${from}/planted-late.ts`, text: `export const x = import('node:os')\n`, rule: IMPORTS },
  typeImport(`shared/${from}/planted-language.ts`, 'shared/text/language.ts', null),
])

const upwards: Planted[] = FOLDERS.flatMap((from) => [
  typeImport(`shared/${from}/planted-sentences.ts`, 'shared/text/findings.ts'),
  typeImport(`shared/${from}/planted-list.ts`, 'shared/tables.ts', from === 'packs' ? null : IMPORTS),
])

const betweenShells: Planted[] = [
  typeImport('electron/api/planted-page.ts', 'renderer/workbook/client.ts'),
  typeImport('electron/planted-page.ts', 'renderer/workbook/client.ts'),
  typeImport('electron/store/planted-page.ts', 'renderer/workbook/client.ts'),
  typeImport('renderer/planted-backend.tsx', 'electron/api/dispatch.ts'),
  typeImport('renderer/pages/planted-backend.ts', 'electron/store/store.ts'),
  packageImport('renderer/pages/planted-node.ts', 'node:fs'),
  packageImport('renderer/pages/planted-electron.ts', 'electron'),
  packageImport('renderer/pages/planted-zod.ts', 'zod'),
  typeImport('renderer/pages/planted-contract.ts', 'shared/api/verbs.ts', null),
  packageImport('renderer/pages/planted-contract-value.ts', '../../shared/api/verbs.ts'),
  packageImport('electron/api/planted-database.ts', 'better-sqlite3'),
  packageImport('electron/cli/planted-database.ts', 'better-sqlite3'),
  packageImport('electron/store/planted-database.ts', 'better-sqlite3', null),
  packageImport('electron/store/planted-electron.ts', 'electron'),
  packageImport('electron/api/planted-electron.ts', 'electron'),
]

const clocks: Planted[] = ['model', 'simulation'].flatMap((folder) =>
  (
    [
      ['now', 'Date.now()', 'eslint(no-restricted-properties)'],
      ['date', 'new Date()', 'eslint(no-restricted-globals)'],
      ['random', 'Math.random()', 'eslint(no-restricted-properties)'],
      ['clock', 'performance.now()', 'eslint(no-restricted-globals)'],
      ['entropy', 'crypto.randomUUID()', 'eslint(no-restricted-globals)'],
    ] as const
  ).map(([name, code, rule]) => ({
    path: `shared/${folder}/planted-${name}.ts`,
    text: `export const x = ${code}\n`,
    rule,
  })),
)

const shapes: Planted[] = [
  typeImport('shared/land/planted-cycle-a.ts', 'shared/land/planted-cycle-b.ts', 'import(no-cycle)'),
  typeImport('shared/land/planted-cycle-b.ts', 'shared/land/planted-cycle-a.ts', 'import(no-cycle)'),
  {
    path: 'renderer/planted-long.ts',
    text: `${'export {}\n'.repeat(301)}`,
    rule: 'eslint(max-lines)',
  },
  {
    path: 'electron/api/planted-any.ts',
    text: 'export const x = 1 as any\n',
    rule: 'typescript(no-explicit-any)',
  },
]

const PLANTED = [...betweenFolders, ...fromShared, ...upwards, ...betweenShells, ...clocks, ...shapes]

interface Diagnostic {
  readonly code: string
  readonly filename: string
}

let copy = ''
const found = new Map<string, Set<string>>()

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'zhence-architecture-'))
  // Without the base of the tsconfig files the linter resolves no import and finds no cycle, silently.
  for (const path of ['shared', 'electron', 'renderer', '.oxlintrc.json', 'tsconfig.base.json']) {
    cpSync(join(ROOT, path), join(copy, path), { recursive: true })
  }
  for (const { path, text } of PLANTED) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
  for (const { code, filename } of lint(copy)) {
    const path = relative(copy, join(copy, filename)).split(sep).join('/')
    found.set(path, (found.get(path) ?? new Set()).add(code))
  }
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Runs the linter as `npm run check` does; it exits with 1 because it finds what was planted. */
function lint(folder: string): readonly Diagnostic[] {
  const program = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(stderr).toBe('')
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics
}

/** Planted files of a group that the linter judged otherwise than it must. */
function misjudged(group: readonly Planted[]): string[] {
  return group.flatMap(({ path, rule }) => {
    const codes = found.get(path) ?? new Set()
    if (rule === null) return codes.has(IMPORTS) ? [`${path} was refused`] : []
    return codes.has(rule) ? [] : [`${path} passed without ${rule}`]
  })
}

describe('who may import whom', () => {
  it('refuses every import against the direction between the folders of shared, types included', () => {
    expect(betweenFolders.filter(({ rule }) => rule !== null).length).toBeGreaterThan(150)
    expect(misjudged(betweenFolders)).toEqual([])
  })

  it('refuses Node, frameworks and either shell in shared, also by a late import', () => {
    expect(misjudged(fromShared)).toEqual([])
  })

  it('refuses the lists at the top and the sentences in the folders below', () => {
    expect(misjudged(upwards)).toEqual([])
  })

  it('refuses electron <-> renderer, the database outside the store and Electron outside the window', () => {
    expect(misjudged(betweenShells)).toEqual([])
  })

  it('refuses the clock and chance in the model and the simulation', () => {
    expect(misjudged(clocks)).toEqual([])
  })

  it('refuses cycles (of types, too), files over 300 lines and any', () => {
    expect(misjudged(shapes)).toEqual([])
  })
})

describe('the tree', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')

  it('has no file or folder named utils, helpers, common, services or manager', () => {
    const forbidden = /^(utils?|helpers?|common|services?|managers?|misc)$/i
    const named = tracked.filter((path) =>
      path.split('/').some((part) => forbidden.test(basename(part, extname(part)).replace(/\.test$/, ''))),
    )
    expect(named).toEqual([])
  })

  // A registry that does not yet serve some platform's binary makes npm leave it out without a word; `npm ci` then
  // refuses the whole lock file. Pin the newest version that is served whole.
  it('has a lock file with every package that its packages name', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dependencies?: object; optionalDependencies?: object }>
    }
    const there = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
    const missing = Object.values(packages).flatMap(({ dependencies, optionalDependencies }) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !there.has(name)),
    )
    expect(missing).toEqual([])
  })

  it('has a lock file without the address of a registry', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
    expect(lock).not.toMatch(/"resolved":/)
    expect(lock).not.toMatch(/registry\./)
  })

  it('is checked by the linter in `npm test`, with nothing of the sources left out', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    expect(scripts.check).toMatch(/(^|&& )oxlint( |$)/)
    expect(scripts.test).toContain('npm run -s check')
    const { ignorePatterns } = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as {
      ignorePatterns: string[]
    }
    expect(ignorePatterns).toEqual(['dist', 'node_modules', 'test/fixtures'])
  })
})
