/** One measured row. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What the ratio compares with, in the same unit; null if with nothing. */
  readonly baseline: number | null
  /** value ÷ baseline. */
  readonly ratio: number | null
}

/** A row of a value and what it compares with. */
export function row(name: string, value: number, unit: string, baseline: number | null = null): Row {
  return { name, value, unit, baseline, ratio: baseline === null ? null : value / baseline }
}

/** Median of numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2
}

/** Milliseconds of the runs of some tasks, run in turn so that what disturbs one disturbs the others. */
async function timesOf(
  tasks: readonly (() => unknown)[],
  { warm = 5, runs = 15 }: { warm?: number; runs?: number },
): Promise<readonly (readonly number[])[]> {
  const times = tasks.map((): number[] => [])
  for (let run = 0; run < warm + runs; run += 1)
    for (const [i, task] of tasks.entries()) {
      const started = performance.now()
      await task()
      if (run >= warm) times[i]?.push(performance.now() - started)
    }
  return times
}

/** Medians of the milliseconds that some tasks take. */
export async function timed(
  tasks: readonly (() => unknown)[],
  how: { warm?: number; runs?: number } = {},
): Promise<readonly number[]> {
  return (await timesOf(tasks, how)).map(median)
}

/**
 * The fastest run of each task. For work that keeps all processors busy: whatever else the machine does at that moment
 * makes a run slower, and never faster.
 */
export async function fastest(
  tasks: readonly (() => unknown)[],
  how: { warm?: number; runs?: number } = {},
): Promise<readonly number[]> {
  return (await timesOf(tasks, how)).map((times) => Math.min(...times))
}
