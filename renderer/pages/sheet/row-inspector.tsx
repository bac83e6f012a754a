import { Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCell } from '../../../shared/table/kinds.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import type { Row, Table } from '../../../shared/table/table.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { columnTitle, unitTitle } from '../../text/titles.ts'
import { Facts, Inspector, InspectorPart } from '../../ui/inspector.tsx'
import { goToRow, pageOf } from '../../ui/places.ts'
import { useView } from '../../workbook/context.tsx'
import { CommentsPart, OpenComments } from './comments.tsx'
import { CellHistory } from './cell-history.tsx'
import { useLookup } from './settings.ts'

interface Props {
  readonly table: Table
  readonly row: Row | undefined
  readonly column: SheetColumn | undefined
  /** The formula of a calculated column; such a cell has no history of its own. */
  readonly formula: string | null
  readonly columns: readonly SheetColumn[]
  /** What else the panel can show; it does so until a cell's details are asked for. */
  readonly panel?: { readonly title: string; readonly content: ReactNode }
  /** Whether the details were asked for, and not just the panel. */
  readonly asked?: boolean
  readonly onClose: () => void
}

/** What there is to know of a row of a table and its selected cell: values, links, history. */
export function RowInspector({ panel, asked, ...props }: Props) {
  const { t } = useTranslation('sheet')
  const [shown, setShown] = useState<'panel' | 'details'>(asked ? 'details' : 'panel')
  if (!panel) return <Details {...props} />
  const switcher = (
    <Segmented<'panel' | 'details'>
      value={shown}
      onChange={setShown}
      options={[
        { value: 'panel', label: panel.title },
        { value: 'details', label: t('details') },
      ]}
    />
  )
  if (shown === 'details') return <Details {...props} switcher={switcher} />
  return (
    <Inspector title={switcher} onClose={props.onClose}>
      {panel.content}
    </Inspector>
  )
}

type DetailsProps = Omit<Props, 'panel' | 'asked'> & { readonly switcher?: ReactNode }

function Details({ table, row, column, formula, columns, switcher, onClose }: DetailsProps) {
  const { t } = useTranslation('sheet')
  const { t: frame } = useTranslation('frame')
  const rows = useLookup()
  if (!row) {
    return (
      <Inspector title={switcher ?? t('details')} onClose={onClose}>
        <p className="zh-inspector-part zh-muted">{t('pickCell')}</p>
      </Inspector>
    )
  }
  return (
    <Inspector title={switcher ?? labelOf(rows, table.name, row.id)} onClose={onClose}>
      {switcher !== undefined && <p className="zh-inspector-name">{labelOf(rows, table.name, row.id)}</p>}
      {row['demo'] === 1 && <p className="zh-demo zh-demo-line">{frame('demoHint')}</p>}
      {column && <CellValue row={row} column={column} formula={formula} />}
      {column && <CommentsPart table={table.name} rowId={row.id} field={column.field} />}
      {column && formula === null && <CellHistory table={table.name} id={row.id} column={column} />}
      <InspectorPart title={t('facts')}>
        <Facts
          facts={columns.map((one) => [one.title, <CellText key={one.field} row={row} column={one} />])}
        />
      </InspectorPart>
      <Links table={table} row={row} />
      <OpenComments table={table.name} />
    </Inspector>
  )
}

function CellValue({ row, column, formula }: { row: Row; column: SheetColumn; formula: string | null }) {
  return (
    <InspectorPart title={column.title}>
      <div className="zh-inspector-value">
        <CellText row={row} column={column} />
      </div>
      {formula !== null && <code className="zh-muted">{formula}</code>}
    </InspectorPart>
  )
}

function CellText({ row, column }: { row: Row; column: SheetColumn }) {
  const rows = useLookup()
  const language = useView((view) => view.language)
  const value = row[column.field] ?? null
  if (value === null) return <span className="zh-muted">—</span>
  const text = formatCell(column.column, value, { rows, language, unit: column.unit })
  const unit = column.unit ? unitTitle(column.unit, language) : ''
  return <>{unit === '' ? text : `${text} ${unit}`}</>
}

/** The rows that this row points at, each a link to its own page. */
function Links({ table, row }: { table: Table; row: Row }) {
  const { t } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const links = Object.entries(table.columns).flatMap(([field, column]) => {
    const id = row[field]
    if (column.kind !== 'reference' || typeof id !== 'string') return []
    const to = column.to.find((name) => rows.get(name, id) !== undefined)
    return to !== undefined && pageOf(to) !== undefined ? [{ field, to, id }] : []
  })
  if (links.length === 0) return null
  return (
    <InspectorPart title={t('linked')}>
      <Facts
        facts={links.map(({ field, to, id }) => [
          columnTitle(table.name, field, language),
          <button key={field} type="button" className="zh-link-button" onClick={() => goToRow(to, id)}>
            {labelOf(rows, to, id)}
          </button>,
        ])}
      />
    </InspectorPart>
  )
}
