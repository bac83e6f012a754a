import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BareUnit } from '../../../shared/exchange/import/contract.ts'
import { unitChoices } from '../../../shared/exchange/import/units.ts'
import { unitTitle } from '../../text/titles.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { choose } from './session.ts'

/** Stands for the unit of each indicator, which needs a value like every choice. */
const OWN = '#own'

/** Asks in which unit figures are that say none, each dimension once. */
export function BareUnits({ bare }: { bare: readonly BareUnit[] }) {
  const { t } = useTranslation('importing')
  return (
    <div className="zh-import-asked" role="group" aria-label={t('bareUnits')}>
      <p>{t('bareUnits')}</p>
      {bare.map((one) => (
        <BareUnitChoice key={one.kept.join()} one={one} bare={bare} />
      ))}
    </div>
  )
}

function BareUnitChoice({ one, bare }: { one: BareUnit; bare: readonly BareUnit[] }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const name = (unit: string): string => unitTitle(unit, language) || unit
  const kept = one.kept.map(name).join(language === 'zh-CN' ? '、' : ', ')
  const units = one.kept.flatMap((unit) => unitChoices({ kind: 'number', title: '', unit }))
  const label = t('bareCount', { n: one.count, kept })
  return (
    <label className="zh-import-lacking">
      <span>
        {label}
        {one.perhaps !== null && <strong> {t('barePerhaps', { unit: name(one.perhaps) })}</strong>}
      </span>
      <Select
        value={one.taken ?? OWN}
        aria-label={label}
        options={[
          { value: OWN, label: t('bareOwn', { kept }) },
          ...[...new Set(units)].map((unit) => ({ value: unit, label: name(unit) })),
        ]}
        onChange={(next: string) => {
          const others = bare.flatMap(({ kept: of, taken }) =>
            of === one.kept || taken === null ? [] : [taken],
          )
          choose(workbook, { bareUnits: next === OWN ? others : [...others, next] })
        }}
      />
    </label>
  )
}
