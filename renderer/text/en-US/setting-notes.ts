import type { SettingKey } from '../../../shared/policy/settings.ts'

/** Why each setting exists, in English; the Chinese notes stand beside the settings themselves. */
export const settingNotes: Readonly<Record<SettingKey, string>> = {
  'base-year':
    '⑥ The policy does not say from which year its targets count (2020 or 2022). Default: 2022, the year in which it was issued.',
  horizon:
    'To which year the projection goes. The targets are for 2025; it can go to 2035, and errs the more the further it goes.',
  'joint-target':
    '① The policy does not say whether the three towns reach this together or each. Default: together; the whole county of Jinyun had about 32 billion yuan in 2023.',
  'growth-years':
    "② The policy does not say whether growth must exceed the county's in every year or on average. Default: in every year, with the average beside it.",
  'county-scope':
    '③ Liandu often publishes investment, revenue and exports for the district level only, but GDP for the whole district. Default: the whole district.',
  'fiscal-scope':
    "④ The policy does not define a town's revenue. Default: as its county defines it, with the scope written beside every figure.",
  'rate-formulas':
    '⑤ The policy gives no formula. Default: cases finished online ÷ cases applied for; towns up to standard ÷ towns due.',
  'half-done':
    '⑦ The policy does not say what a half-built facility counts. Default: nothing until it is complete.',
  'money-unit': 'Only what is shown; amounts are always kept to the fen.',
  'land-unit': 'Only what is shown; areas are always kept to 0.0001 mu; 1 hectare is 15 mu.',
}
