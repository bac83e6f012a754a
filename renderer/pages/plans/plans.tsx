import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../ui/route.ts'
import { useMirror } from '../../workbook/context.tsx'
import { RosterSheet, type Roster } from './rosters.tsx'
import { TaskSheet } from './tasks.tsx'

const TABS = ['task', 'plan', 'office', 'person'] as const satisfies readonly ('task' | Roster)[]
type Tab = (typeof TABS)[number]

/** 年度计划: the tasks; and what they hang on: the plans, the offices that lead and support, the people named. */
export function PlansPage() {
  const { t } = useTranslation('plans')
  const [tab, setTab] = useState<Tab>('task')
  const { id } = useRoute()
  const named = useMirror(({ rows }) =>
    id === null ? undefined : TABS.find((table) => rows.get(table, id) !== undefined),
  )
  const [followed, setFollowed] = useState<string | null>(null)
  // A link to a row opens the sheet that has it, once; after that the person chooses.
  if (id !== followed) {
    setFollowed(id)
    if (named !== undefined) setTab(named)
  }
  const switcher = (
    <Segmented<Tab>
      value={tab}
      onChange={setTab}
      options={TABS.map((value) => ({ value, label: t(`tabs.${value}`) }))}
    />
  )
  return tab === 'task' ? (
    <TaskSheet switcher={switcher} onPlans={() => setTab('plan')} />
  ) : (
    <RosterSheet key={tab} roster={tab} switcher={switcher} />
  )
}
