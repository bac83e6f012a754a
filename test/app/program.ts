import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../build/root.ts'

/** The running program, started as `npm start -- --no-window` starts it. */
export interface Program {
  /** Address with the launch token. */
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
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the program and waits until it serves; rejects with its output if it ends before. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'zhence-home-'))
  const args = [...(options.args ?? ['--no-window']), ...(options.file === undefined ? [] : [options.file])]
  const child = spawn(process.execPath, [join(ROOT, 'build', 'start.ts'), ...args], {
    cwd: ROOT,
    // Nothing of the machine's own surroundings besides what running a program takes.
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TMPDIR: process.env.TMPDIR,
      ZHENCE_CONFIG_DIR: join(home, 'config'),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer): void => {
      output += part.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+(?=\s)/.exec(output)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    void ended.then((code) => reject(new Error(`the program ended with ${code}:\n${output}`)))
  })

  async function end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return ended
  }

  return {
    url,
    home,
    output: () => output,
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
