import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** Keeps modules compiled from one process to the next, as the program's own entry points do. */
const COMPILED = fileURLToPath(new URL('../../../build/check-node.js', import.meta.url))

/** Another process that has a workbook open. */
export interface Session {
  readonly process: ChildProcess
  /** The next line that it says. */
  next(): Promise<unknown>
  /** All further lines that it said, until it is gone. */
  rest(): AsyncIterable<unknown>
  /** Tells it something. */
  tell(text: string): void
  /** Ends its input and waits until it is gone. */
  end(): Promise<void>
  /** Kills it at once and waits until it is gone. */
  kill(): Promise<void>
}

/** A script that opens a workbook and does what it is told; see there. */
export const SESSION = new URL('session.ts', import.meta.url)

/** Starts a script in a process of its own; it is killed at the latest when the test is over. */
export function startSession(script: URL, args: readonly string[]): Session {
  const path = fileURLToPath(script)
  const child = spawn(process.execPath, ['--import', COMPILED, path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
  })
  return {
    process: child,
    async next() {
      const { value, done } = await lines.next()
      if (done) throw new Error('the other process ended without a word')
      return JSON.parse(String(value))
    },
    async *rest() {
      // A kill may cut the last line short; what was not said whole was not said.
      for (let line = await lines.next(); !line.done; line = await lines.next())
        if (line.value.endsWith('}')) yield JSON.parse(line.value) as unknown
    },
    tell: (text) => void child.stdin.write(`${text}\n`),
    async end() {
      child.stdin.end()
      await gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
