import { CloseOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'

/** A line for the person: why something was not done, or what came of it. */
export interface NoticeWords {
  readonly words: string
  readonly tone: 'warn' | 'info'
}

/** One line on top of a page; stays until it is read or something else is done. */
export function Notice({ notice, onClose }: { notice: NoticeWords | null; onClose: () => void }) {
  const { t } = useTranslation('frame')
  if (notice === null) return null
  const { words, tone } = notice
  return (
    <div className={`zh-banner zh-banner-${tone}`} role={tone === 'warn' ? 'alert' : 'status'}>
      <span>{words}</span>
      <span className="zh-bar-gap" />
      <button type="button" className="zh-icon-button" onClick={onClose} aria-label={t('close')}>
        <CloseOutlined />
      </button>
    </div>
  )
}
