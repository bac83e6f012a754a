import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../../../shared/simulation/stepwise.ts'
import { tornado } from '../../../shared/simulation/tornado.ts'
import { each, figure, names } from './points.ts'

const plain = each((point: number | null) => point)

describe('tornado', () => {
  it('moves each driver alone, widest span first, missing ends last', () => {
    const swings = finish(
      tornado(
        [
          { id: 'small', low: 9, high: 11 },
          { id: 'missing', low: null, high: 12 },
          { id: 'wide', low: 14, high: 6 },
          { id: 'one-sided', low: 12, high: 13 },
        ],
        10,
        plain,
      ),
    )
    expect(swings).toEqual([
      { id: 'wide', low: 14, high: 6, swing: 8 },
      { id: 'one-sided', low: 12, high: 13, swing: 3 },
      { id: 'small', low: 9, high: 11, swing: 2 },
      { id: 'missing', low: null, high: 12, swing: null },
    ])
  })

  it('is the same in whatever order the drivers are given', () => {
    const drivers = names(40).chain((ids) =>
      fc
        .tuple(
          fc.array(fc.tuple(fc.option(figure), fc.option(figure)), {
            minLength: ids.length,
            maxLength: ids.length,
          }),
          fc.shuffledSubarray(ids, { minLength: ids.length }),
        )
        .map(([ends, shuffled]) => {
          const all = ids.map((id, at) => ({ id, low: ends[at]?.[0] ?? null, high: ends[at]?.[1] ?? null }))
          return [all, shuffled.flatMap((id) => all.filter((one) => one.id === id))] as const
        }),
    )
    fc.assert(
      fc.property(drivers, fc.option(figure), ([given, shuffled], present) => {
        expect(finish(tornado(shuffled, present, plain))).toEqual(finish(tornado(given, present, plain)))
      }),
    )
  })

  it('pauses on the way and tells how far it has come', () => {
    const drivers = Array.from({ length: 40 }, (_, at) => ({ id: `d${at}`, low: 0, high: at }))
    const work = tornado(drivers, 0, plain)
    const steps = []
    for (let step = work.next(); !step.done; step = work.next()) steps.push(step.value)
    expect(steps).toEqual([16, 32, 48, 64, 80].map((done) => ({ done, total: 80 })))
  })
})
