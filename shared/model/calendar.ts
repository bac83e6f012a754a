// Which year and quarter a step of a run is. Step 0 is the base year, in a model of quarters its end; the quarters of
// the years after it follow.

/** What places the steps of a run in time; `Inputs` has it. */
export interface Calendar {
  readonly baseYear: number
  readonly steps: number
  /** 1 if left out. */
  readonly stepsPerYear?: 1 | 4
}

/** The calendar year of a step. */
export function yearOfStep({ baseYear, stepsPerYear = 1 }: Omit<Calendar, 'steps'>, step: number): number {
  return baseYear + Math.ceil(step / stepsPerYear)
}

/** The quarter of a step, 1 to 4; a year as a whole counts as its last one. */
export function quarterOfStep({ stepsPerYear = 1 }: Pick<Calendar, 'stepsPerYear'>, step: number): number {
  return stepsPerYear === 1 ? 4 : ((step + 3) % 4) + 1
}

/** The step at which a year ends; it may lie outside the run. */
export function endOfYear({ baseYear, stepsPerYear = 1 }: Omit<Calendar, 'steps'>, year: number): number {
  return (year - baseYear) * stepsPerYear
}

/** The last year of a run. */
export function horizonOf(calendar: Calendar): number {
  return yearOfStep(calendar, calendar.steps - 1)
}

/** The years of a run, one after the other, from the base year. */
export function yearsOf(calendar: Calendar): readonly number[] {
  const { baseYear } = calendar
  return Array.from({ length: horizonOf(calendar) - baseYear + 1 }, (_, at) => baseYear + at)
}
