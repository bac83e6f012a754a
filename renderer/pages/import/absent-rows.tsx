import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Absent } from '../../../shared/exchange/import/contract.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { columnTitle } from '../../text/titles.ts'
import { useRows, useView, useWorkbook } from '../../workbook/context.tsx'
import { More } from './more.tsx'
import { choose, useImport } from './session.ts'

/** Rows of the table that the file does not hold, and whether they go. */
export function AbsentRows({ absent: { scope, rows, count, outside, sure, deletable } }: { absent: Absent }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const on = useImport((state) => state.choices.removeAbsent === true)
  const stored = useRows()
  const columns = tableNamed(table)?.columns ?? {}
  const [and, colon] = language === 'zh-CN' ? ['、', '：'] : [', ', ': ']
  const bounds = scope.flatMap(({ column, values }) => {
    const declared = columns[column]
    const words = declared
      ? values.map((value) => formatCell(declared, value, { rows: stored, language }))
      : []
    return words.length === 0 ? [] : [`${columnTitle(table, column, language)}${colon}${words.join(and)}`]
  })
  return (
    <>
      <div className="zh-import-options">
        {deletable ? (
          <Checkbox
            checked={on && sure}
            disabled={!sure}
            onChange={({ target }) => choose(workbook, { removeAbsent: target.checked })}
          >
            {t('removeAbsent', { n: count })}
          </Checkbox>
        ) : (
          <p>{t('absentFigures', { n: count })}</p>
        )}
        <p className="zh-muted">
          {bounds.length === 0
            ? t('absentAll')
            : t('absentScope', { bounds: bounds.join(language === 'zh-CN' ? '；' : '; ') })}
          {outside > 0 && ` ${t('absentOutside', { n: outside })}`}
        </p>
        {deletable && !sure && <p>{t('absentUnsure')}</p>}
      </div>
      <ol>
        {rows.map(({ id, label }) => (
          <li key={id} className="zh-import-left">
            <span>{on && sure && deletable ? <del>{label}</del> : label}</span>
          </li>
        ))}
      </ol>
      <More shown={rows.length} all={count} />
    </>
  )
}
