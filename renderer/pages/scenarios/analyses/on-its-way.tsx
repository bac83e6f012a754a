import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '../../../../shared/table/rejection.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { wordRejection } from '../../../../shared/text/rejections.ts'

/** How far an analysis is, and the button that ends it. */
export function OnItsWay({ progress, onStop }: { progress: number; onStop: () => void }) {
  const { t } = useTranslation('analyses')
  return (
    <>
      <Progress
        className="zh-an-progress"
        size="small"
        strokeColor="var(--zh-accent)"
        aria-label={t('working')}
        percent={Math.floor(progress * 100)}
      />
      <button type="button" className="zh-button" onClick={onStop}>
        {t('cancel')}
      </button>
    </>
  )
}

/** Why there is no new answer; what was stopped can be asked again, and what was there before stays. */
export function NoAnswer({
  refusal,
  again,
  language,
}: {
  refusal: readonly Rejection[]
  again: () => void
  language: Language
}) {
  const { t } = useTranslation('analyses')
  if (!refusal.some(({ code }) => code === 'cancelled'))
    return (
      <p className="zh-an-stale" role="alert">
        {refusal.map((one) => wordRejection(one, language)).join(' ')}
      </p>
    )
  return (
    <p className="zh-an-wait" role="status">
      {t('stopped')}{' '}
      <button type="button" className="zh-text-button" onClick={again}>
        {t('again')}
      </button>
    </p>
  )
}
