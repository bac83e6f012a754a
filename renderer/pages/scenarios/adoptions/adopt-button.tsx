import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../../../shared/scenarios/tree.ts'
import { useWorkbook } from '../../../workbook/context.tsx'
import { changeAnalysis } from '../analyses/store.ts'
import type { Drawing } from '../ensemble.ts'
import type { ScenarioVerbs } from '../verbs.ts'
import { changeAdoptions } from './store.ts'

const PROGRESS_MS = 250

/** Adopts the saved scenario with the draws and the seed of the page; while it is drawn, the button stops it. */
export function AdoptButton({
  scenario,
  unsaved,
  drawing,
  verbs,
}: {
  scenario: Scenario
  unsaved: boolean
  drawing: Drawing
  verbs: ScenarioVerbs
}) {
  const { t } = useTranslation('adoptions')
  const workbook = useWorkbook()
  const [share, setShare] = useState<number | null>(null)
  const running = useRef<string | null>(null)
  const count = useRef(0)
  const working = share !== null
  useEffect(() => {
    if (!working) return undefined
    const ask = async () => {
      const found = running.current === null ? null : await workbook.progressOf(running.current)
      if (found !== null) setShare((before) => (before === null ? null : found))
    }
    const timer = setInterval(() => void ask(), PROGRESS_MS)
    return () => clearInterval(timer)
  }, [workbook, working])
  const { draws, seed } = drawing
  const adopt = async () => {
    count.current += 1
    const id = `adopt/${scenario.id}/${count.current}`
    running.current = id
    setShare(0)
    const made = await verbs.adopt({ id, scenario: scenario.id, draws, seed })
    running.current = null
    setShare(null)
    if (made === null) return
    changeAdoptions({ selected: made })
    changeAnalysis({ mode: 'adopted' })
  }
  if (working) {
    return (
      <button
        type="button"
        className="zh-button"
        onClick={() => {
          if (running.current !== null) void workbook.cancel(running.current)
        }}
      >
        {`${t('cancel')} ${Math.floor(share * 100)}%`}
      </button>
    )
  }
  return (
    <button
      type="button"
      className="zh-button"
      disabled={unsaved || verbs.readOnly}
      title={
        unsaved
          ? t('saveFirst')
          : t('adoptHint', { name: scenario.name, draws: draws.toLocaleString('en-US'), seed })
      }
      onClick={() => void adopt()}
    >
      {t('adopt')}
    </button>
  )
}
