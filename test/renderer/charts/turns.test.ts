import { describe, expect, it } from 'vitest'
import { drawInTurn, leaveTurns } from '../../../renderer/charts/turns.ts'

/** Lets tasks run until nothing more comes. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('charts that are drawn in turn', () => {
  it('are drawn one in a task, the first at once and the others as they came', async () => {
    const drawn: string[] = []
    const charts = ['a', 'b', 'c'].map((name) => ({ name }))
    for (const chart of charts) drawInTurn(chart, () => drawn.push(chart.name))
    expect(drawn).toEqual(['a'])
    await settled()
    expect(drawn).toEqual(['a', 'b', 'c'])
    drawInTurn({}, () => drawn.push('d'))
    expect(drawn.at(-1)).toBe('d')
    await settled()
  })

  it('skip what is overtaken before its turn, and a chart that is gone', async () => {
    const drawn: string[] = []
    const [first, second, third] = [{}, {}, {}]
    drawInTurn(first, () => drawn.push('first'))
    drawInTurn(second, () => drawn.push('old'))
    drawInTurn(second, () => drawn.push('new'))
    drawInTurn(third, () => drawn.push('gone'))
    leaveTurns(third)
    await settled()
    expect(drawn).toEqual(['first', 'new'])
  })

  it('go on when one of them fails', async () => {
    const drawn: string[] = []
    const fails = () => {
      throw new Error('of the first')
    }
    expect(() => drawInTurn({}, fails)).toThrow('of the first')
    drawInTurn({}, () => drawn.push('second'))
    await settled()
    expect(drawn).toEqual(['second'])
  })
})
