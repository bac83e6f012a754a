import { useTranslation } from 'react-i18next'
import { goToRow } from '../../ui/places.ts'
import { useMirror } from '../../workbook/context.tsx'
import type { BoardGroup } from './board.ts'
import { Light } from './light.tsx'

/** The line over a clause's targets: its heading, and how many of them stand how. */
export function GroupRow(props: { group: BoardGroup; columns: number; more?: number }) {
  const { group, columns, more = 0 } = props
  const { t } = useTranslation('overview')
  const clause = useMirror((state) => state.rows.get('clause', group.clause))
  return (
    <tr className="zh-board-group">
      <th colSpan={columns} scope="rowgroup">
        <button type="button" className="zh-link-button" onClick={() => goToRow('clause', group.clause)}>
          {String(clause?.['heading'] ?? group.clause)}
        </button>
        {[...group.counts].map(([standing, n]) => (
          <span key={standing} className="zh-board-count" title={t(`standings.${standing}`)}>
            <Light standing={standing} /> {n}
          </span>
        ))}
      </th>
      {more > 0 && <td className="zh-board-required" colSpan={more} />}
    </tr>
  )
}
