import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXACT_PLAYERS, planContribution } from '../../../shared/simulation/contribution.ts'
import { uniformPoints } from '../../../shared/simulation/uniform-points.ts'
import { each, figure, names } from './points.ts'

const uniform = uniformPoints(1)

type Game = (set: ReadonlySet<string>) => number | null

const split = (ids: readonly string[], game: Game) => {
  const plan = planContribution(ids, uniform)
  return plan.split(each(game)(plan.sets))
}
const partOf = (result: ReturnType<typeof split>, id: string) =>
  result.parts?.find((one) => one.id === id) ?? { part: NaN, alone: NaN }

/** A game in which players add and multiply, so that what they bring hangs on who is there already. */
const games = (most: number) =>
  names(most).chain((ids) =>
    fc
      .array(fc.tuple(figure, fc.double({ min: 0.5, max: 1.5, noNaN: true })), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((effects) => {
        const game = (set: ReadonlySet<string>) =>
          ids.reduce((sum, id, at) => {
            const [add, times] = set.has(id) ? (effects[at] ?? [0, 1]) : [0, 1]
            return (sum + add) * times
          }, 100)
        return { ids, game }
      }),
  )

describe('contribution', () => {
  it('splits what two bring only together in halves', () => {
    const both = (set: ReadonlySet<string>) =>
      (set.has('a') && set.has('b') ? 10 : 0) + (set.has('a') ? 2 : 0)
    expect(split(['b', 'a'], both)).toEqual({
      from: 0,
      to: 12,
      parts: [
        { id: 'a', part: 7, alone: 2, error: null },
        { id: 'b', part: 5, alone: 0, error: null },
      ],
      together: 10,
      exact: true,
      evaluations: 4,
    })
  })

  it('calls nothing joint that is only rounding', () => {
    const apart = (set: ReadonlySet<string>) => 0.3 + (set.has('a') ? 0.7 : 0) + (set.has('b') ? 1.3 : 0)
    const { from, to, parts, together } = split(['a', 'b'], apart)
    const alone = (parts ?? []).reduce((sum, one) => sum + one.alone, 0)
    expect((to ?? 0) - (from ?? 0) - alone).not.toBe(0)
    expect(together).toBe(0)
  })

  it('adds up to the difference, exactly split or sampled', () => {
    fc.assert(
      fc.property(games(14), ({ ids, game }) => {
        const { from, to, parts, exact } = split(ids, game)
        expect(exact).toBe(ids.length <= EXACT_PLAYERS)
        const sum = (parts ?? []).reduce((total, { part }) => total + part, 0)
        const size = Math.max(1, Math.abs(from ?? 0), Math.abs(to ?? 0))
        expect(Math.abs(sum - ((to ?? 0) - (from ?? 0))) / size).toBeLessThan(1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('gives nothing to who changes nothing, and the same to who changes the same', () => {
    fc.assert(
      fc.property(games(7), ({ ids, game }) => {
        const [first = ''] = ids
        const twin = (set: ReadonlySet<string>) =>
          game(set) + (set.has(first) ? 5 : 0) * (set.has('TWIN') ? 1 : 0)
        const dummy = split([...ids, 'IDLE'], game)
        expect(partOf(dummy, 'IDLE')).toMatchObject({ part: 0, alone: 0 })
        const same = split(
          ['TWIN', 'PAIR', ...ids],
          (set) =>
            (set.has('TWIN') ? 3 : 0) * (set.has('PAIR') ? 2 : 1) +
            (set.has('PAIR') ? 3 : 0) * (set.has('TWIN') ? 2 : 1) +
            (twin(new Set([...set].filter((id) => id !== 'TWIN'))) ?? 0),
        )
        expect(partOf(same, 'TWIN').part).toBeCloseTo(partOf(same, 'PAIR').part, 8)
      }),
      { numRuns: 30 },
    )
  })

  it('is the same in whatever order the players are given, exactly split or sampled', () => {
    fc.assert(
      fc.property(games(13), ({ ids, game }) => {
        expect(split(ids.toReversed(), game)).toEqual(split(ids, game))
      }),
      { numRuns: 30 },
    )
  })

  it('tells the standard error of sampled parts, which the exact parts lie within', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `p${at}`)
    // What p0 brings grows with the number of others that are there: exactly 11 / 2 on the average.
    const game = (set: ReadonlySet<string>) => (set.has('p0') ? set.size - 1 : 0) + set.size
    const result = split(ids, game)
    const { part, error } = result.parts?.find(({ id }) => id === 'p0') ?? { part: NaN, error: null }
    expect(result.exact).toBe(false)
    expect(Math.abs(part - 6.5)).toBeLessThanOrEqual(4 * (error ?? 0) + 1e-9)
  })

  it('has no parts where an outcome on the way is missing', () => {
    const gap = (set: ReadonlySet<string>) => (set.size === 1 ? null : set.size)
    expect(split(['a', 'b'], gap)).toMatchObject({ from: 0, to: 2, parts: null, together: null })
  })

  it('has no parts and no difference where nothing was changed', () => {
    expect(split([], () => 4)).toMatchObject({ from: 4, to: 4, parts: [], together: 0 })
  })
})
