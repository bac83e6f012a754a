import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../build/root.ts'

/** The running program, started as `npm start -- --no-window` starts it. */
export interface Program {
  /** Address with the launch token (or what `ready` found). */
  readonly url: string
  /** The temporary folder that is its HOME; the sample workbook stands below it. */
  readonly home: string
  /** Everything that it has written to the terminal so far. */
  output(): string
  /** Presses Ctrl+C, waits for the end and answers the exit code. The home folder stays until `remove`. */
  stop(): Promise<number | null>
  /** Ends the process without asking, as a crash does. */
  kill(): Promise<void>
  /** Stops and removes the home folder. */
  remove(): Promise<void>
}

/** How to start the program. */
export interface ProgramOptions {
  /** Workbook to open; without it the sample that the program makes. */
  readonly file?: string
  /** Home folder to use again, as after a restart. */
  readonly home?: string
  /** Arguments in place of `--no-window`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What it writes when a test may go on, in place of the address. */
  readonly ready?: RegExp
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+(?=\s)/

interface Launched {
  readonly child: ChildProcess
  readonly home: string
  readonly output: () => string
  readonly ended: Promise<number | null>
}

function launch(options: ProgramOptions): Launched {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'zhence-home-'))
  const args = [...(options.args ?? ['--no-window']), ...(options.file === undefined ? [] : [options.file])]
  // The command of package.json's `start`.
  const start = ['--import', './build/check-node.js', 'build/start.ts']
  const child = spawn(process.execPath, [...start, ...args], {
    cwd: ROOT,
    // Nothing of the machine's own surroundings besides what running a program takes.
    env: {
      PATH: process.env.PATH,
      HOME: home,
      INIT_CWD: home,
      TMPDIR: process.env.TMPDIR,
      SystemRoot: process.env.SystemRoot,
      ZHENCE_CONFIG_DIR: join(home, 'config'),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const read = (part: Buffer): void => void (output += part.toString())
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  // `close`, not `exit`: only then has everything been read that it wrote.
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', reject)
  })
  return { child, home, output: () => output, ended }
}

/** Starts the program and waits until it serves; rejects with its output if it ends before. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const { child, home, output, ended } = launch(options)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = (options.ready ?? ADDRESS).exec(output())
      if (found) resolve(found[0])
    })
    ended.then((code) => reject(new Error(`the program ended with ${code}:\n${output()}`)), reject)
  })

  async function end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return ended
  }

  return {
    url,
    home,
    output,
    stop: () => end('SIGINT'),
    async kill() {
      await end('SIGKILL')
    },
    async remove() {
      await end('SIGINT')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Runs the program until it ends by itself; answers its exit code, what it wrote, and its home folder. */
export async function runProgram(
  options: ProgramOptions = {},
): Promise<{ readonly code: number | null; readonly output: string; readonly home: string }> {
  const { ended, output, home } = launch(options)
  const code = await ended
  if (options.home === undefined) rmSync(home, { recursive: true, force: true })
  return { code, output: output(), home }
}
