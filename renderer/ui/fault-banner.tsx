import { useTranslation } from 'react-i18next'
import { wordFault } from '../../shared/text/faults.ts'
import { useMirror, useView, useWorkbook } from '../workbook/context.tsx'
import type { Failure } from '../workbook/workbook.ts'

/** What failed, what is safe and what to do; stands under the top bar until it is read. */
export function FaultBanner() {
  const { t } = useTranslation('frame')
  const failure = useMirror((state) => state.failure)
  const workbook = useWorkbook()
  const words = useFailureWords(failure)
  if (!words) return null
  return (
    <div className="zh-banner" role="alert">
      <strong>{words.title}</strong>
      <span>{words.body}</span>
      <span className="zh-bar-gap" />
      <button type="button" className="zh-button" onClick={() => window.location.reload()}>
        {t('reload')}
      </button>
      <button type="button" className="zh-button" onClick={workbook.dismissFailure}>
        {t('dismiss')}
      </button>
    </div>
  )
}

function useFailureWords(failure: Failure | null): { title: string; body: string } | null {
  const { t } = useTranslation('frame')
  const language = useView((view) => view.language)
  if (!failure) return null
  if (failure.kind === 'bug') {
    return {
      title: t('bugTitle'),
      body: `${t('bugBody')} ${t('bugReference', { reference: failure.reference })}`,
    }
  }
  return { title: t('notSaved'), body: wordFault(failure.code, failure.params, language) }
}
