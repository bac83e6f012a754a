// Entry of the thread that reads a workbook's file: answers one question after the other, with a connection of its own
// that cannot write.
import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../../shared/api/reply.ts'
import { connectToRead } from '../connection.ts'
import { asFault } from '../faults.ts'
import { CURRENT } from '../schema.ts'
import type { Answered, Asked, ReadFrom } from './protocol.ts'
import { answersFrom, type Answers } from './questions.ts'

const { file, source } = workerData as ReadFrom
let answers: Answers | null = null

async function answer({ number, question, asked }: Asked): Promise<Answered> {
  try {
    answers ??= answersFrom(source, connectToRead(source), CURRENT)
    // The question and what is asked belong together, which TypeScript cannot relate across a union of questions.
    const answering = answers[question] as (asked: unknown) => Promise<unknown>
    return { number, kind: 'done', json: JSON.stringify(await answering(asked)) }
  } catch (thrown) {
    const error = asFault(thrown, file)
    if (error instanceof Fault) return { number, kind: 'fault', code: error.code, params: error.params }
    return {
      number,
      kind: 'bug',
      stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

const port = parentPort
port?.on('message', (asked: Asked) => {
  // `answer` never rejects.
  void answer(asked).then((answered) => port.postMessage(answered))
})
