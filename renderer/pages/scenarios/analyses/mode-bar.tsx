import { Segmented } from 'antd'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { changeAnalysis, type Mode } from './store.ts'

const MODES: readonly Mode[] = [
  'paths',
  'compare',
  'sensitivity',
  'backcast',
  'combinations',
  'difference',
  'calibration',
  'adopted',
]

/** Chooses between the paths and the analyses; what an analysis is about stands beside it. */
export function ModeBar({ mode, children }: { mode: Mode; children?: ReactNode }) {
  return (
    <div className="zh-an-bar">
      <Modes mode={mode} />
      {children}
    </div>
  )
}

/** Apart from what stands beside it, which changes with every move of a slider. */
const Modes = memo(function Modes({ mode }: { mode: Mode }) {
  const { t } = useTranslation('analyses')
  return (
    <Segmented<Mode>
      size="small"
      aria-label={t('modes')}
      value={mode}
      onChange={(next) => changeAnalysis({ mode: next })}
      options={MODES.map((one) => ({ value: one, label: t(`mode-${one}`) }))}
    />
  )
})
