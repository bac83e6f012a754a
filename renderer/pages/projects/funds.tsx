import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { projectFund } from '../../../shared/plans/tables.ts'
import type { Row } from '../../../shared/table/table.ts'
import { tableTitle } from '../../text/titles.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { useFocusYear } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
import { newProjectFund } from './new-row.ts'
import { ProjectChoice, PROJECT_TABLES, useProjectRows, useTotals, type SubSheetProps } from './sub-sheet.tsx'

/** Where the money of projects comes from, a row per project, year and source. */
export function FundsSheet({ switcher, project, onProject }: SubSheetProps) {
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const units = useUnits()
  const rows = useProjectRows('project_fund', project)
  const all = useRows()
  const projects = useTable('project')
  const focusYear = useFocusYear()
  const columns = useMemo(
    () => sheetColumns(projectFund, language, { units, pinned: ['project', 'year'] }),
    [language, units],
  )
  const findings = useFindings(PROJECT_TABLES)
  const totals = useTotals(projectFund.name, rows, 'project')
  const blank = useCallback(
    (near: Row | undefined) => newProjectFund(all, { project, near, year: focusYear }),
    [all, project, focusYear],
  )
  return (
    <TableSheet
      key={project ?? ''}
      table={projectFund}
      rows={rows}
      columns={columns}
      title={tableTitle('project', language)}
      findings={findings}
      totals={totals}
      {...(projects.length > 0 ? { blank } : {})}
      tools={
        <>
          {switcher}
          <ProjectChoice project={project} onProject={onProject} />
        </>
      }
      empty={{ title: t('projects.fundsEmptyTitle'), hint: t('projects.fundsEmptyHint') }}
    />
  )
}
