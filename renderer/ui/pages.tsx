import {
  AccountBookOutlined,
  AimOutlined,
  BlockOutlined,
  DashboardOutlined,
  FunctionOutlined,
  HistoryOutlined,
  LineChartOutlined,
  ProfileOutlined,
  ProjectOutlined,
  ReadOutlined,
  SettingOutlined,
  TableOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { SoonPage } from './soon.tsx'

/** Heading that a page stands under in the navigation. */
export type PageGroup = 'groupAim' | 'groupPlan' | 'groupThink' | 'groupFile'

interface Page {
  readonly id: PageId
  readonly group: PageGroup
  readonly icon: ComponentType
  readonly page: ComponentType
}

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

/** All pages in the order of the navigation; the first one opens at the start. */
export const PAGES: readonly Page[] = [
  { id: 'overview', group: 'groupAim', icon: DashboardOutlined, page: SoonPage },
  { id: 'targets', group: 'groupAim', icon: AimOutlined, page: SoonPage },
  { id: 'policy', group: 'groupAim', icon: ReadOutlined, page: SoonPage },
  { id: 'indicators', group: 'groupAim', icon: TableOutlined, page: SoonPage },
  { id: 'plans', group: 'groupPlan', icon: ProfileOutlined, page: SoonPage },
  { id: 'projects', group: 'groupPlan', icon: ProjectOutlined, page: SoonPage },
  { id: 'land', group: 'groupPlan', icon: BlockOutlined, page: SoonPage },
  { id: 'budget', group: 'groupPlan', icon: AccountBookOutlined, page: SoonPage },
  { id: 'scenarios', group: 'groupThink', icon: LineChartOutlined, page: SoonPage },
  { id: 'model', group: 'groupThink', icon: FunctionOutlined, page: SoonPage },
  { id: 'history', group: 'groupFile', icon: HistoryOutlined, page: SoonPage },
  { id: 'settings', group: 'groupFile', icon: SettingOutlined, page: SoonPage },
]
