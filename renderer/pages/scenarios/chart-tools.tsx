import { Select } from 'antd'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pilotTowns, regionsOf, type Region } from '../../../shared/indicators/regions.ts'
import { indicator as indicatorTable } from '../../../shared/indicators/tables.ts'
import type { Program } from '../../../shared/model/program.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { allRows } from '../../../shared/table/typed.ts'
import type { Language } from '../../../shared/text/language.ts'
import { nameIn } from '../../text/names.ts'
import { changeSession, MOST_INDICATORS, type ScenarioSession } from './session.ts'

/** What is drawn: indicators, places, and whether assumptions and policy are shown apart. */
export const ChartTools = memo(function ChartTools({
  program,
  rows,
  regions,
  indicators,
  fourLines,
  language,
}: Pick<ScenarioSession, 'indicators' | 'fourLines'> & {
  program: Program
  rows: Rows
  regions: readonly Region[]
  language: Language
}) {
  const { t } = useTranslation('scenarios')
  const modelled = useMemo(
    () => allRows(rows, indicatorTable).filter(({ name }) => program.declarations.has(name)),
    [rows, program],
  )
  const places = [...regionsOf(rows).filter(({ level }) => level === 'group'), ...pilotTowns(rows)]
  return (
    <>
      <Select
        mode="multiple"
        className="zh-sc-select"
        aria-label={t('indicatorsHint')}
        placeholder={t('indicatorsHint')}
        value={[...indicators]}
        maxCount={MOST_INDICATORS}
        maxTagCount={1}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        onChange={(ids: string[]) => changeSession({ indicators: ids, picked: null })}
        options={modelled.map((one) => ({ value: one.id, label: nameIn(one, language) }))}
      />
      <Select
        mode="multiple"
        className="zh-sc-select"
        aria-label={t('towns')}
        value={regions.map(({ id }) => id)}
        maxTagCount={1}
        popupMatchSelectWidth={false}
        onChange={(ids: string[]) => changeSession({ regions: ids.length > 0 ? ids : null, picked: null })}
        options={places.map((one) => ({ value: one.id, label: nameIn(one, language) }))}
      />
      <button
        type="button"
        className="zh-text-button"
        aria-pressed={fourLines}
        title={t('fourLinesHint')}
        onClick={() => changeSession({ fourLines: !fourLines, picked: null })}
      >
        {t('fourLines')}
      </button>
    </>
  )
})
