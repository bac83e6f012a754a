import { readFileSync, readdirSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { afterAll, describe, expect, it } from 'vitest'
import { closePool } from '../../../electron/ensemble/pool.ts'
import { simulate } from '../../../electron/ensemble/simulate.ts'
import { HERE, MIXED, TARGETS, requestOf } from './requests.ts'

afterAll(closePool)

/** Threads of this process by their nice value; only Linux has one for each. */
function threadsAt(nice: number): number {
  return readdirSync('/proc/self/task').filter((task) => {
    // What follows the name in brackets begins with the state, the third field; nice is the nineteenth.
    const fields = readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return Number(fields[16]) === nice
  }).length
}

describe.runIf(process.platform === 'linux')('threads that give way', () => {
  it('let the window go first, leave the calling thread as it was, and draw the same', async () => {
    const own = getPriority()
    const lower = constants.priority.PRIORITY_BELOW_NORMAL
    const request = requestOf(MIXED, { draws: 333, targets: TARGETS })
    const before = threadsAt(lower)
    const result = await simulate(request, { threads: 2, givesWay: true })
    expect(threadsAt(lower)).toBe(before + 2)
    expect(getPriority()).toBe(own)
    expect(JSON.stringify(result)).toBe(JSON.stringify(await simulate(request, HERE)))
  })
})
