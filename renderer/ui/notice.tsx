import { CloseOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'

/** One line that tells why something was not done; stays until it is read or something else is done. */
export function Notice({ words, onClose }: { words: string | null; onClose: () => void }) {
  const { t } = useTranslation('frame')
  if (words === null) return null
  return (
    <div className="zh-banner zh-banner-warn" role="alert">
      <span>{words}</span>
      <span className="zh-bar-gap" />
      <button type="button" className="zh-icon-button" onClick={onClose} aria-label={t('close')}>
        <CloseOutlined />
      </button>
    </div>
  )
}
