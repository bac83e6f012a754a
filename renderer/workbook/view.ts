import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language } from '../../shared/text/language.ts'
import type { Client } from './client.ts'

/** What is looked at on every page: a town or the group, a year (null: all years) and a scenario. */
export interface Focus {
  readonly region: string
  readonly year: number | null
  readonly scenario: string
}

/** What the status bar can tell of selected cells, in its order. */
export const SELECTION_FIGURES = [
  'cells',
  'filled',
  'numbers',
  'smallest',
  'largest',
  'average',
  'sum',
] as const
/** One of them. */
export type SelectionFigure = (typeof SELECTION_FIGURES)[number]

/** How this person likes the window; kept by the backend outside the workbook. */
export interface View {
  readonly language: Language
  readonly theme: 'light' | 'dark'
  readonly navigation: 'open' | 'closed'
  readonly focus: Focus
  /** Whether the panel on the right is wanted. */
  readonly inspector: boolean
  /** Size of the sheets, per cent. */
  readonly zoom: number
  /** What the status bar tells of selected cells. */
  readonly figures: readonly SelectionFigure[]
  /** Whether the explanation on the first page was put away. */
  readonly welcomed: boolean
}

/** The region that stands for all towns. */
export const GROUP = 'three-towns'

const DEFAULTS: View = {
  language: 'zh-CN',
  theme: 'light',
  navigation: 'open',
  focus: { region: GROUP, year: null, scenario: 'base' },
  inspector: true,
  zoom: 100,
  figures: ['cells', 'filled', 'average', 'sum'],
  welcomed: false,
}

/** Preferences come from a file that a person may have edited: anything unexpected falls back to the default. */
export function readView(stored: unknown): View {
  const raw = asRecord(stored)
  const focus = asRecord(raw['focus'])
  return {
    language: raw['language'] === 'en-US' ? 'en-US' : DEFAULTS.language,
    theme: raw['theme'] === 'dark' ? 'dark' : DEFAULTS.theme,
    navigation: raw['navigation'] === 'closed' ? 'closed' : DEFAULTS.navigation,
    focus: {
      region: text(focus['region'], DEFAULTS.focus.region),
      year: Number.isInteger(focus['year']) ? Number(focus['year']) : null,
      scenario: text(focus['scenario'], DEFAULTS.focus.scenario),
    },
    inspector: raw['inspector'] !== false,
    zoom: zoomIn(raw['zoom']),
    figures: figuresIn(raw['figures']),
    welcomed: raw['welcomed'] === true,
  }
}

function zoomIn(value: unknown): number {
  return typeof value === 'number' && value >= 50 && value <= 200 ? Math.round(value) : DEFAULTS.zoom
}

function figuresIn(value: unknown): readonly SelectionFigure[] {
  return Array.isArray(value) ? SELECTION_FIGURES.filter((one) => value.includes(one)) : DEFAULTS.figures
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** The view with its one verb; every change is kept by the backend. */
export interface ViewStore {
  readonly store: StoreApi<View>
  change(part: Partial<View>): void
  /** What was kept under a name, such as the columns of a sheet. */
  kept(name: string): unknown
  /** Keeps something under a name of its own; null forgets it. */
  keep(name: string, value: unknown): void
}

const KEY = 'view'

/** Reads the preferences and keeps them up to date. A failure to keep them is no reason to disturb anyone. */
export async function createView(client: Client): Promise<ViewStore & { readonly fresh: boolean }> {
  const reply = await client.call('preferences', {})
  const others = new Map(reply.kind === 'done' ? Object.entries(reply.value) : [])
  const store = createStore<View>(() => readView(reply.kind === 'done' ? reply.value[KEY] : null))
  return {
    store,
    fresh: reply.kind === 'done' && reply.value[KEY] === undefined,
    change(part) {
      store.setState(part)
      void client.call('preferences', { set: { [KEY]: store.getState() } })
    },
    kept: (name) => others.get(name),
    keep(name, value) {
      others.set(name, value)
      void client.call('preferences', { set: { [name]: value } })
    },
  }
}
