/** Heading that a page stands under in the navigation. */
export type PageGroup = 'groupAim' | 'groupPlan' | 'groupThink' | 'groupFile'

/** Id of a page: its address and the key of its name. */
export type PageId =
  | 'overview'
  | 'targets'
  | 'policy'
  | 'indicators'
  | 'plans'
  | 'projects'
  | 'land'
  | 'budget'
  | 'scenarios'
  | 'model'
  | 'history'
  | 'settings'
