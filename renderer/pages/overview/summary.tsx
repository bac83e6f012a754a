import { useTranslation } from 'react-i18next'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { useTable, useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'
import { allShort, boardOf, countStandings } from './board.ts'
import { figureWords, unitWords } from './words.ts'

interface Props {
  readonly scenario: string
  readonly states: readonly TargetState[]
  /** Whether there is a run; without one nothing is projected. */
  readonly ran: boolean
  readonly towns: number
}

/** The answer in a few sentences: how many targets stand how, the joint ones, and where all towns fall short. */
export function Summary({ scenario, states, ran, towns }: Props) {
  const { t } = useTranslation('overview')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const clauses = useTable('clause')
  const name = (indicator: string) => labelOf(rows, 'indicator', indicator)
  const counts = [...countStandings(states)]
    .map(([standing, n]) => t('countOf', { n, standing: t(`standings.${standing}`) }))
    .join(language === 'zh-CN' ? '，' : ', ')
  const joint = states
    .filter(({ members, projected, aim }) => members !== null && projected !== null && aim !== null)
    .map((state) =>
      t((state.gap ?? 0) < 0 ? 'summaryJointGap' : 'summaryJointMet', {
        indicator: name(state.indicator),
        projected: figureWords(state.projected, state, t),
        aim: String(state.aim),
        gap: figureWords(Math.abs(state.gap ?? 0), state, t),
        unit: unitWords(state, language),
      }),
    )
  const short = allShort(boardOf(states, clauses), towns).map(({ indicator }) => name(indicator))
  const year = Math.max(...states.map((state) => state.year))
  const sentences = [
    ran ? t('summary', { scenario, year, n: states.length, counts }) : t('noModel'),
    ...joint,
    ...(short.length > 0
      ? [t('summaryAllShort', { list: short.join(language === 'zh-CN' ? '、' : ', ') })]
      : []),
  ]
  return <p className="zh-summary">{sentences.join(language === 'zh-CN' ? '' : ' ')}</p>
}
