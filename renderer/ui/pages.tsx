import {
  AccountBookOutlined,
  AimOutlined,
  BlockOutlined,
  DashboardOutlined,
  FunctionOutlined,
  HistoryOutlined,
  ImportOutlined,
  LineChartOutlined,
  ProfileOutlined,
  ProjectOutlined,
  ReadOutlined,
  SettingOutlined,
  TableOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { BudgetPage } from '../pages/budget/budget.tsx'
import { HistoryPage } from '../pages/history/history.tsx'
import { ImportPage } from '../pages/import/import.tsx'
import { IndicatorsPage } from '../pages/indicators/indicators.tsx'
import { LandPage } from '../pages/land/land.tsx'
import { ModelPage } from '../pages/model/model.tsx'
import { OverviewPage } from '../pages/overview/overview.tsx'
import { PlansPage } from '../pages/plans/plans.tsx'
import { PolicyPage } from '../pages/policy/policy.tsx'
import { ProjectsPage } from '../pages/projects/projects.tsx'
import { SettingsPage } from '../pages/settings/settings.tsx'
import { ScenariosPage } from '../pages/scenarios/page.tsx'
import { TargetsPage } from '../pages/targets/targets.tsx'
import type { PageGroup, PageId } from './page-ids.ts'

interface Page {
  readonly id: PageId
  readonly group: PageGroup
  readonly icon: ComponentType
  readonly page: ComponentType
}

/** All pages in the order of the navigation; the first one opens at the start. */
export const PAGES: readonly Page[] = [
  { id: 'overview', group: 'groupAim', icon: DashboardOutlined, page: OverviewPage },
  { id: 'targets', group: 'groupAim', icon: AimOutlined, page: TargetsPage },
  { id: 'policy', group: 'groupAim', icon: ReadOutlined, page: PolicyPage },
  { id: 'indicators', group: 'groupAim', icon: TableOutlined, page: IndicatorsPage },
  { id: 'plans', group: 'groupPlan', icon: ProfileOutlined, page: PlansPage },
  { id: 'projects', group: 'groupPlan', icon: ProjectOutlined, page: ProjectsPage },
  { id: 'land', group: 'groupPlan', icon: BlockOutlined, page: LandPage },
  { id: 'budget', group: 'groupPlan', icon: AccountBookOutlined, page: BudgetPage },
  { id: 'scenarios', group: 'groupThink', icon: LineChartOutlined, page: ScenariosPage },
  { id: 'model', group: 'groupThink', icon: FunctionOutlined, page: ModelPage },
  { id: 'import', group: 'groupFile', icon: ImportOutlined, page: ImportPage },
  { id: 'history', group: 'groupFile', icon: HistoryOutlined, page: HistoryPage },
  { id: 'settings', group: 'groupFile', icon: SettingOutlined, page: SettingsPage },
]
