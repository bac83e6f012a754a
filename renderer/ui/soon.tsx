import { useTranslation } from 'react-i18next'

/** Stands where a page is still being built. */
export function SoonPage() {
  const { t } = useTranslation('frame')
  return (
    <div className="zh-empty">
      <h2>{t('soon')}</h2>
      <p>{t('soonBody')}</p>
    </div>
  )
}
