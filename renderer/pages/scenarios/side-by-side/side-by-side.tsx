import { Checkbox, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { regionOf } from '../../../../shared/indicators/regions.ts'
import { horizonOf } from '../../../../shared/model/calendar.ts'
import type { Program } from '../../../../shared/model/program.ts'
import { columnOf, outcomeRows, settingRows, type Column } from '../../../../shared/scenarios/comparison.ts'
import type { Scenario } from '../../../../shared/scenarios/tree.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { nameIn } from '../../../text/names.ts'
import { isEmpty, type Trial } from '../draft.ts'
import { treeLines } from '../tree.tsx'
import { changeComparison, MOST_COLUMNS, useComparisonSession } from './store.ts'
import { ComparisonTable } from './table.tsx'
import { comparisonText, tellOutcome, tellSetting } from './told-rows.ts'
import './side-by-side.css'

interface Props {
  readonly program: Program
  readonly rows: Rows
  readonly scenarios: readonly Scenario[]
  /** The scenario in focus, which stands with what is tried out on it. */
  readonly scenario: Scenario
  readonly trial: Trial
  /** Whose figures are told besides the targets, and of which year; the last where the run has no such year. */
  readonly region: string
  readonly year: number | null
  readonly language: Language
}

/** The scenarios compared, in the order of their tree, each run once while the rows stay the same. */
function useColumns({ program, rows, scenario, trial }: Props, ids: readonly string[]): readonly Column[] {
  const key = ids.join('\n')
  const saved = useMemo(
    () => key.split('\n').map((id) => columnOf(program, rows, { id })),
    [program, rows, key],
  )
  const { id } = scenario
  const draft = trial.present
  return useMemo(() => {
    if (isEmpty(draft)) return saved
    return saved.map((column) => (column.id === id ? columnOf(program, rows, { id, draft }) : column))
  }, [program, rows, saved, id, draft])
}

function yearIn([first]: readonly Column[], wanted: number | null): number {
  if (!first) return wanted ?? 0
  const { inputs } = first.result
  const last = horizonOf(inputs)
  return wanted !== null && wanted >= inputs.baseYear && wanted <= last ? wanted : last
}

/** Scenarios side by side: what comes out, what each is given, and how far each lies from one of them. */
export function SideBySide(props: Props) {
  const { t } = useTranslation('comparison')
  const { t: page } = useTranslation('scenarios')
  const session = useComparisonSession()
  const [copied, setCopied] = useState(false)
  const { rows, scenarios, scenario, trial, region, language } = props
  const inTree = useMemo(() => treeLines(scenarios).map((line) => line.scenario), [scenarios])
  const shown = useMemo(() => {
    const { chosen } = session
    const wanted = inTree.filter(({ id }) => chosen === null || chosen.includes(id)).slice(0, MOST_COLUMNS)
    return wanted.length > 0 ? wanted : [scenario]
  }, [inTree, session, scenario])
  const columns = useColumns(
    props,
    shown.map(({ id }) => id),
  )
  const year = yearIn(columns, props.year)
  const fallback = shown.findIndex(({ parent }) => parent === null)
  const found = shown.findIndex(({ id }) => id === session.base)
  const base = Math.max(0, found >= 0 ? found : fallback)
  const told = useMemo(() => {
    const telling = { rows, language, t }
    return [
      ...outcomeRows(rows, columns, base, { region, year }).map((row) => tellOutcome(row, base, telling)),
      ...settingRows(columns, base).map((row) => tellSetting(row, base, telling)),
    ]
  }, [rows, columns, base, region, year, language, t])
  const differing = told.filter(({ differs }) => differs)
  const listed = session.onlyDifferences ? differing : told
  const tried = !isEmpty(trial.present)
  const names = shown.map(({ id, name }) => (tried && id === scenario.id ? t('asTried', { name }) : name))
  const copy = async () => {
    const words = {
      demo: page('demoNote'),
      item: t('item'),
      under: t('under'),
      against: t('against', { name: names[base] ?? '' }),
    }
    await navigator.clipboard.writeText(comparisonText(listed, names, words))
    setCopied(true)
  }
  const place = regionOf(rows, region)
  return (
    <div className="zh-sc-scroll">
      <div className="zh-an-options">
        <label className="zh-switch">
          {t('scenarios')}
          <Select
            mode="multiple"
            className="zh-cmp-scenarios"
            aria-label={t('scenarios')}
            value={shown.map(({ id }) => id)}
            maxCount={MOST_COLUMNS}
            maxTagCount={1}
            optionFilterProp="label"
            popupMatchSelectWidth={false}
            onChange={(chosen: string[]) => changeComparison({ chosen: chosen.length > 0 ? chosen : null })}
            options={inTree.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </label>
        <label className="zh-switch">
          {t('base')}
          <Select
            aria-label={t('base')}
            popupMatchSelectWidth={false}
            value={shown[base]?.id ?? null}
            onChange={(id) => changeComparison({ base: id })}
            options={shown.map(({ id }, column) => ({ value: id, label: names[column] ?? id }))}
          />
        </label>
        <Checkbox
          checked={session.onlyDifferences}
          onChange={(event) => changeComparison({ onlyDifferences: event.target.checked })}
        >
          {t('onlyDifferences', { some: differing.length, all: told.length })}
        </Checkbox>
        <span className="zh-bar-gap" />
        <span className="zh-muted">{copied ? page('copied') : ''}</span>
        <button type="button" className="zh-text-button" onClick={() => void copy()}>
          {page('copyNumbers')}
        </button>
      </div>
      {listed.length === 0 ? (
        <p className="zh-page-empty">{t(shown.length < 2 ? 'chooseTwo' : 'nothingDiffers')}</p>
      ) : (
        <ComparisonTable
          told={listed}
          names={names}
          base={base}
          figures={t('section-figure', { place: place ? nameIn(place, language) : region, year })}
        />
      )}
      <p className="zh-sc-demo zh-demo">{page('demoNote')}</p>
    </div>
  )
}
