import { Button } from 'antd'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { task } from '../../../shared/plans/tables.ts'
import { optionTitle } from '../../text/titles.ts'
import { useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { FilterBox } from '../sheet/filter-box.tsx'
import { useFocusTown, useFocusYear, useTextFilter, useTownForNew } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'

const TABLES = ['task']

/** The tasks of the year in focus, of the town in focus; `onPlans` leads to the plans, without which there are none. */
export function TaskSheet({
  switcher,
  onPlans,
}: {
  readonly switcher: ReactNode
  readonly onPlans: () => void
}) {
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const tasks = useTable('task')
  const plans = useTable('plan')
  const town = useFocusTown()
  const year = useFocusYear()
  const newTown = useTownForNew()
  const several = plans.length > 1 && year === null
  const columns = useMemo(
    () =>
      sheetColumns(task, language, {
        units,
        pinned: ['number', 'content'],
        hidden: [...(several ? [] : ['plan']), ...(town === null ? [] : ['region'])],
      }),
    [language, units, several, town],
  )
  const shownPlans = useMemo(
    () => plans.filter((plan) => year === null || plan['year'] === year),
    [plans, year],
  )
  const inFocus = useMemo(() => {
    const ids = new Set(shownPlans.map(({ id }) => id))
    return tasks.filter((row) => ids.has(String(row['plan'])) && (town === null || row['region'] === town))
  }, [tasks, shownPlans, town])
  const filter = useTextFilter(inFocus, columns)
  const lights = useMemo(() => Map.groupBy(inFocus, (row) => row['light']), [inFocus])
  const all = useFindings(TABLES)
  const findings = useMemo(() => {
    const ids = new Set(inFocus.map(({ id }) => id))
    return all.filter(({ at }) => at.id !== undefined && ids.has(at.id))
  }, [all, inFocus])
  const plan = shownPlans.at(-1) ?? plans.at(-1)
  const blank = useMemo(() => {
    const number = Math.max(0, ...tasks.map((row) => Number(row['number'] ?? 0))) + 1
    return plan && { plan: plan.id, region: newTown, content: t('tasks.fresh'), number }
  }, [plan, newTown, tasks, t])
  return (
    <TableSheet
      table={task}
      rows={filter.rows}
      columns={columns}
      findings={findings}
      hint={
        inFocus.length === 0
          ? t('tasks.hint')
          : Object.keys(task.columns.light.options)
              .filter((code) => lights.has(code))
              .map((code) => `${optionTitle('task', 'light', code, language)} ${lights.get(code)?.length}`)
              .join(' · ')
      }
      tools={
        <>
          {switcher}
          <FilterBox text={filter.text} onChange={filter.setText} />
        </>
      }
      empty={
        plan
          ? { title: t('tasks.emptyTitle'), hint: t('tasks.emptyHint') }
          : {
              title: t('tasks.emptyTitle'),
              hint: t('tasks.noPlanHint'),
              action: <Button onClick={onPlans}>{t('tasks.openPlans')}</Button>,
            }
      }
      numbered="number"
      {...(blank ? { blank } : {})}
    />
  )
}
