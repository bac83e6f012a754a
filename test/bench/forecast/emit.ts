import type { Widths } from '../../../shared/simulation/band-widths.ts'
import type { ForecastParameters } from '../../../shared/simulation/forecast.ts'

/** Parameters as the lines of the tables that ship: usual figures, errors, and the weights as JSON. */
export function emitted({ weights, widths }: ForecastParameters): string {
  const rows = Object.entries(widths)
  const usual = rows.map(
    ([
      name,
      {
        usual: { growth, spread, size },
        basis,
      },
    ]) => [name.padEnd(13), basis.windows, basis.regions, growth, spread, size].join(' '),
  )
  const errors = rows.flatMap(([name, { own, peers }]) => [
    lineOf(name, 'own', own),
    ...(peers ? [lineOf(name, 'peers', peers)] : []),
  ])
  return `${[...usual, '', ...errors, '', JSON.stringify(weights)].join('\n')}\n`
}

function lineOf(name: string, way: string, { ends, exponents, sway }: Widths): string {
  const numbers = [
    ends.map((end) => end.toFixed(4)),
    [exponents.lower, exponents.upper].map((one) => one.toFixed(2)),
    sway.lower.map((one) => one.toFixed(2)),
    sway.upper.map((one) => one.toFixed(2)),
  ]
  return `${name.padEnd(13)} ${way.padEnd(5)} ${numbers.map((part) => part.map((one) => one.padStart(one.includes('.') ? 5 : 0)).join(' ')).join('  ')}`
}
