import { adoptions as adoptionsEn } from './en-US/adoptions.ts'
import { analyses as analysesEn } from './en-US/analyses.ts'
import { arrange as arrangeEn } from './en-US/arrange.ts'
import { calibration as calibrationEn } from './en-US/calibration.ts'
import { calculated as calculatedEn } from './en-US/calculated.ts'
import { comparison as comparisonEn } from './en-US/comparison.ts'
import { comments as commentsEn } from './en-US/comments.ts'
import { backtest as backtestEn } from './en-US/backtest.ts'
import { exporting as exportingEn } from './en-US/exporting.ts'
import { finder as finderEn } from './en-US/finder.ts'
import { frame as frameEn } from './en-US/frame.ts'
import { grid as gridEn } from './en-US/grid.ts'
import { help as helpEn } from './en-US/help.ts'
import { history as historyEn } from './en-US/history.ts'
import { importing as importingEn } from './en-US/importing.ts'
import { indicators as indicatorsEn } from './en-US/indicators.ts'
import { journal as journalEn } from './en-US/journal.ts'
import { model as modelEn } from './en-US/model.ts'
import { overview as overviewEn } from './en-US/overview.ts'
import { plans as plansEn } from './en-US/plans.ts'
import { policy as policyEn } from './en-US/policy.ts'
import { scenarios as scenariosEn } from './en-US/scenarios.ts'
import { settings as settingsEn } from './en-US/settings.ts'
import { sheet as sheetEn } from './en-US/sheet.ts'
import { snapshots as snapshotsEn } from './en-US/snapshots.ts'
import { adoptions } from './zh-CN/adoptions.ts'
import { backtest } from './zh-CN/backtest.ts'
import { calculated } from './zh-CN/calculated.ts'
import { calibration } from './zh-CN/calibration.ts'
import { comparison } from './zh-CN/comparison.ts'
import { comments } from './zh-CN/comments.ts'
import { analyses } from './zh-CN/analyses.ts'
import { arrange } from './zh-CN/arrange.ts'
import { exporting } from './zh-CN/exporting.ts'
import { finder } from './zh-CN/finder.ts'
import { frame } from './zh-CN/frame.ts'
import { grid } from './zh-CN/grid.ts'
import { help } from './zh-CN/help.ts'
import { history } from './zh-CN/history.ts'
import { importing } from './zh-CN/importing.ts'
import { indicators } from './zh-CN/indicators.ts'
import { journal } from './zh-CN/journal.ts'
import { model } from './zh-CN/model.ts'
import { overview } from './zh-CN/overview.ts'
import { plans } from './zh-CN/plans.ts'
import { policy } from './zh-CN/policy.ts'
import { scenarios } from './zh-CN/scenarios.ts'
import { settings } from './zh-CN/settings.ts'
import { sheet } from './zh-CN/sheet.ts'
import { snapshots } from './zh-CN/snapshots.ts'

/** All namespaces in Chinese, which is the source: their keys are the keys. */
export const CHINESE = {
  adoptions,
  backtest,
  calculated,
  calibration,
  comments,
  analyses,
  arrange,
  comparison,
  exporting,
  finder,
  frame,
  grid,
  help,
  history,
  importing,
  indicators,
  journal,
  model,
  overview,
  plans,
  policy,
  scenarios,
  settings,
  sheet,
  snapshots,
} as const

/** The same namespaces in English. */
export const ENGLISH: Readonly<Record<keyof typeof CHINESE, Readonly<Record<string, unknown>>>> = {
  adoptions: adoptionsEn,
  backtest: backtestEn,
  calculated: calculatedEn,
  calibration: calibrationEn,
  comments: commentsEn,
  analyses: analysesEn,
  arrange: arrangeEn,
  comparison: comparisonEn,
  exporting: exportingEn,
  finder: finderEn,
  frame: frameEn,
  grid: gridEn,
  help: helpEn,
  history: historyEn,
  importing: importingEn,
  indicators: indicatorsEn,
  journal: journalEn,
  model: modelEn,
  overview: overviewEn,
  plans: plansEn,
  policy: policyEn,
  scenarios: scenariosEn,
  settings: settingsEn,
  sheet: sheetEn,
  snapshots: snapshotsEn,
}
