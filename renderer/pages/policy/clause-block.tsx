import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelOf } from '../../../shared/table/reference.ts'
import { STEPS_PER_UNIT } from '../../../shared/units/quantity.ts'
import { optionTitle, unitTitle } from '../../text/titles.ts'
import { goToRow } from '../../ui/places.ts'
import { useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'
import type { Hanging } from './hanging.ts'

/** Links shown of one kind before the rest is summed up. */
const SHOWN = 6

/** One clause: number, heading, summary, original wording, and what hangs on it as links. */
export function ClauseBlock({ hanging }: { hanging: Hanging }) {
  const { t } = useTranslation('policy')
  const { clause, depth, tasks, targets, projects, investment, orphan } = hanging
  const billions = investment === null ? 0 : investment / STEPS_PER_UNIT.money.亿元
  const language = useView((view) => view.language)
  const rows = useLookup()
  const [open, setOpen] = useState(false)
  const Heading = depth === 0 ? 'h2' : 'h3'
  const targetWords = (one: Hanging['targets'][number]) => {
    const indicator = labelOf(rows, 'indicator', one.indicator)
    if (one.basis !== 'absolute') return `${indicator} ${optionTitle('target', 'basis', one.basis, language)}`
    const operator = optionTitle('target', 'operator', one.operator, language)
    if (one.operator === 'complete' || one.value === null) return `${indicator} ${operator}`
    const unit = unitTitle(String(rows.get('indicator', one.indicator)?.['unit'] ?? ''), language)
    return `${indicator} ${operator} ${one.value} ${unit}`.trim()
  }
  return (
    <section id={`clause-${clause.id}`} className={`zh-clause zh-depth-${Math.min(depth, 2)}`}>
      <Heading>
        <span className="zh-clause-number">{clause.number.replace(clause.heading, '')}</span>
        {clause.heading}
        {orphan && <span className="zh-badge zh-badge-warn">{t('noTask')}</span>}
        {billions > 0 && (
          <span className="zh-badge">
            {t('money', { value: `${billions.toFixed(2)} ${unitTitle('亿元', language)}` })}
          </span>
        )}
      </Heading>
      {clause.summary !== null && <p>{clause.summary}</p>}
      {clause.original !== null && (
        <>
          <button
            type="button"
            className="zh-link-button"
            onClick={() => setOpen(!open)}
            aria-expanded={open}
          >
            {t(open ? 'hideOriginal' : 'showOriginal')}
          </button>
          {open && <blockquote>{clause.original}</blockquote>}
        </>
      )}
      <Links
        title={t('targets', { n: targets.length })}
        links={[...new Map(targets.map((one) => [targetWords(one), one.id]))].map(([words, id]) => ({
          id,
          words,
          table: 'target',
        }))}
      />
      <Links
        title={t('tasks', { n: tasks.length })}
        links={tasks.map(({ id, region, content }) => ({
          id,
          words: `${labelOf(rows, 'region', region)} · ${content}`,
          table: 'task',
        }))}
      />
      <Links
        title={t('projects', { n: projects.length })}
        links={projects.map(({ id, name }) => ({ id, words: name, table: 'project' }))}
      />
    </section>
  )
}

interface Link {
  readonly id: string
  readonly words: string
  readonly table: string
}

function Links({ title, links }: { title: string; links: readonly Link[] }) {
  const { t } = useTranslation('policy')
  const [all, setAll] = useState(false)
  if (links.length === 0) return null
  const shown = all ? links : links.slice(0, SHOWN)
  return (
    <div className="zh-clause-links">
      <span className="zh-muted">{title}</span>
      <ul>
        {shown.map(({ id, words, table }) => (
          <li key={id}>
            <button type="button" className="zh-link-button" onClick={() => goToRow(table, id)}>
              {words}
            </button>
          </li>
        ))}
        {shown.length < links.length && (
          <li>
            <button type="button" className="zh-link-button zh-muted" onClick={() => setAll(true)}>
              {t('more', { n: links.length })}
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}
