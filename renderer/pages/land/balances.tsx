import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCOUNT_UNITS } from '../../../shared/land/accounts.ts'
import { balances, type Balance } from '../../../shared/land/balance.ts'
import { labelOfAny } from '../../../shared/table/reference.ts'
import { formatQuantity } from '../../../shared/units/quantity.ts'
import { optionTitle, unitTitle } from '../../text/titles.ts'
import { useRows, useView } from '../../workbook/context.tsx'
import { useLookup, useUnits } from '../sheet/settings.ts'

/** Balances by account and holder as they follow from the ledger's entries; of the town in focus and its projects. */
export function Balances({ town, year }: { town: string | null; year: number | null }) {
  const { t } = useTranslation('plans')
  const language = useView((view) => view.language)
  const rows = useRows()
  const { land } = useUnits()
  const shown = useMemo(() => {
    const all = balances(rows, year === null ? {} : { year })
    const inTown = (holder: string) =>
      town === null || holder === town || rows.get('project', holder)?.['region'] === town
    return Map.groupBy(
      all.filter(({ holder }) => inTown(holder)),
      ({ account }) => account,
    )
  }, [rows, town, year])
  return (
    <section className="zh-balances" aria-label={t('land.balances')}>
      <p className="zh-muted">{t('land.balancesHint')}</p>
      {shown.size === 0 && <p className="zh-muted">{t('land.noBalances')}</p>}
      {[...shown].map(([account, of]) => {
        const unit = ACCOUNT_UNITS[account] === '亩' ? land : ACCOUNT_UNITS[account]
        return (
          <table key={account}>
            <thead>
              <tr>
                <th>{optionTitle('land_entry', 'account', account, language)}</th>
                <th className="zh-number">{unitTitle(unit, language)}</th>
              </tr>
            </thead>
            <tbody>
              {of.map((balance) => (
                <BalanceLine key={`${balance.holder} ${balance.year}`} balance={balance} unit={unit} />
              ))}
            </tbody>
          </table>
        )
      })}
    </section>
  )
}

function BalanceLine({ balance, unit }: { balance: Balance; unit: string }) {
  const { t } = useTranslation('plans')
  const rows = useLookup()
  const { holder, year, balance: steps } = balance
  const decimals = unit === '公顷' ? 4 : 2
  // Grain capacity is kept in steps of a ten-thousandth of a kilogram, as land is of a 亩.
  const text = steps === null ? '—' : formatQuantity(steps, 'land', unit === '公顷' ? unit : '亩', decimals)
  return (
    <tr className={steps !== null && steps < 0 ? 'zh-refused' : undefined}>
      <td>
        {labelOfAny(rows, ['region', 'project'], holder)}
        {year !== null && <span className="zh-muted"> {t('land.ofYear', { year })}</span>}
      </td>
      <td className="zh-number">{text}</td>
    </tr>
  )
}
