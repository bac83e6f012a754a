// Which names a set of outputs needs, what is looked back at, what differs between draws, and in which order of phases
// everything can be computed.
import type { Expression, Program, VariableDeclaration } from '../program.ts'

/** A use of a name; inside an aggregation it means every town's. */
interface Use {
  readonly name: string
  readonly lag: number
  readonly aggregated: boolean
}

/** Calls back for every reference in an expression. */
function usesOf(expression: Expression): readonly Use[] {
  const uses: Use[] = []
  const visit = (part: Expression, aggregated: boolean): void => {
    switch (part.kind) {
      case 'reference':
        uses.push({ name: part.name, lag: part.lag, aggregated })
        return
      case 'negate':
      case 'not':
      case 'convert':
        visit(part.of, aggregated)
        return
      case 'binary':
        visit(part.left, aggregated)
        visit(part.right, aggregated)
        return
      case 'call':
        for (const arg of part.args) visit(arg, aggregated)
        return
      case 'aggregate':
        visit(part.of, true)
        if (part.weight) visit(part.weight, true)
        return
      default:
    }
  }
  visit(expression, false)
  return uses
}

/** What a set of outputs needs. */
export interface Needs {
  /** Names needed in later steps and in the base year. */
  readonly later: ReadonlySet<string>
  readonly first: ReadonlySet<string>
  /** Names that something looks back at. */
  readonly lagged: ReadonlySet<string>
  readonly depth: number
  /** Variables and assumptions that differ between draws. */
  readonly varying: ReadonlySet<string>
  readonly uses: (variable: VariableDeclaration, base: boolean) => readonly Use[]
}

/** The expression of a variable in the base year or later. */
export function expressionOf(variable: VariableDeclaration, base: boolean): Expression {
  return (base ? variable.initial : null) ?? variable.formula
}

/** Finds out what is needed. */
export function needsOf(program: Program, outputs: readonly string[], drawn: ReadonlySet<string>): Needs {
  const known = new Map<Expression, readonly Use[]>()
  const uses = (variable: VariableDeclaration, base: boolean): readonly Use[] => {
    const expression = expressionOf(variable, base)
    const found = known.get(expression) ?? usesOf(expression)
    known.set(expression, found)
    return found
  }
  const variableOf = (name: string): VariableDeclaration | null => {
    const declaration = program.declarations.get(name)
    return declaration?.kind === 'variable' || declaration?.kind === 'regional' ? declaration : null
  }
  const closure = (roots: Iterable<string>, base: boolean): Set<string> => {
    const found = new Set(roots)
    for (const name of found) {
      const variable = variableOf(name)
      if (!variable) continue
      for (const use of uses(variable, base)) if (!base || use.lag === 0) found.add(use.name)
    }
    return found
  }
  const later = closure(outputs, false)
  const lagged = new Set<string>()
  let depth = 0
  const dependents = new Map<string, string[]>()
  const depend = (name: string, base: boolean): void => {
    const variable = variableOf(name)
    if (!variable) return
    for (const use of uses(variable, base)) {
      if (use.lag > 0 && !base) {
        lagged.add(use.name)
        depth = Math.max(depth, use.lag)
      }
      const list = dependents.get(use.name)
      if (list) list.push(name)
      else dependents.set(use.name, [name])
    }
  }
  for (const name of later) depend(name, false)
  const first = closure([...outputs, ...lagged], true)
  for (const name of first) depend(name, true)
  const varying = new Set<string>()
  for (const name of [...later, ...first])
    if (drawn.has(name) || program.declarations.get(name)?.kind === 'regional') varying.add(name)
  for (const name of varying) for (const dependent of dependents.get(name) ?? []) varying.add(dependent)
  return { later, first, lagged, depth, varying, uses }
}

/** Phases of names: what a phase needs lies in it or in those before; regional variables end their phase. */
export function phasesOf(program: Program, needs: Needs, base: boolean): ReadonlyMap<string, number> {
  const phases = new Map<string, number>()
  const needed = base ? needs.first : needs.later
  for (const variable of base ? program.initialOrder : program.order) {
    if (!needed.has(variable.name)) continue
    let phase = 0
    for (const { name, lag, aggregated } of needs.uses(variable, base)) {
      if (lag > 0) continue
      const regional = program.declarations.get(name)?.kind === 'regional'
      // A town's formula, also inside an aggregation, comes after the regional variables that it reads.
      const after = regional && (variable.kind === 'variable' || aggregated) ? 1 : 0
      phase = Math.max(phase, (phases.get(name) ?? 0) + after)
    }
    phases.set(variable.name, phase)
  }
  return phases
}
