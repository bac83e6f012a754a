import { useTranslation } from 'react-i18next'
import { AMOUNTS } from '../../../shared/budget/lines.ts'
import type { PinnedRow } from '../../../shared/table/pinned.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { formatQuantity } from '../../../shared/units/quantity.ts'
import { columnTitle, optionTitle, unitTitle } from '../../text/titles.ts'
import { useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'

/** Totals of the lines shown by region, year, book and side; books and sides are never added to each other. */
export function BudgetTotals({ totals, unit }: { totals: readonly PinnedRow[]; unit: string }) {
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const groups = Map.groupBy(totals, ({ labels }) => `${labels['region']} ${labels['year']}`)
  // A column that no line has a figure for would only take room.
  const columns = AMOUNTS.filter((column) => totals.some(({ sums }) => (sums[column]?.sum ?? null) !== null))
  if (totals.length === 0) return <p className="zh-inspector-part zh-muted">{t('budget.noTotals')}</p>
  return (
    <section className="zh-balances">
      <p className="zh-muted">{t('budget.totalsHint', { unit: unitTitle(unit, language) })}</p>
      {[...groups].map(([key, of]) => (
        <table key={key}>
          <thead>
            <tr>
              <th>
                {labelOf(rows, 'region', String(of[0]?.labels['region']))} {of[0]?.labels['year']}
              </th>
              {columns.map((column) => (
                <th key={column} className="zh-number">
                  {columnTitle('budget_line', column, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map(({ labels, sums }) => (
              <tr key={`${labels['book']} ${labels['side']}`}>
                <td>
                  {optionTitle('budget_line', 'book', String(labels['book']), language)}{' '}
                  {optionTitle('budget_line', 'side', String(labels['side']), language)}
                </td>
                {columns.map((column) => {
                  const steps = sums[column]?.sum ?? null
                  return (
                    <td key={column} className="zh-number">
                      {steps === null ? '—' : formatQuantity(steps, 'money', unit, unit === '亿元' ? 2 : 0)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}
