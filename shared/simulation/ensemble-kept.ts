// Where the draws of all towns do not fit into memory at once, targets that look at several towns keep what they need of
// each while its draws are there: sums, added up town by town, and single figures.
import { figuresOf, inOrder, regionsOf } from './ensemble-target.ts'
import type { EnsembleTarget, Measure, Test, TownFigure } from './ensemble-target.ts'

/** Figures of towns that are added up by step and draw, in the order of the towns; or only one of them. */
interface Kept {
  readonly of: readonly TownFigure[]
}

/** Targets whose tests look at one town at most, and at what is kept of many. */
export interface KeptTargets {
  readonly targets: readonly EnsembleTarget[]
  readonly kept: readonly Kept[]
}

/** Replaces the towns' figures in tests that look at several towns by what is to be kept of them, each sum once. */
export function keptTargets(targets: readonly EnsembleTarget[]): KeptTargets {
  const numbers = new Map<string, number>()
  const kept: Kept[] = []
  const keep = (of: readonly TownFigure[]): Measure => {
    const key = JSON.stringify(of.map(({ name, region, times = 1 }) => [name, region, times]))
    const number = numbers.get(key) ?? kept.push({ of }) - 1
    numbers.set(key, number)
    return { kind: 'kept', number }
  }
  const replaced = (measure: Measure): Measure => {
    switch (measure.kind) {
      case 'figure':
        return isOfTown(measure) ? keep([measure]) : measure
      case 'kept':
        return measure
      case 'sum': {
        const of = inOrder(measure.of)
        return of.length > 0 && of.every(isOfTown) ? keep(of) : { ...measure, of: of.map(replaced) }
      }
      case 'ratio':
        return { ...measure, over: replaced(measure.over), under: replaced(measure.under) }
      default:
        return { ...measure, of: replaced(measure.of) }
    }
  }
  return {
    targets: targets.map((target) => ({
      ...target,
      tests: target.tests.map((test) =>
        looksAtSeveral(test) ? { ...test, measure: replaced(test.measure) } : test,
      ),
    })),
    kept,
  }
}

function looksAtSeveral(test: Test): boolean {
  return regionsOf({ tests: [test] }).length > 1
}

function isOfTown(measure: Measure): measure is TownFigure {
  return measure.kind === 'figure' && measure.region !== null
}

/** Batches in which tests of a target can be judged: that of a test's town, else the last, when all is kept. */
export function batchesOfTests(
  { tests }: Pick<EnsembleTarget, 'tests'>,
  batches: readonly (readonly number[])[],
): readonly number[] {
  return tests.map((test) => {
    const [town] = figuresOf({ tests: [test] }).flatMap(({ region }) => (region === null ? [] : [region]))
    const found = town === undefined ? -1 : batches.findIndex((batch) => batch.includes(town))
    return found < 0 ? batches.length - 1 : found
  })
}
