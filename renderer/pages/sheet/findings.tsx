import { CloseOutlined } from '@ant-design/icons'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { labelOf } from '../../../shared/table/reference.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import { wordFinding } from '../../../shared/text/findings.ts'
import { goToRow } from '../../ui/places.ts'
import { Shape } from '../../ui/shape.tsx'
import { clearStatus, tellStatus } from '../../ui/status.ts'
import { useView } from '../../workbook/context.tsx'
import { useLookup } from './settings.ts'

function goTo({ at }: Finding): void {
  if (at.table !== undefined && at.id !== undefined) goToRow(at.table, at.id, at.column)
}

/** Tells the status bar how much there is to check, and lets F8 go from one to the next. */
export function useFindingKeys(findings: readonly Finding[], show: () => void): void {
  const next = useRef(0)
  const step = useCallback(() => {
    const finding = findings[next.current % Math.max(findings.length, 1)]
    if (!finding) return
    next.current += 1
    goTo(finding)
  }, [findings])
  useEffect(() => {
    tellStatus({ findings: findings.length, showFindings: show })
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'F8' || event.defaultPrevented) return
      event.preventDefault()
      step()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [findings, show, step])
  useEffect(() => clearStatus, [])
}

/** What the rules found, under the sheet; a click goes to the cell. */
export function FindingsPanel({ findings, onClose }: { findings: readonly Finding[]; onClose: () => void }) {
  const { t } = useTranslation('sheet')
  const { t: frame } = useTranslation('frame')
  const language = useView((view) => view.language)
  const rows = useLookup()
  return (
    <section className="zh-findings" aria-label={t('findings')}>
      <header>
        <h3>{`${t('findings')} ${findings.length}`}</h3>
        <span className="zh-muted">{t('nextFinding')}</span>
        <span className="zh-bar-gap" />
        <button type="button" className="zh-icon-button" onClick={onClose} aria-label={frame('close')}>
          <CloseOutlined />
        </button>
      </header>
      {findings.length === 0 && <p className="zh-muted">{t('noFindings')}</p>}
      <ol>
        {findings.map((finding) => {
          const { table, id, column } = finding.at
          return (
            <li key={`${finding.rule} ${id ?? ''} ${column ?? ''} ${JSON.stringify(finding.params)}`}>
              <button type="button" onClick={() => goTo(finding)}>
                {finding.severity === 'error' ? (
                  <Shape shape="square" tone="danger" />
                ) : (
                  <Shape shape="triangle" tone="warn" />
                )}
                <span className="zh-finding-row">{table && id ? labelOf(rows, table, id) : ''}</span>
                <span className="zh-finding-words">{wordFinding(finding, language)}</span>
                <span className="zh-muted">{finding.rule}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
