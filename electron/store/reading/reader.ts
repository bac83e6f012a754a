import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../shared/api/reply.ts'
import type { Answered, ReadFrom } from './protocol.ts'
import type { Answers, Question, Questions } from './questions.ts'

interface Waiting {
  readonly answered: (json: string) => void
  readonly failed: (error: Error) => void
}

/**
 * Asks a thread that reads the workbook's file, so that long reading holds up neither writing nor the window. The thread
 * begins with the first question and ends with the workbook; one that broke down is followed by another.
 */
export class Reader {
  readonly #from: ReadFrom
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #asked = 0
  #closed = false

  constructor(from: ReadFrom) {
    this.#from = from
  }

  /** The same answers as in this thread. Throws Fault as they do; no-workbook-open if it is closed meanwhile. */
  readonly answers: Answers = {
    verify: (asked) => this.#ask('verify', asked),
    history: (asked) => this.#ask('history', asked),
    changedCells: (asked) => this.#ask('changedCells', asked),
    foresee: (asked) => this.#ask('foresee', asked),
    compare: (asked) => this.#ask('compare', asked),
  }

  /** Ends the thread; what it was still asked is answered with no-workbook-open. */
  async close(): Promise<void> {
    this.#closed = true
    const worker = this.#worker
    this.#giveUp(new Fault('no-workbook-open'))
    await worker?.terminate()
  }

  async #ask<Q extends Question>(question: Q, asked: Questions[Q]['asked']): Promise<Questions[Q]['answer']> {
    if (this.#closed) throw new Fault('no-workbook-open')
    const worker = (this.#worker ??= this.#start())
    const number = (this.#asked += 1)
    const json = await new Promise<string>((answered, failed) => {
      this.#waiting.set(number, { answered, failed })
      // Who waits for an answer keeps the program running, a thread without work does not.
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ number, question, asked })
    })
    return JSON.parse(json) as Questions[Q]['answer']
  }

  #start(): Worker {
    // The sources run as TypeScript, the packed program as JavaScript: the thread is whatever this file is.
    const here = fileURLToPath(import.meta.url)
    const worker = new Worker(new URL(`thread${extname(here)}`, import.meta.url), { workerData: this.#from })
    worker.on('message', (answered: Answered) => this.#take(answered))
    const broken = (error: Error): void => {
      if (this.#worker === worker) this.#giveUp(error)
    }
    worker.on('error', (error: unknown) => broken(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => broken(new Error('the thread that reads ended')))
    worker.unref()
    return worker
  }

  #take(answered: Answered): void {
    const waiting = this.#waiting.get(answered.number)
    this.#waiting.delete(answered.number)
    if (this.#waiting.size === 0) this.#worker?.unref()
    switch (answered.kind) {
      case 'done':
        return waiting?.answered(answered.json)
      case 'fault':
        return waiting?.failed(new Fault(answered.code, answered.params))
      case 'bug':
        return waiting?.failed(new Error(`in the thread that reads: ${answered.stack}`))
    }
  }

  #giveUp(error: Error): void {
    this.#worker = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { failed } of waiting) failed(error)
  }
}
