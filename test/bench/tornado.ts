// A workbook whose model is the reference model with forty drivers, for the tornado of the API and the command line.
import { benchOf } from '../../shared/scenarios/analyse.ts'
import type { Bench } from '../../shared/scenarios/analyse.ts'
import { prepareInputs } from '../../shared/scenarios/inputs.ts'
import { REGIONS } from '../shared/indicators/statistics-rows.ts'
import { programOf, world } from '../shared/scenarios/world.ts'
import { PARAMETERS, TOWN40, townGiven } from './town40.ts'

/** All parameters and three of the base figures are uncertain; the other base figures are given. */
const DRIVERS = [...Object.keys(PARAMETERS), 'Pop0', 'Urb0', 'K0']
const LAST_YEAR = 2032

/** Three towns, ten years, and the sum of their product as the outcome. */
export function tornadoBench(): Bench {
  const given = [...townGiven(0)].map(([name, value]) =>
    DRIVERS.includes(name)
      ? `assumption ${name} = NORMAL(${value}, ${value / 20})\n`
      : `input ${name} = observed x default ${value}\n`,
  )
  const text = TOWN40.replace('PARAMETERS\n', given.join(''))
  const program = programOf(`${text}variable 地区生产总值 : 亿元 = GDP * 1亿元\n`)
  const third = { id: 'south', name: '南镇', level: 'town', parent: 'county', member_of: 'group' }
  const rows = world({
    region: [...REGIONS, third],
    setting: [{ key: 'horizon', value: `${LAST_YEAR}` }],
  })
  const choice = { kind: 'figure', region: 'group', indicator: 'gdp', year: LAST_YEAR } as const
  const bench = benchOf(prepareInputs(program, rows, 'base'), rows, choice)
  if (!bench || bench.present === null || bench.drivers.length !== 40) throw new Error('no forty drivers')
  return bench
}
