import { centre, within } from '../model/distribution.ts'
import { prepare } from '../model/interpret.ts'
import type { Evaluate, Frame, Slot } from '../model/interpret.ts'
import type { AssumptionDeclaration, Declaration, Program, VariableDeclaration } from '../model/program.ts'
import type { Inputs, Trajectories } from './trajectories.ts'

/**
 * The value of an assumption in a town where nothing is uncertain: its number, else the centre of its distribution (mean
 * of the normal, median of the lognormal and of a sample, mode of the triangular and PERT, midpoint of the uniform), else
 * its 缺省, moved into its 截断; without a town what towns have that have nothing of their own. Null if the workbook has to supply it.
 */
export function centralValue(declaration: AssumptionDeclaration, town = ''): number | null {
  const { value, distribution } = declaration.towns.get(town) ?? declaration
  const central = value ?? (distribution ? centre(distribution) : declaration.otherwise)
  return central === null ? null : within(central, declaration.truncation)
}

/** What a name has in a town (by its name) where the run's inputs do not supply it; null is missing. */
export function declaredValue(declaration: Declaration, town = ''): number | null {
  switch (declaration.kind) {
    case 'input':
      return declaration.otherwise
    case 'assumption':
      return centralValue(declaration, town)
    case 'lever':
      return declaration.towns.get(town) ?? declaration.value
    default:
      return null
  }
}

interface Step {
  readonly slot: Slot
  readonly evaluate: Evaluate
}

interface Prepared {
  readonly slots: ReadonlyMap<string, Slot>
  readonly first: readonly Step[]
  readonly later: readonly Step[]
}

const prepared = new WeakMap<Program, Prepared>()

function prepareProgram(program: Program): Prepared {
  const known = prepared.get(program)
  if (known) return known
  const slots = new Map<string, Slot>()
  for (const [name, { kind }] of program.declarations)
    slots.set(name, { index: slots.size, regional: kind === 'regional' })
  const step = (variable: VariableDeclaration, base: boolean): Step => {
    const slot = slots.get(variable.name)
    if (!slot) throw new Error(`${variable.name} is ordered but not declared`)
    return { slot, evaluate: prepare((base ? variable.initial : null) ?? variable.formula, slots) }
  }
  const result = {
    slots,
    first: program.initialOrder.map((variable) => step(variable, true)),
    later: program.order.map((variable) => step(variable, false)),
  }
  prepared.set(program, result)
  return result
}

function givenValues(declaration: Declaration, { regions, steps, values }: Inputs): Float64Array {
  const size = declaration.kind === 'regional' ? steps : regions.length * steps
  if (declaration.kind === 'variable' || declaration.kind === 'regional')
    return new Float64Array(size).fill(NaN)
  const given = values.get(declaration.name)
  if (!given) {
    const declared = new Float64Array(size)
    for (const [region, { name }] of regions.entries())
      declared.fill(declaredValue(declaration, name) ?? NaN, region * steps, (region + 1) * steps)
    return declared
  }
  if (given.length !== size)
    throw new Error(`${declaration.name} has ${given.length} values instead of ${size}`)
  return given
}

/** Runs a program once, without uncertainty: pure, and the meaning of the model language. */
export function run(program: Program, inputs: Inputs): Trajectories {
  const { slots, first, later } = prepareProgram(program)
  if ((inputs.stepsPerYear ?? 1) !== program.stepsPerYear)
    throw new Error(
      `inputs of ${inputs.stepsPerYear ?? 1} steps a year for a program of ${program.stepsPerYear}`,
    )
  const values = new Map<string, Float64Array>()
  for (const [name, declaration] of program.declarations) values.set(name, givenValues(declaration, inputs))
  const frame: Frame = {
    slots: [...slots.keys()].map((name) => values.get(name) ?? new Float64Array(0)),
    regions: inputs.regions.length,
    steps: inputs.steps,
    baseYear: inputs.baseYear,
    stepsPerYear: program.stepsPerYear,
    region: 0,
    step: 0,
  }
  for (frame.step = 0; frame.step < inputs.steps; frame.step += 1) {
    for (const { slot, evaluate } of frame.step === 0 ? first : later) {
      const target = frame.slots[slot.index] ?? new Float64Array(0)
      if (slot.regional) {
        frame.region = 0
        target[frame.step] = evaluate(frame)
        continue
      }
      for (frame.region = 0; frame.region < frame.regions; frame.region += 1)
        target[frame.region * frame.steps + frame.step] = evaluate(frame)
    }
  }
  return { program, inputs, values }
}
