// Colours of charts. A canvas cannot read CSS variables, so they are read once per theme.

/** Colours that a chart draws with, taken from the page's theme. */
export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly accent: string
  /** Colours of the towns by id, in the shade of the theme. */
  readonly towns: Readonly<Record<string, string>>
}

/** Fixed colours of the towns (Okabe-Ito: they survive colour blindness and black-and-white print). */
const TOWN_COLOURS: Readonly<Record<string, string>> = {
  huzhen: '#0072B2',
  wenxi: '#D55E00',
  bihu: '#009E73',
}
const FURTHER_COLOURS = ['#CC79A7', '#E69F00', '#56B4E9', '#F0E442']

/** The colour of a town, or of a group of towns (ink); `order` picks one for towns without a fixed colour. */
export function regionColour(id: string, isGroup: boolean, order: number, palette: Palette): string {
  if (isGroup) return palette.ink
  return (
    palette.towns[id] ?? TOWN_COLOURS[id] ?? FURTHER_COLOURS[order % FURTHER_COLOURS.length] ?? palette.ink
  )
}

/** Line kinds of scenarios in the order in which they were chosen: solid, long dash, short dash, dots, dashes with a dot and with two. */
export const SCENARIO_LINES: readonly (readonly number[] | 'solid')[] = [
  'solid',
  [10, 5],
  [5, 4],
  [1.5, 3.5],
  [10, 3, 2, 3],
  [7, 2.5, 1.5, 2.5, 1.5, 2.5],
]

/** The kind of line of a scenario as ECharts takes it, by its place among those drawn. */
export function lineKind(order: number): 'solid' | number[] {
  const kind = SCENARIO_LINES[order % SCENARIO_LINES.length] ?? 'solid'
  return kind === 'solid' ? kind : [...kind]
}

const FALLBACKS = {
  light: { ink: '#1f2328', muted: '#6b7280', line: '#e5e7eb', surface: '#ffffff', accent: '#1f6feb' },
  dark: { ink: '#e6e8eb', muted: '#9aa3ad', line: '#30363d', surface: '#16191d', accent: '#5b9dff' },
} as const satisfies Record<string, Omit<Palette, 'towns'>>

/** Reads the theme's colours as they apply to an element; what the style sheet leaves out is taken from the theme named. */
export function readPalette(element: Element, theme: 'light' | 'dark'): Palette {
  const style = getComputedStyle(element)
  const colour = (part: keyof (typeof FALLBACKS)['light']) =>
    style.getPropertyValue(`--zh-${part}`).trim() || FALLBACKS[theme][part]
  return {
    ink: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    surface: colour('surface'),
    accent: colour('accent'),
    towns: Object.fromEntries(
      Object.entries(TOWN_COLOURS).map(([id, own]) => [
        id,
        style.getPropertyValue(`--zh-${id}`).trim() || own,
      ]),
    ),
  }
}
