import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { projectFund, projectYear } from '../../../shared/plans/tables.ts'
import type { Row } from '../../../shared/table/table.ts'
import { tableTitle } from '../../text/titles.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { useFocusYear } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
import { newProjectFund, newProjectYear } from './new-row.ts'
import { ProjectChoice, PROJECT_TABLES, useProjectRows, useTotals, type SubSheetProps } from './sub-sheet.tsx'

/** The two tables that hang on a project: its years with investment and land, and where their money comes from. */
const PARTS = {
  years: {
    table: projectYear,
    fresh: newProjectYear,
    title: 'projects.yearsEmptyTitle',
    hint: 'projects.yearsEmptyHint',
  },
  funds: {
    table: projectFund,
    fresh: newProjectFund,
    title: 'projects.fundsEmptyTitle',
    hint: 'projects.fundsEmptyHint',
  },
} as const

/** A sheet of what hangs on projects: their years, or the sources of their money. */
export function PartsSheet({
  part,
  switcher,
  project,
  onProject,
}: SubSheetProps & { part: keyof typeof PARTS }) {
  const { table, fresh, title, hint } = PARTS[part]
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const rows = useProjectRows(table.name, project)
  const all = useRows()
  const projects = useTable('project')
  const focusYear = useFocusYear()
  const columns = useMemo(
    () => sheetColumns(table, language, { units, pinned: ['project', 'year'] }),
    [table, language, units],
  )
  const findings = useFindings(PROJECT_TABLES)
  const totalsOf = useTotals(table.name, 'project')
  const blank = useCallback(
    (near: Row | undefined) => fresh(all, { project, near, year: focusYear }),
    [fresh, all, project, focusYear],
  )
  return (
    <TableSheet
      key={`${part}/${project ?? ''}`}
      table={table}
      rows={rows}
      columns={columns}
      title={tableTitle('project', language)}
      findings={findings}
      totalsOf={totalsOf}
      {...(projects.length > 0 ? { blank } : {})}
      tools={
        <>
          {switcher}
          <ProjectChoice project={project} onProject={onProject} />
        </>
      }
      empty={{ title: t(title), hint: t(hint) }}
      {...(project === null ? {} : { none: { title: t(title), hint: t('projects.noneOfProject') } })}
    />
  )
}
