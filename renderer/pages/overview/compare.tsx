import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '../../../shared/indicators/regions.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { useChangeView, useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'
import type { BoardGroup, BoardLine } from './board.ts'
import { GroupRow } from './group-row.tsx'
import { Light } from './light.tsx'
import { aimWords, figureWords, gapWords, requiredWords, unitWords } from './words.ts'

interface Props {
  readonly towns: readonly Region[]
  readonly groups: readonly BoardGroup[]
  readonly picked: string | null
  readonly onPick: (target: string) => void
}

/** Columns of one town besides what is needed every year, which gives way where room is scarce. */
const COLUMNS = 3

/** All towns side by side: latest, projected, gap with its light, and what is needed every year. */
export function CompareTable({ towns, groups, picked, onPick }: Props) {
  const { t } = useTranslation('overview')
  const rows = useLookup()
  const focus = useView((view) => view.focus)
  const change = useChangeView()
  const year = groups[0]?.lines[0]?.first.year ?? ''
  return (
    <table className="zh-board zh-board-compare">
      <thead>
        <tr>
          <th rowSpan={2} className="zh-board-name">
            {t('indicator')}
          </th>
          <th rowSpan={2} className="zh-number">
            {t('target')}
          </th>
          {towns.map(({ id }) => (
            <Fragment key={id}>
              <th colSpan={COLUMNS} className="zh-board-town">
                <button
                  type="button"
                  className="zh-link-button"
                  title={t('town', { town: labelOf(rows, 'region', id) })}
                  onClick={() => change({ focus: { ...focus, region: id } })}
                >
                  <span className="zh-swatch" style={{ background: `var(--zh-${id}, var(--zh-town-4))` }} />
                  {labelOf(rows, 'region', id)}
                </button>
              </th>
              <th className="zh-board-required" />
            </Fragment>
          ))}
        </tr>
        <tr>
          {towns.map(({ id }) => (
            <Fragment key={id}>
              <th className="zh-number zh-board-first">{t('latest')}</th>
              <th className="zh-number">{t('projected', { year })}</th>
              <th className="zh-number" title={t('gapHint')}>
                {t('gap')}
              </th>
              <th className="zh-number zh-board-required">{t('required')}</th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.clause}>
            <GroupRow group={group} columns={2 + towns.length * COLUMNS} more={towns.length} />
            {group.lines.map((line) => (
              <Line key={line.key} line={line} towns={towns} picked={picked} onPick={onPick} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Line({ line, towns, picked, onPick }: { line: BoardLine } & Omit<Props, 'groups'>) {
  const { t } = useTranslation('overview')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const { first, states } = line
  return (
    <tr>
      <th className="zh-board-name">
        {labelOf(rows, 'indicator', line.indicator)}
        <span className="zh-muted"> {unitWords(first, language)}</span>
      </th>
      <td className="zh-number zh-board-aim">{aimWords(first, t, language)}</td>
      {towns.map(({ id }) => {
        const state = states.get(id)
        return state ? (
          <TownCells
            key={id}
            state={state}
            name={`${labelOf(rows, 'region', id)} ${labelOf(rows, 'indicator', line.indicator)}`}
            picked={picked}
            onPick={onPick}
          />
        ) : (
          <Fragment key={id}>
            <td colSpan={COLUMNS} className="zh-board-first" />
            <td className="zh-board-required" />
          </Fragment>
        )
      })}
    </tr>
  )
}

function TownCells(props: {
  state: TargetState
  /** Town and indicator, for who hears the board. */
  name: string
  picked: string | null
  onPick: (target: string) => void
}) {
  const { state, name, picked, onPick } = props
  const { t } = useTranslation('overview')
  const look = `${state.demo ? 'zh-demo ' : ''}${picked === state.target ? 'zh-picked' : ''}`
  const pick = () => onPick(state.target)
  const gap = state.unit === '是否' ? '' : gapWords(state.gap, state, t)
  return (
    <>
      <td
        className={`zh-number zh-board-first ${look}`}
        onClick={pick}
        title={state.latest ? String(state.latest.year) : ''}
      >
        {figureWords(state.latest?.value ?? null, state, t)}
      </td>
      <td className={`zh-number zh-projected ${look}`} onClick={pick}>
        {figureWords(state.projected, state, t)}
      </td>
      <td className={`zh-number ${look}`} onClick={pick}>
        <button
          type="button"
          className="zh-board-gap"
          aria-label={[name, gap, t(`standings.${state.standing}`)].filter(Boolean).join(' ')}
          onClick={pick}
        >
          {gap}
          <Light standing={state.standing} />
        </button>
      </td>
      <td className={`zh-number zh-board-required ${look}`} onClick={pick}>
        {requiredWords(state, t)}
      </td>
    </>
  )
}
