import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readSettings } from '../../../shared/policy/settings.ts'
import { FUND_SOURCES, projectFund } from '../../../shared/plans/tables.ts'
import { tableTitle } from '../../text/titles.ts'
import { useRows, useTable, useView } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { useFocusYear } from '../sheet/focus.ts'
import { useUnits } from '../sheet/settings.ts'
import { TableSheet } from '../sheet/table-sheet.tsx'
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
  const blank = useMemo(() => {
    const owner = project ?? projects[0]?.id
    if (owner === undefined) return undefined
    const year = focusYear ?? readSettings(all).baseYear + 1
    const taken = new Set(
      all
        .all('project_fund')
        .filter((row) => row['project'] === owner && row['year'] === year)
        .map((row) => row['source']),
    )
    const source = Object.keys(FUND_SOURCES).find((code) => !taken.has(code))
    return source === undefined ? undefined : { project: owner, year, source, planned: 0 }
  }, [project, projects, focusYear, all])
  return (
    <TableSheet
      key={project ?? ''}
      table={projectFund}
      rows={rows}
      columns={columns}
      title={tableTitle('project', language)}
      findings={findings}
      totals={totals}
      {...(blank ? { blank } : {})}
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
