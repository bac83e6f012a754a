import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawInto, type ChartOption, type DrawnChart } from './echarts.ts'
import { readPalette, type Palette } from './palette.ts'
import { download } from '../ui/download.ts'
import { pictureOf, type PictureKind } from './picture.ts'
import { drawInTurn, leaveTurns } from './turns.ts'
import './chart.css'

const KINDS: readonly PictureKind[] = ['png', 'svg']

/** Properties of a chart: a pure function from the theme's colours to an ECharts option. */
export interface ChartProps {
  readonly option: (palette: Palette) => ChartOption
  /** What the chart shows, for screen readers. */
  readonly label: string
  readonly height: number
  /** Changes when the theme changes, so that the colours are read anew. */
  readonly theme: 'light' | 'dark'
  /** Stands in a saved picture where made-up data is in the chart. */
  readonly mark?: string
}

/**
 * A chart that follows its option. ECharts measures text when it draws, so the page loads its font first (main.tsx).
 * The first chart of a page is repainted in the same frame as React's commit: a slider must not see an old line. The
 * others follow in their turn.
 */
export function Chart({ option, label, height, theme, mark }: ChartProps) {
  const { t } = useTranslation('frame')
  const element = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<DrawnChart | null>(null)
  const [palette, setPalette] = useState<Palette | null>(null)

  useEffect(() => {
    if (!element.current) return undefined
    const chart = drawInto(element.current)
    setDrawn(chart)
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      leaveTurns(chart)
      chart.dispose()
    }
  }, [])

  useEffect(() => {
    if (element.current) setPalette(readPalette(element.current, theme))
  }, [theme])

  const built = useMemo(() => (palette ? option(palette) : null), [option, palette])
  useEffect(() => {
    if (!drawn || !built) return
    drawInTurn(drawn, () => {
      if (drawn.isDisposed()) return
      // Lines may vanish between two options, so series are replaced, not merged; without animation this is one paint.
      drawn.setOption(built, { replaceMerge: ['series'], lazyUpdate: false })
      drawn.getZr().flush()
    })
  }, [drawn, built])

  const save = (kind: PictureKind) => () => {
    if (!drawn || !built || !palette) return
    download(
      pictureOf(drawn, built, kind, { background: palette.surface, mark: mark ?? null }),
      `${label}.${kind}`,
    )
  }
  return (
    <div className="zh-chart">
      <div ref={element} role="img" aria-label={label} style={{ width: '100%', height }} />
      <div className="zh-chart-tools">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            title={t('savePicture', { kind: kind.toUpperCase() })}
            onClick={save(kind)}
          >
            {kind.toUpperCase()}
          </button>
        ))}
      </div>
    </div>
  )
}
