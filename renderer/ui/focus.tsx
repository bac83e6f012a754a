import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../shared/table/table.ts'
import { nameIn } from '../text/names.ts'
import { useChangeView, useTable, useView } from '../workbook/context.tsx'
import { GROUP, type Focus } from '../workbook/view.ts'

/** Years that anything in the workbook speaks of: plans, years of projects, budget lines. */
function useYears(): readonly number[] {
  const plans = useTable('plan')
  const years = useTable('project_year')
  const lines = useTable('budget_line')
  return useMemo(() => {
    const all = [plans, years, lines].flatMap((rows) => rows.map((row) => Number(row['year'])))
    return [...new Set(all)].filter((year) => Number.isInteger(year)).sort((a, b) => a - b)
  }, [plans, years, lines])
}

function isTown(region: Row): boolean {
  return region['level'] === 'town'
}

/** Town, year and scenario in focus: chosen once, held on every page. */
export function FocusBar() {
  const { t } = useTranslation('frame')
  const language = useView((view) => view.language)
  const focus = useView((view) => view.focus)
  const change = useChangeView()
  const regions = useTable('region')
  const scenarios = useTable('scenario')
  const written = useYears()
  // The year in focus is one of the choices, also before anything of it is written.
  const years =
    focus.year === null || written.includes(focus.year)
      ? written
      : [...written, focus.year].sort((a, b) => a - b)
  const set = (part: Partial<Focus>) => change({ focus: { ...focus, ...part } })
  const towns = regions.filter(isTown)
  return (
    <div className="zh-focus">
      <Select
        size="small"
        aria-label={t('focus.region')}
        value={towns.some(({ id }) => id === focus.region) ? focus.region : GROUP}
        onChange={(region: string) => set({ region })}
        popupMatchSelectWidth={false}
        options={[
          { value: GROUP, label: t('focus.allTowns') },
          ...towns.map((town) => ({ value: town.id, label: nameIn(town, language) })),
        ]}
      />
      <Select
        size="small"
        aria-label={t('focus.year')}
        value={focus.year ?? 0}
        onChange={(year: number) => set({ year: year === 0 ? null : year })}
        popupMatchSelectWidth={false}
        options={[
          { value: 0, label: t('focus.allYears') },
          ...years.map((year) => ({ value: year, label: t('focus.yearOf', { year }) })),
        ]}
      />
      <Select
        size="small"
        aria-label={t('focus.scenario')}
        value={scenarios.some(({ id }) => id === focus.scenario) ? focus.scenario : scenarios[0]?.id}
        placeholder={t('focus.scenario')}
        onChange={(scenario: string) => set({ scenario })}
        popupMatchSelectWidth={false}
        options={scenarios.map(({ id, name }) => ({ value: id, label: String(name) }))}
      />
    </div>
  )
}
