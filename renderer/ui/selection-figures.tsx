import { Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeView, useView } from '../workbook/context.tsx'
import { SELECTION_FIGURES, type SelectionFigure } from '../workbook/view.ts'
import type { SelectionSummary } from './status.ts'

/** What the selected cells come to; a click, right or left, chooses which figures are told. */
export function SelectionFigures({ selection }: { selection: SelectionSummary }) {
  const { t } = useTranslation('frame')
  const wanted = useView((view) => view.figures)
  const change = useChangeView()
  const [open, setOpen] = useState(false)
  const shown = SELECTION_FIGURES.filter((one) => wanted.includes(one) && wordsOf(one, selection) !== null)
  const turn = (one: SelectionFigure): void =>
    change({
      figures: SELECTION_FIGURES.filter((other) => wanted.includes(other) !== (other === one)),
    })
  if (selection.cells < 2) return null
  return (
    <Dropdown
      open={open}
      onOpenChange={(next, { source }) => setOpen(next || source === 'menu')}
      trigger={['click', 'contextMenu']}
      menu={{
        multiple: true,
        selectable: true,
        selectedKeys: [...wanted],
        items: SELECTION_FIGURES.map((one) => ({ key: one, label: t(`figure.${one}`) })),
        onClick: ({ key }) => turn(key as SelectionFigure),
      }}
    >
      <button
        type="button"
        // The keyboard stays in the sheet.
        onMouseDown={(event) => event.preventDefault()}
        className="zh-status-figures"
        aria-label={t('figures')}
        title={t('figures')}
      >
        {shown.length === 0 ? t('figures') : null}
        {shown.map((one) => (
          <span key={one}>{t(`told.${one}`, { value: wordsOf(one, selection) ?? '' })}</span>
        ))}
      </button>
    </Dropdown>
  )
}

/** A figure as it is told; null where the selection has none. */
function wordsOf(one: SelectionFigure, selection: SelectionSummary): string | null {
  if (one === 'cells' || one === 'filled') return String(selection[one])
  if (selection.numbers < 2) return null
  return one === 'numbers' ? String(selection.numbers) : selection[one]
}
