import type { TextsLike } from '../texts.ts'
import type { plans as source } from '../zh-CN/plans.ts'

/** Words of the sheets of plans, projects, land, money and targets. */
export const plans: TextsLike<typeof source> = {
  tabs: { task: 'Tasks', plan: 'Plans', office: 'Offices', person: 'People' },
  plan: {
    hint: 'A task without lead office or due date keeps its plan a draft',
    emptyTitle: 'No plans yet',
    emptyHint: 'One line per plan of a year; tasks hang on it. Add a row first.',
    fresh: '(new plan)',
  },
  office: {
    hint: 'Offices that lead and support tasks; a new name leaves supporting offices as they were written',
    emptyTitle: 'No offices yet',
    emptyHint:
      'Departments, towns and companies that lead or support tasks, to choose from in tasks. Add a row, or paste from a spreadsheet.',
    fresh: '(new office)',
  },
  person: {
    hint: 'Proposed where leaders and contacts are written; who leaves or is renamed stays as written',
    emptyTitle: 'The roster is empty',
    emptyHint:
      'Leaders and contacts: name, office, duty. Or write a name in a task and press Alt+Shift+N to take it into the roster. Names work without it, too.',
    fresh: '(new person)',
  },
  tasks: {
    hint: 'Every task rests on a clause and has a lead office, a deadline and quarter nodes',
    emptyTitle: 'No tasks yet',
    emptyHint:
      'The tasks of the year belong here: on which clause, who leads, due when, how far by each quarter. Add a row, or paste from a spreadsheet.',
    noPlanHint:
      'Tasks belong to the plan of a year, and there is no plan yet. Add a plan first, then come back.',
    openPlans: 'Add a plan',
    fresh: '(new task)',
  },
  projects: {
    emptyTitle: 'No projects yet',
    emptyHint:
      'The projects belong here: total and yearly investment, land, sources of funds. Add a row, or paste from a spreadsheet.',
    fresh: '(new project)',
    list: 'Projects',
    years: 'Years and land',
    funds: 'Sources of funds',
    yearsEmptyTitle: 'No yearly figures yet',
    yearsEmptyHint:
      'Write a row for every year of a project: investment, quarters, land. A year without money or land yields nothing in a scenario.',
    fundsEmptyTitle: 'No sources of funds yet',
    fundsEmptyHint:
      'Write for every year of a project where its money comes from: planned, confirmed, received.',
    noneOfProject:
      'The chosen project has none in this year yet. Add a row, or choose another project or year above.',
    all: 'All projects',
  },
  land: {
    hint: 'A double-entry ledger: from whom to whom; balances follow from the entries and are never typed',
    emptyTitle: 'The ledger has no entries',
    emptyHint:
      'Begin with the quota issued from above: account, event, from, to, area, document number. An overdraft is refused.',
    netInflow: 'Net inflow',
    balances: 'Balances',
    balancesHint: 'accounts are never added up',
    noBalances: 'Once there are entries, the balances by account and holder stand here.',
    ofYear: 'quota of {{year}}',
  },
  budget: {
    hint: "Four budgets: budget, adjusted and final figures beside last year's final ones",
    emptyTitle: 'No budget lines yet',
    emptyHint: 'Enter subjects and amounts by book and side; leave a missing figure empty, do not write 0.',
    fresh: '(new subject)',
    totals: 'Totals',
    totalsHint: 'The lines shown, by book and side, in {{unit}}',
    noTotals: 'Once there are lines, their totals by book and side stand here.',
  },
  targets: {
    hint: 'Every quantified aim of the policy: clause, region, comparison, value',
    emptyTitle: 'No targets yet',
    emptyHint: 'Targets come with the policy pack; you can also add a row.',
  },
}
