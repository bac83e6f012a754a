import { Select } from 'antd'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlanTotals } from '../../../shared/plans/pinned-rows.ts'
import type { Row } from '../../../shared/table/table.ts'
import { useTable } from '../../workbook/context.tsx'
import type { SheetRow } from '../../grid/contract.ts'
import { useFocusTown, useFocusYear } from '../sheet/focus.ts'
import { totalRows } from '../sheet/rows.ts'

/** Tables whose findings the sheets of projects list together. */
export const PROJECT_TABLES: readonly string[] = ['project', 'project_year', 'project_fund']

/** What the sheets of a project's years and funds share. */
export interface SubSheetProps {
  readonly switcher: ReactNode
  readonly project: string | null
  readonly onProject: (id: string | null) => void
}

/** The rows of a project in focus, or of all projects of the town in focus; of the year in focus. */
export function useProjectRows(
  table: 'project_year' | 'project_fund',
  project: string | null,
): readonly Row[] {
  const rows = useTable(table)
  const projects = useTable('project')
  const town = useFocusTown()
  const year = useFocusYear()
  return useMemo(() => {
    const inTown = new Set(
      projects.filter((row) => town === null || row['region'] === town).map(({ id }) => id),
    )
    return rows.filter(
      (row) =>
        (project === null ? inTown.has(String(row['project'])) : row['project'] === project) &&
        (year === null || row['year'] === year),
    )
  }, [rows, projects, town, year, project])
}

/** The totals below rows; `title` is the column that says what they are. */
export function useTotals(table: string, title: string): (rows: readonly Row[]) => readonly SheetRow[] {
  const { t } = useTranslation('sheet')
  return useMemo(() => {
    const totals = new PlanTotals(table)
    return (rows) => totalRows(totals.of(rows), { field: title, words: t('total') })
  }, [table, title, t])
}

/** Chooses one project or all. */
export function ProjectChoice({ project, onProject }: Pick<SubSheetProps, 'project' | 'onProject'>) {
  const { t } = useTranslation('plans')
  const projects = useTable('project')
  return (
    <Select
      className="zh-project-choice"
      value={project ?? ''}
      onChange={(id: string) => onProject(id === '' ? null : id)}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={t('projects.list')}
      options={[
        { value: '', label: t('projects.all') },
        ...projects.map((row) => ({ value: row.id, label: String(row['name']) })),
      ]}
    />
  )
}
