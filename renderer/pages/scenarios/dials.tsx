import { UndoOutlined } from '@ant-design/icons'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '../../../shared/indicators/regions.ts'
import type { DraftValue } from '../../../shared/scenarios/draft.ts'
import type { Resolved } from '../../../shared/scenarios/resolve.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import type { Language } from '../../../shared/text/language.ts'
import { unitTitle } from '../../text/titles.ts'
import { decimalsOf, dialScale, dialValue } from './dial.ts'
import { describeOrigin } from './origin.ts'

/** What the dials do. */
export interface DialHandlers {
  readonly onSlide: (value: DraftValue) => void
  readonly onSettle: () => void
  readonly onSet: (value: DraftValue) => void
  /** Takes back the trial's value, or what the scenario itself sets. */
  readonly onReset: (resolved: Resolved) => void
}

interface DialProps extends DialHandlers {
  readonly resolved: Resolved
  readonly town: string | null
  readonly towns: readonly Region[]
  readonly rows: Rows
  readonly language: Language
  readonly scenario: string
}

/** The number beside a slider: entered by hand, in any way an office writes numbers. */
export function DialNumber({
  text,
  label,
  resolved,
  language,
  rows,
  onEnter,
}: {
  text: string
  label: string
  resolved: Pick<Resolved, 'name' | 'unit' | 'range'>
  language: Language
  rows: Rows
  onEnter: (value: number) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const enter = () => {
    if (typed === null || typed.trim() === '' || typed === text) {
      setTyped(null)
      setRefusal(null)
      return
    }
    const [min, max] = resolved.range ?? []
    const column = {
      kind: 'number',
      title: resolved.name,
      unit: resolved.unit,
      ...(min === undefined || max === undefined ? {} : { min, max }),
    } as const
    const result = parseCell(column, typed, { at: {}, rows, unit: resolved.unit })
    const [first] = result.ok ? [] : result.rejections
    if (first) return setRefusal(wordRejection(first, language))
    if (result.ok && typeof result.value === 'number') onEnter(result.value)
    setTyped(null)
    setRefusal(null)
  }
  return (
    <span className="zh-sc-number">
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={refusal !== null}
        value={typed ?? text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={enter}
        onKeyDown={(event) => {
          if (event.key === 'Enter') enter()
          if (event.key === 'Escape') {
            setTyped(null)
            setRefusal(null)
          }
        }}
      />
      {refusal === null ? null : (
        <span role="alert" className="zh-sc-refusal">
          {refusal}
        </span>
      )}
    </span>
  )
}

/** One assumption or lever: name, unit, slider, number, where the value comes from, and the way back. */
const Dial = memo(function Dial(props: DialProps) {
  const { resolved, town, towns, rows, language, scenario } = props
  const { t } = useTranslation('scenarios')
  const value = dialValue(resolved, town)
  const { min, max, step } = dialScale(resolved, value)
  const decimals = decimalsOf(step)
  const same = value !== null && value.high - value.low < step / 2
  const middle = value === null ? min : (value.low + value.high) / 2
  const shown = (figure: number) => figure.toFixed(Math.max(decimals, 0))
  const text = value === null ? '' : same ? shown(value.low) : `${shown(value.low)}–${shown(value.high)}`
  const origin = describeOrigin(resolved, town, scenario, t)
  const at = (figure: number): DraftValue => ({
    name: resolved.name,
    region: town,
    year: null,
    value: figure,
  })
  return (
    <div className={origin.changed ? 'zh-sc-dial zh-sc-changed' : 'zh-sc-dial'} data-name={resolved.name}>
      <div className="zh-sc-dial-head">
        <span className="zh-sc-dial-name" title={[resolved.doc, origin.text].filter(Boolean).join('\n')}>
          {resolved.name}
          {resolved.unit ? (
            <span className="zh-muted">（{unitTitle(resolved.unit, language) || resolved.unit}）</span>
          ) : null}
        </span>
        <DialNumber
          text={text}
          label={t('valueOf', { name: resolved.name })}
          resolved={resolved}
          language={language}
          rows={rows}
          onEnter={(figure) => props.onSet(at(figure))}
        />
        <button
          type="button"
          className="zh-icon-button"
          disabled={!origin.resettable}
          aria-label={t('reset', { name: resolved.name })}
          title={t('reset', { name: resolved.name })}
          onClick={() => props.onReset(resolved)}
        >
          <UndoOutlined />
        </button>
      </div>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={Math.min(max, Math.max(min, middle))}
        aria-label={resolved.name}
        aria-valuetext={`${text} ${resolved.unit}`}
        onChange={(event) => props.onSlide(at(Number(event.target.value)))}
        onPointerUp={props.onSettle}
        onKeyUp={props.onSettle}
        onBlur={props.onSettle}
      />
      <div className="zh-sc-ticks" aria-hidden="true">
        {(value?.towns ?? []).map(({ region, value: figure }) => (
          <i
            key={region}
            title={`${towns.find(({ id }) => id === region)?.name ?? region} ${shown(figure)}`}
            style={{
              left: `${Math.min(1, Math.max(0, (figure - min) / (max - min))) * 100}%`,
              background: `var(--zh-${region}, var(--zh-muted))`,
            }}
          />
        ))}
      </div>
      <div className="zh-sc-origin zh-muted">{origin.text}</div>
    </div>
  )
})

/** Dials of the assumptions or of the levers, under the sections of the model's text. */
export function Dials(props: Omit<DialProps, 'resolved'> & { list: readonly Resolved[] }) {
  const { list, ...rest } = props
  const sections = [...Map.groupBy(list, ({ section }) => section)]
  return (
    <>
      {sections.map(([section, members]) => (
        <section key={section} className="zh-sc-section">
          {section ? <h3>{section}</h3> : null}
          {members.map((resolved) => (
            <Dial key={resolved.name} resolved={resolved} {...rest} />
          ))}
        </section>
      ))}
    </>
  )
}
