import { useTranslation } from 'react-i18next'
import type { RowChange } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import type { Row } from '../../../shared/table/table.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { columnTitle, optionTitle, tableTitle } from '../../text/titles.ts'
import { goToRow } from '../../ui/places.ts'
import { useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'

/** The first of so many changes, a line per row: each cell before and after, or that the row came or went. */
export function ChangeList({ changes, count }: { changes: readonly RowChange[]; count: number }) {
  const { t } = useTranslation('history')
  return (
    <>
      <ul className="zh-changes">
        {changes.map((change) => (
          <ChangeLine key={`${change.table} ${change.id}`} change={change} />
        ))}
      </ul>
      {count > changes.length && <p className="zh-muted">{t('moreRows', { n: count - changes.length })}</p>}
    </>
  )
}

function changedColumns(before: Row, after: Row): string[] {
  return Object.keys(after).filter((column) => column !== 'position' && before[column] !== after[column])
}

function ChangeLine({ change }: { change: RowChange }) {
  const { t } = useTranslation('history')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const { table, id, before, after } = change
  const label = rows.get(table, id) ? labelOf(rows, table, id) : String((before ?? after)?.['name'] ?? id)
  return (
    <li>
      <span className="zh-muted">{tableTitle(table, language)}</span>{' '}
      {rows.get(table, id) ? (
        <button type="button" className="zh-link-button" onClick={() => goToRow(table, id)}>
          {label}
        </button>
      ) : (
        <span>{label}</span>
      )}
      {before && after
        ? changedColumns(before, after).map((column) => (
            <span key={column} className="zh-change">
              {columnTitle(table, column, language)}{' '}
              <s>
                <CellWords table={table} column={column} value={before[column] ?? null} />
              </s>{' '}
              → <CellWords table={table} column={column} value={after[column] ?? null} />
            </span>
          ))
        : ` · ${t(after ? 'added' : 'removed')}`}
    </li>
  )
}

function CellWords({ table, column, value }: { table: string; column: string; value: Cell }) {
  const { t } = useTranslation('history')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const declared = tableNamed(table)?.columns[column]
  if (value === null) return <>{t('empty')}</>
  if (!declared) return <>{String(value)}</>
  if (declared.kind === 'choice') return <>{optionTitle(table, column, String(value), language)}</>
  const text = formatCell(declared, value, { rows, language })
  const unit = 'unit' in declared && declared.unit !== undefined ? ` ${declared.unit}` : ''
  return <>{text.length > 120 ? `${text.slice(0, 120)}…` : `${text}${unit}`}</>
}
