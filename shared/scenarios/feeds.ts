import type { Region } from '../indicators/regions.ts'
import { project } from '../plans/tables.ts'
import { readinessBook, shiftYears, type EffectiveYear, type ReadinessBook } from '../readiness.ts'
import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import type { Context } from './context.ts'
import type { RunNote } from './note.ts'
import { withOtherwise, type Default } from './resolve.ts'
import { unitScale, type SourcedDeclaration } from './sources.ts'
import { treatmentOf, type Layer } from './tree.ts'

type Project = RowOf<typeof project>

/**
 * What projects bring in a year, by the words that the model language knows; units of the amounts below. 计划投资 is what
 * the root scenario plans, whether or not land and money are there: the path from which 有效投资 departs.
 */
const PROJECT_FEEDS = { 计划投资: '元', 有效投资: '元', 有效用地: '亩', 新增就业: '人' } as const

/** Name of a yearly sum over projects. */
type Feed = keyof typeof PROJECT_FEEDS

/** A project as it takes part in a scenario, judged year by year. */
interface Course {
  readonly project: Project
  /** Years with investment in which land and money are there, and the others. */
  readonly effective: readonly EffectiveYear[]
  readonly idle: readonly { readonly year: number; readonly land: number; readonly money: number }[]
  /** Year from which it provides what it was built for; null if it is never finished, or was before the base year. */
  readonly finished: number | null
  readonly unfinished: RunNote | null
}

/** Projects and what is known of their land and money, read once for all scenarios. */
export interface ProjectBook {
  readonly projects: readonly Project[]
  readonly readiness: ReadinessBook
}

/** Reads the projects of a workbook. */
export function projectBook(rows: Rows): ProjectBook {
  return { projects: allRows(rows, project), readiness: readinessBook(rows) }
}

/** What the projects of a scenario give to the names that ask for them, and what is to be said of the projects. */
export interface Fed {
  readonly byName: ReadonlyMap<string, readonly Default[]>
  readonly notes: readonly RunNote[]
}

/**
 * The yearly sums over a scenario's projects (情景-4): left-out projects count nothing, shifted ones in their new years;
 * a project without land or money in a year yields nothing in it and is named with what it lacks. What a project was
 * built for, and its jobs, come in the year of completion if every year of it after the base year was effective.
 */
export function projectDefaults(
  context: Context,
  book: ProjectBook,
  declarations: readonly SourcedDeclaration[],
  towns: readonly Region[],
  years: readonly number[],
  layers: readonly Layer[],
  /** The root scenario as it is saved: the plan, which a draft on the root itself does not move. */
  plan: readonly Layer[],
): Fed {
  if (declarations.length === 0) return { byName: new Map(), notes: [] }
  const names = new Map(towns.map(({ id, name }) => [id, name]))
  const courses = book.projects
    .filter(({ id, region }) => names.has(region) && treatmentOf(layers, id).included)
    .map((one) => courseOf(context, book, one, treatmentOf(layers, one.id).shiftYears, names, years))
  // Most projects of a large workbook give nothing in these years, and each of the rest gives to its own town.
  const giving = Map.groupBy(
    courses.filter(({ effective, finished }) => effective.length > 0 || finished !== null),
    ({ project: { region } }) => region,
  )
  const byName = new Map<string, readonly Default[]>()
  const notes: RunNote[] = []
  for (const declaration of declarations) {
    const summed =
      declaration.source.of === '计划投资' && declaration.source.kind === 'project-feed'
        ? plannedSums(book, declaration, plan, years)
        : sumsFor(context, declaration, giving, years)
    if ('code' in summed) notes.push(summed)
    const defaults = towns.map((town): Default => {
      const values = 'code' in summed ? years.map(() => null) : summed.of(town.id)
      return withOtherwise(declaration, { town, values, explanation: { kind: 'projects' }, notes: [] })
    })
    byName.set(declaration.name, defaults)
  }
  return { byName, notes: [...notes, ...courses.flatMap((course) => notesOn(course, names))] }
}

function courseOf(
  { settings: { baseYear } }: Context,
  { readiness }: ProjectBook,
  one: Project,
  shift: number,
  names: ReadonlyMap<string, string>,
  years: readonly number[],
): Course {
  const last = years.at(-1) ?? baseYear
  const planned = shiftYears(readiness.years(one.id), shift)
  const judged = planned
    .filter(({ year, investment }) => year >= baseYear && year <= last && investment > 0)
    .map((year) => ({ year, ready: readiness.of(one.id, year.year, { years: planned }) }))
  const effective = judged.filter(({ ready }) => ready.missing.length === 0).map(({ year }) => year)
  const idle = judged
    .filter(({ year, ready }) => ready.missing.length > 0 && year.year > baseYear)
    .map(({ year, ready }) => ({ year: year.year, land: ready.landShort, money: ready.moneyShort }))
  const due = one.finish === null ? null : Number(one.finish.slice(0, 4)) + shift
  if (due === null || due <= baseYear || due > last || !provides(one))
    return { project: one, effective, idle, finished: null, unfinished: null }
  const failed = idle.find(({ year }) => year <= due)
  const because = failed?.year ?? null
  const sound = failed === undefined && planned.some(({ year, investment }) => year <= due && investment > 0)
  const region = names.get(one.region) ?? one.region
  const note: RunNote = { code: 'project-unfinished', project: one.name, region, year: due, because }
  return { project: one, effective, idle, finished: sound ? due : null, unfinished: sound ? null : note }
}

function provides({ jobs, output_indicator, output_amount }: Project): boolean {
  return (jobs ?? 0) > 0 || (output_indicator !== null && (output_amount ?? 0) > 0)
}

interface Sums {
  /** Amounts of a town by step, in the declared unit. */
  readonly of: (town: string) => readonly number[]
}

function sumsFor(
  context: Context,
  declaration: SourcedDeclaration,
  /** Those that give anything, by town. */
  courses: ReadonlyMap<string, readonly Course[]>,
  years: readonly number[],
): Sums | RunNote {
  const { source, name, unit } = declaration
  const indicator = context.statistics.indicatorNamed(source.of)
  const given = source.kind === 'project-output' ? indicator?.unit : feedUnit(source.of)
  if (given === undefined)
    return source.kind === 'project-output'
      ? { code: 'no-such-indicator', name, indicator: source.of }
      : { code: 'no-such-feed', name, feed: source.of }
  const scale = unitScale(given, unit)
  if (scale === null) return { code: 'units-differ', name, unit, indicator: source.of, indicatorUnit: given }
  const amount = (course: Course, year: number): number =>
    source.kind === 'project-output'
      ? outputBy(course, indicator?.id ?? '', year)
      : fedIn(course, source.of, year)
  return {
    of: (town) => {
      const own = courses.get(town) ?? []
      return years.map((year) => scale * own.reduce((sum, course) => sum + amount(course, year), 0))
    },
  }
}

/** Investment of the projects as the root scenario plans them, without asking for land and money. */
function plannedSums(
  { projects, readiness }: ProjectBook,
  { source, name, unit }: SourcedDeclaration,
  plan: readonly Layer[],
  years: readonly number[],
): Sums | RunNote {
  const scale = unitScale(PROJECT_FEEDS.计划投资, unit)
  if (scale === null)
    return {
      code: 'units-differ',
      name,
      unit,
      indicator: source.of,
      indicatorUnit: PROJECT_FEEDS.计划投资,
    }
  const planned = new Map<string, number>()
  for (const { id, region } of projects) {
    const { included, shiftYears: by } = treatmentOf(plan, id)
    if (!included) continue
    for (const { year, investment } of shiftYears(readiness.years(id), by)) {
      const key = `${region} ${year}`
      planned.set(key, (planned.get(key) ?? 0) + investment)
    }
  }
  return {
    of: (town) => years.map((year) => (scale * (planned.get(`${town} ${year}`) ?? 0)) / 100),
  }
}

function feedUnit(name: string): string | undefined {
  return Object.hasOwn(PROJECT_FEEDS, name) ? PROJECT_FEEDS[name as Feed] : undefined
}

/** Of one project in one year, in the unit of the feed: 分 → 元, steps of 0.0001 亩 → 亩. */
function fedIn({ project: one, effective, finished }: Course, feed: string, year: number): number {
  if (feed === '新增就业') return finished === year ? (one.jobs ?? 0) : 0
  const now = effective.filter((own) => own.year === year)
  return feed === '有效投资'
    ? now.reduce((sum, { investment }) => sum + investment, 0) / 100
    : now.reduce((sum, { newLand }) => sum + (newLand ?? 0), 0) / 10_000
}

/** What a project provides of an indicator up to and including a year. */
function outputBy({ project: one, finished }: Course, indicator: string, year: number): number {
  const there = finished !== null && finished <= year && one.output_indicator === indicator
  return there ? (one.output_amount ?? 0) : 0
}

function notesOn(course: Course, names: ReadonlyMap<string, string>): readonly RunNote[] {
  const at = { project: course.project.name, region: names.get(course.project.region) ?? '' }
  const idle = course.idle.map((year) => ({ code: 'project-idle', ...at, ...year }) as const)
  return course.unfinished ? [...idle, course.unfinished] : idle
}
