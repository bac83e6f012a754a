import type { Program } from '../model/program.ts'
import { NO_DRAFT, type Draft } from './draft.ts'
import { resolveLayers, type Prepared, type ScenarioInputs } from './inputs.ts'
import { withDraft, type Layer } from './tree.ts'
import { assumptionOfWidth } from './widths.ts'

/** The four lines that keep what the world does apart from what the office decides. */
export interface FourLines {
  /** The root scenario as it is saved. */
  readonly base: ScenarioInputs
  /** The base with the scenario's assumptions. */
  readonly assumptions: ScenarioInputs
  /** The scenario's policy (levers and projects) on the base. */
  readonly policy: ScenarioInputs
  /** The scenario's policy on its assumptions: the scenario itself. */
  readonly both: ScenarioInputs
}

/** Splits a scenario with its draft into the four lines, by what the model declares each name to be. */
export function fourLines(prepared: Prepared, draft: Draft = NO_DRAFT): FourLines {
  const { program } = prepared
  const root = prepared.layers.at(-1)
  const above = prepared.layers.slice(0, -1)
  const line = (part: Part): ScenarioInputs => {
    const own = draftOf(program, draft, part)
    const kept = above.map((layer) => layerOf(program, layer, part))
    const [first, ...others] = root ? [...kept, root] : kept
    return resolveLayers(prepared, first ? [withDraft(first, own), ...others] : [])
  }
  return { base: line('none'), assumptions: line('assumptions'), policy: line('policy'), both: line('both') }
}

type Part = 'none' | 'assumptions' | 'policy' | 'both'

function belongs(program: Program, name: string, part: Part): boolean {
  const kind = program.declarations.get(assumptionOfWidth(program, name) ?? name)?.kind
  if (part === 'both') return true
  return (part === 'assumptions' && kind === 'assumption') || (part === 'policy' && kind === 'lever')
}

function layerOf(program: Program, layer: Layer, part: Part): Layer {
  const values = [...layer.values].filter(([name]) => belongs(program, name, part))
  const projects = part === 'policy' || part === 'both' ? layer.projects : new Map<string, never>()
  return { ...layer, values: new Map(values), projects }
}

function draftOf(program: Program, draft: Draft, part: Part): Draft {
  return {
    values: draft.values.filter(({ name }) => belongs(program, name, part)),
    projects: part === 'policy' || part === 'both' ? draft.projects : [],
  }
}
