import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Scenario } from '../../../shared/scenarios/tree.ts'
import { SCENARIO_LINES } from '../../charts/palette.ts'

/** One line of the tree: a scenario and how deep it stands. */
export interface TreeLine {
  readonly scenario: Scenario
  readonly depth: number
}

/** Scenarios in the order of a tree, children after their parent; a scenario whose parent is gone stands at the top. */
export function treeLines(scenarios: readonly Scenario[]): readonly TreeLine[] {
  const ids = new Set(scenarios.map(({ id }) => id))
  const children = Map.groupBy(scenarios, ({ parent }) => (parent !== null && ids.has(parent) ? parent : ''))
  const lines: TreeLine[] = []
  const seen = new Set<string>()
  const visit = (parent: string, depth: number): void => {
    for (const scenario of children.get(parent) ?? []) {
      if (seen.has(scenario.id)) continue
      seen.add(scenario.id)
      lines.push({ scenario, depth })
      visit(scenario.id, depth + 1)
    }
  }
  visit('', 0)
  return lines
}

/** A sample of the kind of line that a scenario is drawn with. */
export function LineSample({ order }: { order: number }) {
  const kind = SCENARIO_LINES[order % SCENARIO_LINES.length]
  const dash = typeof kind === 'string' || !kind ? undefined : kind.join(' ')
  return (
    <svg width="26" height="8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke="currentColor" strokeWidth="2" strokeDasharray={dash} />
    </svg>
  )
}

/** The tree of scenarios: which one is worked on, which are drawn beside it. */
export function ScenarioTree(props: {
  scenarios: readonly Scenario[]
  selected: string
  /** Ids drawn, in the order of their kinds of line. */
  shown: readonly string[]
  changed: ReadonlySet<string>
  full: boolean
  readOnly: boolean
  onSelect: (id: string) => void
  onCompare: (id: string, on: boolean) => void
  onAdd: (parent: string) => void
  onRemove: (id: string) => void
}) {
  const { t } = useTranslation('scenarios')
  return (
    <section className="zh-sc-tree" aria-label={t('tree')}>
      <h2>{t('tree')}</h2>
      <p className="zh-muted">{t('treeHint')}</p>
      <ul>
        {treeLines(props.scenarios).map(({ scenario, depth }) => {
          const order = props.shown.indexOf(scenario.id)
          const selected = scenario.id === props.selected
          const hasChildren = props.scenarios.some(({ parent }) => parent === scenario.id)
          return (
            <li
              key={scenario.id}
              className={selected ? 'zh-sc-selected' : undefined}
              style={{ paddingLeft: 8 + depth * 16 }}
            >
              <input
                type="checkbox"
                aria-label={t('compare', { name: scenario.name })}
                checked={order >= 0}
                disabled={selected || (props.full && order < 0)}
                onChange={(event) => props.onCompare(scenario.id, event.target.checked)}
              />
              <button
                type="button"
                className="zh-sc-name"
                title={scenario.note ?? scenario.name}
                aria-current={selected ? 'true' : undefined}
                onClick={() => props.onSelect(scenario.id)}
              >
                {scenario.name}
                {props.changed.has(scenario.id) ? <span className="zh-sc-dot" aria-hidden="true" /> : null}
              </button>
              {order >= 0 ? <LineSample order={order} /> : null}
              {selected && !props.readOnly ? (
                <span className="zh-sc-tools">
                  <button
                    type="button"
                    className="zh-icon-button"
                    title={t('newChild')}
                    aria-label={t('newChild')}
                    onClick={() => props.onAdd(scenario.id)}
                  >
                    <PlusOutlined />
                  </button>
                  {scenario.parent !== null && !hasChildren ? (
                    <button
                      type="button"
                      className="zh-icon-button"
                      title={`${t('remove')} · ${t('removeHint')}`}
                      aria-label={t('remove')}
                      onClick={() => props.onRemove(scenario.id)}
                    >
                      <DeleteOutlined />
                    </button>
                  ) : null}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
