import { useTranslation } from 'react-i18next'
import { Shape } from './shape.tsx'
import { useStatus } from './status.ts'

/** The line at the bottom: what the selected cells come to, and how much there is to check. */
export function StatusBar() {
  const { t } = useTranslation('frame')
  const { selection, rows, findings, showFindings } = useStatus()
  return (
    <footer className="zh-status">
      {rows !== null && <span>{t('rowCount', { n: rows })}</span>}
      <span className="zh-bar-gap" />
      {selection && selection.cells > 1 && <span>{t('selectionCount', { n: selection.cells })}</span>}
      {selection && selection.numbers > 1 && (
        <>
          <span>{t('numbers', { n: selection.numbers })}</span>
          <span>{t('average', { value: selection.average })}</span>
          <span>{t('sum', { value: selection.sum })}</span>
        </>
      )}
      {findings !== null && (
        <button
          type="button"
          className="zh-status-findings"
          onClick={() => showFindings?.()}
          disabled={!showFindings}
        >
          {findings > 0 && <Shape shape="triangle" tone="warn" />}
          {findings > 0 ? t('findings', { n: findings }) : t('noFindings')}
        </button>
      )}
    </footer>
  )
}
