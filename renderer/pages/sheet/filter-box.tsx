import { Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** The field on top of a sheet that narrows its rows. */
export function FilterBox({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('sheet')
  return (
    <Input
      className="zh-filter"
      allowClear
      value={text}
      placeholder={t('filterText')}
      aria-label={t('filterText')}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
