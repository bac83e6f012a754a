/** Heading that a page stands under in the navigation. */
export type PageGroup = 'groupAim' | 'groupPlan' | 'groupThink' | 'groupFile'

/** Ids of all pages, in the order of the navigation. */
export const PAGE_IDS = [
  'overview',
  'targets',
  'policy',
  'indicators',
  'plans',
  'projects',
  'land',
  'budget',
  'scenarios',
  'model',
  'import',
  'history',
  'settings',
] as const

/** Id of a page: its address and the key of its name. */
export type PageId = (typeof PAGE_IDS)[number]
