import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rows } from '../../../shared/table/change.ts'
import { useRoute } from '../../ui/route.ts'
import { useMirror } from '../../workbook/context.tsx'
import { ProjectList } from './list.tsx'
import { PartsSheet } from './parts-sheet.tsx'

const TABS = { project: 'list', project_year: 'years', project_fund: 'funds' } as const
type Tab = (typeof TABS)[keyof typeof TABS]

function tabOf(rows: Rows, id: string): Tab | null {
  const found = Object.entries(TABS).find(([table]) => rows.get(table, id) !== undefined)
  return found ? found[1] : null
}

/** 项目: the list, its years and its funds; the project selected in the list narrows the other two. */
export function ProjectsPage() {
  const { t } = useTranslation('plans')
  const [tab, setTab] = useState<Tab>('list')
  const [project, setProject] = useState<string | null>(null)
  const { id } = useRoute()
  const named = useMirror(({ rows }) => (id === null ? null : tabOf(rows, id)))
  const [followed, setFollowed] = useState<string | null>(null)
  // A link to a row opens the sheet that has it, once; after that the person chooses.
  if (id !== followed) {
    setFollowed(id)
    if (named !== null) setTab(named)
    if (named === 'years' || named === 'funds') setProject(null)
  }
  const switcher = (
    <Segmented<Tab>
      value={tab}
      onChange={setTab}
      options={[
        { value: 'list', label: t('projects.list') },
        { value: 'years', label: t('projects.years') },
        { value: 'funds', label: t('projects.funds') },
      ]}
    />
  )
  if (tab === 'years' || tab === 'funds') {
    return <PartsSheet part={tab} switcher={switcher} project={project} onProject={setProject} />
  }
  return <ProjectList switcher={switcher} onProject={setProject} />
}
