import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dated } from '../../../shared/scenarios/measure.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'
import type { BoardGroup } from './board.ts'
import { GroupRow } from './group-row.tsx'
import { Light } from './light.tsx'
import { aimWords, figureWords, gapWords, requiredWords, unitWords } from './words.ts'

interface Props {
  readonly title: string
  readonly groups: readonly BoardGroup[]
  readonly picked: string | null
  readonly onPick: (target: string) => void
  /** Whether each clause gets a line of its own. */
  readonly headings?: boolean
}

const COLUMNS = 9

/** Targets one by one: base, latest, projected, aim, gap, what is needed every year, state. */
export function DetailTable({ title, groups, picked, onPick, headings = false }: Props) {
  const { t } = useTranslation('overview')
  const states = groups.flatMap(({ lines }) => lines.flatMap((line) => [...line.states.values()]))
  const base = states.find((state) => state.base)?.base?.year
  return (
    <table className="zh-board zh-board-detail">
      <thead>
        <tr>
          <th className="zh-board-name">{title}</th>
          <th>{t('unit')}</th>
          <th className="zh-number">{base === undefined ? t('baseHead') : t('base', { year: base })}</th>
          <th className="zh-number">{t('latest')}</th>
          <th className="zh-number">{t('projected', { year: states[0]?.year ?? '' })}</th>
          <th className="zh-number">{t('target')}</th>
          <th className="zh-number" title={t('gapHint')}>
            {t('gap')}
          </th>
          <th className="zh-number">{t('required')}</th>
          <th>{t('standing')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.clause}>
            {headings && <GroupRow group={group} columns={COLUMNS} />}
            {group.lines.flatMap(({ states: own }) =>
              [...own.values()].map((state) => (
                <Line key={state.target} state={state} picked={picked === state.target} onPick={onPick} />
              )),
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Line({
  state,
  picked,
  onPick,
}: {
  state: TargetState
  picked: boolean
  onPick: (id: string) => void
}) {
  const { t } = useTranslation('overview')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const name = labelOf(rows, 'indicator', state.indicator)
  return (
    <>
      <tr
        className={`${state.demo ? 'zh-demo ' : ''}${picked ? 'zh-picked' : ''}`}
        onClick={() => onPick(state.target)}
      >
        <th className="zh-board-name">
          <button type="button" className="zh-plain-button" onClick={() => onPick(state.target)}>
            {name}
          </button>
        </th>
        <td className="zh-muted">{unitWords(state, language)}</td>
        <td className="zh-number">{figureWords(state.base?.value ?? null, state, t)}</td>
        <td className="zh-number">
          <DatedFigure dated={state.latest} state={state} />
        </td>
        <td className="zh-number zh-projected">{figureWords(state.projected, state, t)}</td>
        <td className="zh-number zh-board-aim">{aimWords(state, t, language)}</td>
        <td className="zh-number">{state.unit === '是否' ? '—' : gapWords(state.gap, state, t)}</td>
        <td className="zh-number">{requiredWords(state, t)}</td>
        <td>
          <Light standing={state.standing} word />
        </td>
      </tr>
      {state.members?.map((member) => (
        <tr key={member.region} className={`zh-board-member ${state.demo ? 'zh-demo' : ''}`}>
          <th className="zh-board-name">
            <span
              className="zh-swatch"
              style={{ background: `var(--zh-${member.region}, var(--zh-town-4))` }}
            />
            {labelOf(rows, 'region', member.region)}
          </th>
          <td />
          <td className="zh-number">{figureWords(member.base?.value ?? null, state, t)}</td>
          <td className="zh-number">
            <DatedFigure dated={member.latest} state={state} />
          </td>
          <td className="zh-number zh-projected">{figureWords(member.projected, state, t)}</td>
          <td colSpan={3} />
          <td>{member.standing && <Light standing={member.standing} word />}</td>
        </tr>
      ))}
    </>
  )
}

function DatedFigure({ dated, state }: { dated: Dated | null; state: TargetState }) {
  const { t } = useTranslation('overview')
  if (!dated) return <>—</>
  return (
    <>
      <span className="zh-board-year">{dated.year}</span> {figureWords(dated.value, state, t)}
    </>
  )
}
