import { Input } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'

/** The field on top of a sheet that narrows its rows. */
export const FilterBox = memo(function FilterBox(props: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('sheet')
  return (
    <Input
      className="zh-filter"
      allowClear
      value={props.text}
      placeholder={t('filterText')}
      aria-label={t('filterText')}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
})
