import { Segmented, Switch, Tooltip } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from './sheet-rows.ts'

/** Which figures the sheet shows: values or growth, all years or the latest, and also rows without any. */
export const ShownFigures = memo(function ShownFigures(props: {
  measure: Measure
  setMeasure: (measure: Measure) => void
  everyYear: boolean
  setEveryYear: (on: boolean) => void
  emptyRows: boolean
  setEmptyRows: (on: boolean) => void
}) {
  const { t } = useTranslation('indicators')
  return (
    <>
      <Segmented<Measure>
        value={props.measure}
        onChange={props.setMeasure}
        options={[
          { value: 'value', label: t('value') },
          { value: 'growth', label: t('growth') },
        ]}
      />
      <label className="zh-switch">
        <Switch size="small" checked={props.everyYear} onChange={props.setEveryYear} />
        {t('everyYear')}
      </label>
      <Tooltip title={t('emptyRowsHint')}>
        <label className="zh-switch">
          <Switch size="small" checked={props.emptyRows} onChange={props.setEmptyRows} />
          {t('emptyRows')}
        </label>
      </Tooltip>
    </>
  )
})
