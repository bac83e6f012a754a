import { ADOPTION_VERBS } from './adoptions.ts'
import { ANALYSIS_VERBS } from './analyses.ts'
import { backtest } from './backtest.ts'
import { calibrateVerb } from './calibrate.ts'
import { CONTENT_VERBS } from './contents.ts'
import { EXPORT_VERBS } from './export.ts'
import { IMPORT_VERBS } from './import.ts'
import { FILE_VERBS } from './files.ts'
import { forecastVerb } from './forecast.ts'
import { MODEL_VERBS } from './models.ts'
import { SCENARIO_VERBS } from './scenarios.ts'
import { SIMULATE_VERBS } from './simulate.ts'
import { SNAPSHOT_VERBS } from './snapshots.ts'
import type { Verb } from './verb.ts'
import { verify } from './verify.ts'

/** All verbs of the command line, in the order of the help. */
export const VERBS: readonly Verb[] = [
  ...FILE_VERBS,
  ...CONTENT_VERBS,
  ...SNAPSHOT_VERBS,
  ...IMPORT_VERBS,
  ...EXPORT_VERBS,
  ...SCENARIO_VERBS,
  ...SIMULATE_VERBS,
  ...ADOPTION_VERBS,
  ...ANALYSIS_VERBS,
  ...MODEL_VERBS,
  backtest,
  calibrateVerb,
  forecastVerb,
  verify,
]
