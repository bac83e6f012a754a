// Program -> one WebAssembly module that computes all draws of a block step by step.
import { emitBegin } from './begin.ts'
import { ModuleBuilder } from './binary.ts'
import { Constants } from './constants.ts'
import { addElementary, addPhi } from './power.ts'
import { emitFunction } from './emit.ts'
import type { EmitContext } from './emit.ts'
import { needsOf, phasesOf } from './needs.ts'
import type { Needs } from './needs.ts'
import { PhaseBuilder } from './phase.ts'
import type { Function, Store } from './phase.ts'
import { addProbit } from './probit.ts'
import type { Program } from '../program.ts'
import { CONSTANTS } from './shape.ts'
import type { CompileRequest, Compiled, Phase, Place } from './shape.ts'
import { Slots } from './slots.ts'
import { addEmpirical, addRound, addTable } from './tables.ts'

/** Compiles a program for some of its names. The module imports `engine.memory` and `engine.round(value, digits)`. */
export function compile(request: CompileRequest): Compiled {
  const { program, outputs, draws, lanes } = request
  const needs = needsOf(program, outputs, new Set(draws.keys()))
  const slots = new Slots()
  const module = new ModuleBuilder()
  const constants = new Constants(CONSTANTS)
  const round = module.import('round', ['f64', 'f64'], ['f64'])
  const elementary = addElementary(module, constants)
  const library = {
    ...elementary,
    phi: addPhi(module, constants, elementary.exp),
    probit: addProbit(module, constants, elementary.ln),
    table: addTable(module),
    empirical: addEmpirical(module),
    round: addRound(module, round),
  }
  // The hidden state of an assumption that remembers looks back one step.
  const depth = [...draws.values()].some(({ persistence }) => persistence === 'ar1')
    ? Math.max(needs.depth, 1)
    : needs.depth
  const first = buildPhases(request, needs, slots, true)
  const later = buildPhases(request, needs, slots, false)
  const places = new Map(outputs.map((name) => [name, placeOf(program, slots, name)]))
  const context: EmitContext = { module, constants, library, slots, depth, lanes }
  const phases = [
    first.map((phase, i) => emitPhase(context, phase, `first${i}`)),
    later.map((phase, i) => emitPhase(context, phase, `later${i}`)),
  ] as const
  return {
    module: module.done(),
    constants: constants.words(),
    givens: slots.givens.list,
    depth,
    lanes,
    uniformBytes: 16 * (slots.uniforms.list.length + slots.temporaries),
    laneBytes: 8 * lanes * slots.lanes.list.length,
    regionalBytes: 8 * lanes * slots.regionals.list.length,
    rawBytes: 8 * lanes * slots.raws.list.length,
    raws: new Map(slots.raws.list.map((number, slot) => [number, slot])),
    townOutputBytes: 8 * lanes * slots.townOutputs.list.length,
    regionalOutputBytes: 8 * lanes * slots.regionalOutputs.list.length,
    outputs: places,
    first: phases[0],
    later: phases[1],
    separable: slots.regionals.list.length === 0,
  }
}

function buildPhases(request: CompileRequest, needs: Needs, slots: Slots, base: boolean): PhaseBuilder[] {
  const { program, draws } = request
  const phases = phasesOf(program, needs, base)
  const count = Math.max(0, ...phases.values()) + 1
  const context = { request, needs, slots, base, phases }
  const builders = Array.from({ length: count }, (_, number) => new PhaseBuilder(context, number))
  const needed = base ? needs.first : needs.later
  for (const name of draws.keys()) if (needed.has(name) || needs.later.has(name)) builders[0]?.draw(name)
  for (const name of request.outputs) {
    const kind = program.declarations.get(name)?.kind
    if (kind !== 'variable' && kind !== 'regional' && !draws.has(name)) builders[0]?.given(name)
  }
  for (const variable of base ? program.initialOrder : program.order)
    if (needed.has(variable.name)) builders[phases.get(variable.name) ?? 0]?.variable(variable)
  return builders
}

function placeOf(program: Program, slots: Slots, name: string): Place {
  const regional = program.declarations.get(name)?.kind === 'regional'
  return { regional, slot: (regional ? slots.regionalOutputs : slots.townOutputs).of(name, () => name) }
}

function emitPhase(context: EmitContext, phase: PhaseBuilder, name: string): Phase {
  const { slots } = context
  const slotOf = ({ space, name: stored }: Store, regional: boolean): number => {
    if (space === 'out')
      return (regional ? slots.regionalOutputs : slots.townOutputs).of(stored, () => stored)
    if (space === 'lane') return slots.lane(stored)
    return space === 'uniform' ? slots.uniform(stored) : slots.regional(stored)
  }
  const isRead = ({ always, space, name: stored }: Store): boolean =>
    always || (space === 'lane' ? slots.lanes : slots.uniforms).has(stored)
  const wanted = (fn: Function, regional: boolean): (Store & { slot: number })[] =>
    fn.stores.filter(isRead).map((store) => ({ ...store, slot: slotOf(store, regional) }))
  const accumulators = phase.accumulators.map(({ name: stored, start }) => ({
    slot: slots.regional(stored),
    start,
  }))
  return {
    begin: emitBegin(context, `${name}begin`, accumulators),
    town: emitFunction(context, `${name}town`, phase.town, wanted(phase.town, false)),
    over: emitFunction(context, `${name}over`, phase.over, wanted(phase.over, true)),
  }
}
