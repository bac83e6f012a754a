import { SETTINGS } from '../../policy/settings.ts'
import type { PackRow, PackRows } from '../pack.ts'
import clauses from './data/clauses.json' with { type: 'json' }
import indicators from './data/indicators.json' with { type: 'json' }
import observations from './data/observations.json' with { type: 'json' }
import offices from './data/offices.json' with { type: 'json' }
import regions from './data/regions.json' with { type: 'json' }
import targets from './data/targets.json' with { type: 'json' }
import { SMALL_CITY_MODEL } from './model.ts'

const settings: readonly PackRow[] = SETTINGS.map(({ key, default: value, note }) => ({
  id: `setting-${key}`,
  key,
  value,
  note,
}))

/** Rows of the policy itself and of what was published: nothing in them is made up. */
export const POLICY: PackRows = {
  setting: settings,
  clause: clauses,
  region: regions,
  indicator: indicators,
  observation: observations,
  target: targets,
  office: offices,
  model: [{ id: 'small-city', title: '小城市培育模型', text: SMALL_CITY_MODEL }],
  scenario: [
    { id: 'base', name: '基准', note: '按模型的缺省假设和已列入的项目推演；其他情景只记与它不同的地方。' },
  ],
}
