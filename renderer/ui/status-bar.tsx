import { useTranslation } from 'react-i18next'
import { SelectionFigures } from './selection-figures.tsx'
import { Shape } from './shape.tsx'
import { useChangeView, useView } from '../workbook/context.tsx'
import { useStatus } from './status.ts'

/** The line at the bottom: what the selected cells come to, and how much there is to check. */
export function StatusBar() {
  const { t } = useTranslation('frame')
  const { selection, rows, shown, findings, said, showFindings } = useStatus()
  return (
    <footer className="zh-status">
      {rows !== null && (
        <span>
          {shown === null || shown === rows
            ? t('rowCount', { n: rows })
            : t('rowsShown', { shown, all: rows })}
        </span>
      )}
      <span className="zh-status-said" role="status" title={said ?? undefined}>
        {said}
      </span>
      <span className="zh-bar-gap" />
      {selection && <SelectionFigures selection={selection} />}
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
      {shown !== null && <Zoom />}
    </footer>
  )
}

/** Size of the sheets, per cent. */
function Zoom() {
  const { t } = useTranslation('frame')
  const zoom = useView((view) => view.zoom)
  const change = useChangeView()
  return (
    <label className="zh-status-zoom">
      <span>{`${zoom}%`}</span>
      <input
        type="range"
        min={50}
        max={200}
        step={5}
        value={zoom}
        aria-label={t('zoom')}
        title={t('zoomHint')}
        onChange={(event) => change({ zoom: Number(event.target.value) })}
        onDoubleClick={() => change({ zoom: 100 })}
      />
    </label>
  )
}
