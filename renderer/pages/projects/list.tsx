import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { project } from '../../../shared/plans/tables.ts'
import { useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import type { Row } from '../../../shared/table/table.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { FilterBox } from '../sheet/filter-box.tsx'
import { useFocusTown, useFocusYear, useTextFilter, useTownForNew } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
import { PROJECT_TABLES, useTotals } from './sub-sheet.tsx'

/**
 * The list of projects: of the town in focus, and in a year in focus those that have figures for it, or for no year yet.
 */
export function ProjectList(props: { switcher: ReactNode; onProject: (id: string | null) => void }) {
  const { onProject } = props
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const projects = useTable('project')
  const years = useTable('project_year')
  const town = useFocusTown()
  const year = useFocusYear()
  const newTown = useTownForNew()
  const columns = useMemo(
    () =>
      sheetColumns(project, language, { units, pinned: ['name'], hidden: town === null ? [] : ['region'] }),
    [language, units, town],
  )
  const elsewhen = useMemo(() => {
    if (year === null) return new Set()
    const ofYear = new Set(years.filter((row) => row['year'] === year).map((row) => row['project']))
    // A project without any year has just been entered, or has been forgotten: it is shown.
    return new Set(years.map((row) => row['project']).filter((id) => !ofYear.has(id)))
  }, [years, year])
  const inFocus = useMemo(() => {
    if (town === null && elsewhen.size === 0) return projects
    return projects.filter(({ id, region }) => (town === null || region === town) && !elsewhen.has(id))
  }, [projects, elsewhen, town])
  const filter = useTextFilter(inFocus, columns)
  const findings = useFindings(PROJECT_TABLES)
  const totalsOf = useTotals(project.name, 'name')
  const remember = useCallback((id: string | null) => id !== null && onProject(id), [onProject])
  const blank = useMemo(
    () => ({ name: t('projects.fresh'), region: newTown, category: 'economy', nature: 'new' }),
    [newTown, t],
  )
  const funds = useTable('project_fund')
  // A project's years and funds mean nothing without it; what else speaks of it keeps it from being deleted.
  const partsOf = useCallback(
    (ids: readonly string[]) =>
      [...named('project_fund', funds), ...named('project_year', years)]
        .filter(({ row }) => ids.includes(String(row['project'])))
        .map(({ table, row }) => ({ table, id: row.id })),
    [funds, years],
  )
  return (
    <TableSheet
      partsOf={partsOf}
      table={project}
      rows={filter.rows}
      columns={columns}
      findings={findings}
      totalsOf={totalsOf}
      blank={blank}
      tools={
        <>
          {props.switcher}
          <FilterBox text={filter.text} onChange={filter.setText} />
        </>
      }
      empty={{ title: t('projects.emptyTitle'), hint: t('projects.emptyHint') }}
      onSelectRow={remember}
    />
  )
}

function named(table: string, rows: readonly Row[]): readonly { table: string; row: Row }[] {
  return rows.map((row) => ({ table, row }))
}
