import { CloseOutlined } from '@ant-design/icons'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { labelOf } from '../../../shared/table/reference.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import { wordFinding } from '../../../shared/text/findings.ts'
import { goToRow } from '../../ui/places.ts'
import { Shape } from '../../ui/shape.tsx'
import { clearStatus, tellStatus } from '../../ui/status.ts'
import { windowCommandOf } from '../../ui/window-keys.ts'
import { useView } from '../../workbook/context.tsx'
import { nextFinding } from './next-finding.ts'
import { useLookup } from './settings.ts'

function goTo({ at }: Finding): void {
  if (at.table !== undefined && at.id !== undefined) goToRow(at.table, at.id, at.column)
}

function keyOf({ rule, at, params }: Finding): string {
  return `${rule} ${at.id ?? ''} ${at.column ?? ''} ${JSON.stringify(params)}`
}

/** Tells the status bar how much there is to check, and lets F8 go from one to the next, with Shift back. */
export function useFindingKeys(findings: readonly Finding[], show: () => void): void {
  const last = useRef<{ key: string; at: number } | null>(null)
  const step = useCallback(
    (back: boolean) => {
      if (findings.length === 0) return
      const at = nextFinding(findings.map(keyOf), last.current, back)
      const finding = findings[at]
      if (!finding) return
      last.current = { key: keyOf(finding), at }
      goTo(finding)
    },
    [findings],
  )
  useEffect(() => {
    tellStatus({ findings: findings.length, showFindings: show })
    function onKey(event: KeyboardEvent): void {
      const command = windowCommandOf(event)
      const goes = command === 'next-finding' || command === 'previous-finding'
      if (!goes || event.defaultPrevented) return
      event.preventDefault()
      step(command === 'previous-finding')
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
          const { table, id } = finding.at
          return (
            <li key={keyOf(finding)}>
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
