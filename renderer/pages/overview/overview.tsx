import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pilotTowns } from '../../../shared/indicators/regions.ts'
import { nameIn } from '../../text/names.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { go } from '../../ui/route.ts'
import { clearStatus, tellStatus } from '../../ui/status.ts'
import { useChangeView, useRows, useTable, useView } from '../../workbook/context.tsx'
import { GROUP } from '../../workbook/view.ts'
import { boardOf, STANDINGS } from './board.ts'
import { CompareTable } from './compare.tsx'
import { DetailTable } from './detail.tsx'
import { TargetInspector } from './inspector.tsx'
import { Light } from './light.tsx'
import './overview.css'
import { useAssessment } from './run.ts'
import { Summary } from './summary.tsx'
import { Welcome } from './welcome.tsx'

/** 总览: how every target stands in the scenario in focus; all towns side by side, or one town in detail. */
export function OverviewPage() {
  const { t } = useTranslation('overview')
  const rows = useRows()
  const clauses = useTable('clause')
  const focus = useView((view) => view.focus)
  const welcomed = useView((view) => view.welcomed)
  const change = useChangeView()
  const language = useView((view) => view.language)
  const { scenario, result, states } = useAssessment()
  const [picked, setPicked] = useState<string | null>(null)
  const towns = useMemo(() => pilotTowns(rows), [rows])
  const town = towns.find(({ id }) => id === focus.region)

  const joint = useMemo(() => states.filter(({ members }) => members !== null), [states])
  const single = useMemo(() => states.filter(({ members }) => members === null), [states])
  const groups = useMemo(
    () => boardOf(town ? single.filter((state) => state.region === town.id) : single, clauses),
    [single, clauses, town],
  )
  const shown = town ? [...joint, ...groups.flatMap(statesOf)] : states
  useEffect(() => {
    tellStatus({ rows: shown.length })
    return clearStatus
  }, [shown.length])
  const state = shown.find(({ target }) => target === picked)
  if (states.length === 0) {
    return (
      <div className="zh-page-empty">
        <h2>{t('emptyTitle')}</h2>
        <p>{t('emptyHint')}</p>
        <Button onClick={() => go('targets')}>{t('openTargets')}</Button>
      </div>
    )
  }
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <span className="zh-legend">
          {STANDINGS.map((standing) => (
            <Light key={standing} standing={standing} word />
          ))}
        </span>
        {town && <Button onClick={() => change({ focus: { ...focus, region: GROUP } })}>{t('back')}</Button>}
        {welcomed && (
          <Button
            icon={<QuestionCircleOutlined />}
            title={t('welcomeAgain')}
            aria-label={t('welcomeAgain')}
            onClick={() => change({ welcomed: false })}
          />
        )}
      </PageHead>
      <div className="zh-overview">
        {!welcomed && <Welcome onDone={() => change({ welcomed: true })} />}
        <Summary scenario={scenario} states={shown} ran={result !== null} towns={towns.length} />
        {states.some(({ demo }) => demo) && <p className="zh-demo zh-overview-demo">{t('demo')}</p>}
        {joint.length > 0 && (
          <DetailTable
            title={t('joint')}
            groups={boardOf(joint, clauses)}
            picked={picked}
            onPick={setPicked}
          />
        )}
        {town ? (
          <DetailTable
            title={nameIn(town, language)}
            groups={groups}
            picked={picked}
            onPick={setPicked}
            headings
          />
        ) : (
          <CompareTable towns={towns} groups={groups} picked={picked} onPick={setPicked} />
        )}
      </div>
      {state && (
        <TargetInspector key={state.target} state={state} result={result} onClose={() => setPicked(null)} />
      )}
    </>
  )
}

function statesOf({ lines }: ReturnType<typeof boardOf>[number]) {
  return lines.flatMap(({ states }) => [...states.values()])
}
