import { Input, Select, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PivotRow } from '../../../shared/indicators/pivot.ts'
import { observation } from '../../../shared/indicators/tables.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import type { Row } from '../../../shared/table/table.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { columnTitle, optionTitle, unitTitle } from '../../text/titles.ts'
import { Facts, Inspector, InspectorPart } from '../../ui/inspector.tsx'
import { useTable, useView, useWorkbook } from '../../workbook/context.tsx'
import { CommentsPart } from '../sheet/comments.tsx'
import { CellHistory } from '../sheet/cell-history.tsx'
import { useLookup, useReadOnly } from '../sheet/settings.ts'
import { reasonsOf } from '../sheet/writing.ts'
import type { Measure } from './sheet-rows.ts'

interface Props {
  readonly row: PivotRow | undefined
  readonly year: number | null
  readonly measure: Measure
  /** The formula of the selected column if it is a calculated one. */
  readonly formula: string | null
  readonly onClose: () => void
}

/** Where a figure comes from: source, vintage, scope, lock, note, other vintages, its history. */
export function FigureInspector({ row, year, measure, formula, onClose }: Props) {
  const { t } = useTranslation('sheet')
  const { t: calculated } = useTranslation('calculated')
  const rows = useLookup()
  if (!row) {
    return (
      <Inspector title={t('details')} onClose={onClose}>
        <p className="zh-inspector-part zh-muted">{t('pickCell')}</p>
      </Inspector>
    )
  }
  const name = `${labelOf(rows, 'region', row.region)} · ${labelOf(rows, 'indicator', row.indicator)}`
  return (
    <Inspector title={year === null ? name : `${name} · ${year}`} onClose={onClose}>
      {year !== null && <Figure row={row} year={year} measure={measure} />}
      {formula !== null && (
        <InspectorPart title={calculated('formula')}>
          <code className="zh-muted">{formula}</code>
        </InspectorPart>
      )}
      <Definition indicator={row.indicator} />
    </Inspector>
  )
}

function Figure({ row, year, measure }: { row: PivotRow; year: number; measure: Measure }) {
  const { t } = useTranslation('indicators')
  const { t: frame } = useTranslation('frame')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const cell = row.cells.get(year)
  const stored = cell ? rows.get('observation', cell.id) : undefined
  const column = useMemo((): SheetColumn => {
    const unit = measure === 'growth' ? '%' : row.unit
    return {
      field: measure,
      column: observation.columns[measure],
      title: columnTitle('observation', measure, language),
      ...(unit === '' ? {} : { unit }),
      ...(row.decimals === null ? {} : { decimals: row.decimals }),
    }
  }, [measure, row.unit, row.decimals, language])
  if (!cell || !stored) return <p className="zh-inspector-part zh-muted">{t('notKept')}</p>
  const value = cell[measure]
  const unit = column.unit ? unitTitle(column.unit, language) : ''
  const decimals = measure === 'growth' ? 1 : (row.decimals ?? undefined)
  return (
    <>
      {cell.demo && <p className="zh-demo zh-demo-line">{frame('demoHint')}</p>}
      <InspectorPart title={column.title}>
        <div className="zh-inspector-value">
          {value === null
            ? t(`absence.${cell.absence ?? 'none'}`)
            : `${formatCell(column.column, value, { rows, decimals })} ${unit}`}
        </div>
      </InspectorPart>
      <Provenance stored={stored} />
      <Others row={row} stored={stored} />
      <CommentsPart table="observation" rowId={stored.id} field={measure} />
      <CellHistory table="observation" id={stored.id} column={column} />
    </>
  )
}

function Provenance({ stored }: { stored: Row }) {
  const { t } = useTranslation('indicators')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const [refused, setRefused] = useState<string | null>(null)
  const title = (column: string) => columnTitle('observation', column, language)
  const locked = stored['locked'] === 1
  const fixed = readOnly || locked

  async function set(column: string, value: Cell): Promise<void> {
    if ((stored[column] ?? null) === (value === '' ? null : value)) return
    const outcome = await workbook.edit(
      [{ kind: 'set', table: 'observation', id: stored.id, column, value }],
      { verb: 'edit', table: 'observation', column },
    )
    setRefused(reasonsOf(outcome, { t: sheet, language }))
  }
  const choice = (column: 'vintage' | 'missing' | 'growth_basis') => (
    <Select
      className="zh-wide"
      size="small"
      disabled={fixed}
      value={(stored[column] as string | null) ?? undefined}
      allowClear={column !== 'vintage'}
      placeholder="—"
      aria-label={title(column)}
      onChange={(value: string | undefined) => void set(column, value ?? null)}
      options={Object.keys(observation.columns[column].options).map((code) => ({
        value: code,
        label: optionTitle('observation', column, code, language),
      }))}
    />
  )
  const text = (column: 'source' | 'note') => (
    <Input.TextArea
      key={`${stored.id} ${String(stored[column] ?? '')}`}
      size="small"
      autoSize
      disabled={fixed}
      defaultValue={String(stored[column] ?? '')}
      placeholder={column === 'source' ? t('noSource') : '—'}
      aria-label={title(column)}
      onBlur={(event) => void set(column, event.target.value.trim())}
    />
  )
  return (
    <InspectorPart title={t('provenance')}>
      {refused !== null && <p className="zh-refused">{refused}</p>}
      <Facts
        facts={[
          [title('source'), text('source')],
          [title('vintage'), choice('vintage')],
          [title('scope'), String(stored['scope'] ?? '—')],
          [title('state'), optionTitle('observation', 'state', String(stored['state']), language)],
          [title('missing'), stored['value'] === null ? choice('missing') : null],
          [title('growth_basis'), stored['growth'] === null ? null : choice('growth_basis')],
          [title('note'), text('note')],
          [
            t('lock'),
            <label key="lock" className="zh-switch">
              <Switch
                size="small"
                disabled={readOnly}
                checked={locked}
                onChange={(on) => void set('locked', on ? 1 : 0)}
              />
              {t(locked ? 'locked' : 'unlocked')}
            </label>,
          ],
        ]}
      />
    </InspectorPart>
  )
}

/** Other vintages and scopes of the same figure, which were not taken. */
function Others({ row, stored }: { row: PivotRow; stored: Row }) {
  const { t } = useTranslation('indicators')
  const language = useView((view) => view.language)
  const observations = useTable('observation')
  const others = observations.filter(
    (one) =>
      one.id !== stored.id &&
      one['region'] === row.region &&
      one['indicator'] === row.indicator &&
      one['period'] === stored['period'],
  )
  if (others.length === 0) return null
  return (
    <InspectorPart title={t('otherVintages', { n: others.length })}>
      <Facts
        facts={others.map((one) => [
          optionTitle('observation', 'vintage', String(one['vintage']), language),
          `${one['value'] === null ? '—' : String(one['value'])}${one['scope'] ? ` · ${String(one['scope'])}` : ''} · ${String(one['source'] ?? t('noSource'))}`,
        ])}
      />
    </InspectorPart>
  )
}

function Definition({ indicator }: { indicator: string }) {
  const { t } = useTranslation('indicators')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const row = rows.get('indicator', indicator)
  if (!row) return null
  const fact = (column: string) => columnTitle('indicator', column, language)
  return (
    <InspectorPart title={t('definition')}>
      {row['definition'] !== null && <p>{String(row['definition'])}</p>}
      <Facts
        facts={[
          [fact('unit'), unitTitle(String(row['unit']), language)],
          [fact('direction'), optionTitle('indicator', 'direction', String(row['direction']), language)],
          [
            fact('aggregation'),
            optionTitle('indicator', 'aggregation', String(row['aggregation']), language),
          ],
          [fact('department'), row['department']],
        ]}
      />
    </InspectorPart>
  )
}
