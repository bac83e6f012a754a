import { EditOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scenariosOf, type Scenario } from '../../../shared/scenarios/tree.ts'
import { Notice } from '../../ui/notice.tsx'
import { useRows } from '../../workbook/context.tsx'
import { isEmpty, redoTrial, resetAll, undoTrial, type Trial } from './draft.ts'
import { AdoptButton } from './adoptions/adopt-button.tsx'
import { changeTrial, useScenarioSession } from './session.ts'
import type { ScenarioVerbs } from './verbs.ts'

/** What is being tried out: how much of it, its own undo, and the two ways to keep it. */
export function SaveBar({
  scenario,
  trial,
  notice,
  verbs,
  onNoticeClose,
}: {
  scenario: Scenario
  trial: Trial
  notice: string | null
  verbs: ScenarioVerbs
  onNoticeClose: () => void
}) {
  const { t } = useTranslation('scenarios')
  const rows = useRows()
  const drawing = useScenarioSession((session) => session.drawing)
  const count = trial.present.values.length + trial.present.projects.length
  // A child cannot say that its parent's own value does not count.
  const takesBack = trial.present.values.some(({ value }) => value === null)
  const change = (how: (before: Trial) => Trial) => () => changeTrial(scenario.id, how)
  return (
    <>
      <Notice notice={notice === null ? null : { words: notice, tone: 'warn' }} onClose={onNoticeClose} />
      <div className="zh-sc-save">
        <ScenarioName
          scenario={scenario}
          readOnly={verbs.readOnly}
          onRename={(name) => void verbs.rename(scenario.id, name)}
        />
        <span
          className={count === 0 ? 'zh-muted' : 'zh-sc-unsaved'}
          title={count === 0 ? t('savedHint') : t('unsavedHint', { count })}
        >
          {count === 0 ? t('saved') : t('unsaved', { count })}
        </span>
        <span className="zh-bar-gap" />
        <button
          type="button"
          className="zh-icon-button"
          title={t('undo')}
          aria-label={t('undo')}
          disabled={trial.past.length === 0}
          onClick={change(undoTrial)}
        >
          <UndoOutlined />
        </button>
        <button
          type="button"
          className="zh-icon-button"
          title={t('redo')}
          aria-label={t('redo')}
          disabled={trial.future.length === 0}
          onClick={change(redoTrial)}
        >
          <RedoOutlined />
        </button>
        <button
          type="button"
          className="zh-text-button"
          disabled={isEmpty(trial.present)}
          onClick={change(resetAll)}
        >
          {t('resetAll')}
        </button>
        <button
          type="button"
          className="zh-button"
          disabled={count === 0 || takesBack || verbs.readOnly}
          title={takesBack ? t('saveAsTakesBack') : undefined}
          onClick={() => void verbs.saveAs(scenariosOf(rows), scenario.id, trial.present)}
        >
          {t('saveAs')}
        </button>
        <button
          type="button"
          className="zh-button zh-button-main zh-sc-keep"
          title={t('save', { name: scenario.name })}
          disabled={count === 0 || verbs.readOnly}
          onClick={() => void verbs.save(scenario.id, trial.present)}
        >
          {t('save', { name: scenario.name })}
        </button>
        <AdoptButton scenario={scenario} unsaved={count > 0} drawing={drawing} verbs={verbs} />
      </div>
    </>
  )
}

/** The scenario's name; a click on the pen makes it a field. */
function ScenarioName({
  scenario,
  readOnly,
  onRename,
}: {
  scenario: Scenario
  readOnly: boolean
  onRename: (name: string) => void
}) {
  const { t } = useTranslation('scenarios')
  const [typed, setTyped] = useState<string | null>(null)
  const finish = (keep: boolean) => {
    const name = typed?.trim() ?? ''
    if (keep && name !== '' && name !== scenario.name) onRename(name)
    setTyped(null)
  }
  if (typed !== null) {
    return (
      <input
        className="zh-sc-rename"
        aria-label={t('nameOfScenario')}
        value={typed}
        // The user asked for the field a moment ago, so it takes the focus.
        ref={(field) => field?.focus()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish(true)
          if (event.key === 'Escape') finish(false)
        }}
      />
    )
  }
  return (
    <>
      <b title={scenario.name}>{scenario.name}</b>
      {readOnly ? null : (
        <button
          type="button"
          className="zh-icon-button"
          title={t('rename')}
          aria-label={t('rename')}
          onClick={() => setTyped(scenario.name)}
        >
          <EditOutlined />
        </button>
      )}
    </>
  )
}
