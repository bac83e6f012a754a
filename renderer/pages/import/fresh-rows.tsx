import { useTranslation } from 'react-i18next'
import type { FreshRow } from '../../../shared/exchange/import/contract.ts'
import { columnTitle, unitTitle } from '../../text/titles.ts'
import { useView } from '../../workbook/context.tsx'
import { More, type ListProps } from './more.tsx'
import { useImport } from './session.ts'

/** Rows that the import adds. */
export function Fresh({ preview, onGo }: ListProps) {
  const { t } = useTranslation('importing')
  const { fresh, counts } = preview
  if (fresh.length === 0) return <p className="zh-muted">{t('noFresh')}</p>
  return (
    <>
      <ol>
        {fresh.map(({ sheet, row, at, label, figure }) => (
          <li key={`${sheet}/${row}/${at}`}>
            <button type="button" onClick={() => onGo(sheet, row, at)}>
              <span className="zh-muted zh-import-number">{row + 1}</span>
              <span>
                {label} {figure && <FreshFigure figure={figure} />}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <More shown={fresh.length} all={counts.fresh} />
    </>
  )
}

/** A figure that the import adds, with its unit and its growth. */
function FreshFigure({ figure: { value, unit, growth } }: { figure: NonNullable<FreshRow['figure']> }) {
  const language = useView((view) => view.language)
  const table = useImport((state) => state.table)
  const grows = growth === null ? '' : ` ${columnTitle(table, 'growth', language)} ${growth}%`
  return (
    <b>
      {value === null ? '' : `${value} ${unit === null ? '' : unitTitle(unit, language)}`}
      {grows}
    </b>
  )
}
