import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ID_TARGET, UNIT_TARGET, type FileColumn } from '../../../shared/exchange/import/contract.ts'
import { SHARE } from '../../../shared/exchange/import/units.ts'
import { unitChoices } from '../../../shared/exchange/import/units.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { wordMatchedBy } from '../../../shared/text/import-problems.ts'
import { columnTitle, groupTitle, unitTitle } from '../../text/titles.ts'
import { useRows, useView, useWorkbook } from '../../workbook/context.tsx'
import { choose, useImport } from './session.ts'

/** Stands for no target in the list, which needs a value for every choice. */
const NONE = '#none'

/** What a column of the file is taken for, and in which unit its figures are. */
export function ColumnChoice({ column }: { column: FileColumn }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const choices = useImport((state) => state.choices)
  const { at, letters, heading, target, by } = column
  const declared = tableNamed(table)
  const targets = Object.entries(declared?.columns ?? {})
    .filter(([, one]) => !one.derived)
    .map(([value, one]) => {
      const group = groupTitle(table, one, language)
      return { value, label: `${group === null ? '' : `${group} · `}${columnTitle(table, value, language)}` }
    })
  const special = [
    ...(by === 'own' || target === ID_TARGET ? [{ value: ID_TARGET, label: t('rowId') }] : []),
    ...(target === UNIT_TARGET ? [{ value: UNIT_TARGET, label: t('rowUnit') }] : []),
  ]
  return (
    <div className="zh-import-head">
      <span className="zh-import-letters">
        <b>{letters}</b>
        <span title={heading}>{heading === '' ? t('noHeading') : heading}</span>
      </span>
      <Select
        size="small"
        value={target ?? NONE}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={220}
        aria-label={t('targetOf', { letters })}
        options={[{ value: NONE, label: t('noTarget') }, ...special, ...targets]}
        onChange={(next: string) =>
          choose(workbook, { targets: { ...choices.targets, [at]: next === NONE ? null : next } })
        }
      />
      <span className="zh-import-how">
        {column.stands ? <Stands column={column} /> : by !== null && <i>{wordMatchedBy(by, language)}</i>}
        <UnitChoice column={column} />
      </span>
    </div>
  )
}

/** What the headings of a column of a wide sheet say of its figures. */
function Stands({ column: { stands } }: { column: FileColumn }) {
  const language = useView((view) => view.language)
  const table = useImport((state) => state.table)
  const rows = useRows()
  const columns = tableNamed(table)?.columns ?? {}
  const words = Object.entries(stands ?? {}).flatMap(([name, value]) => {
    const declared = columns[name]
    return declared ? [formatCell(declared, value, { rows, language })] : []
  })
  return <b>{words.join(' · ')}</b>
}

function UnitChoice({ column: { at, letters, target, unit, unitFrom } }: { column: FileColumn }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const line = useImport((state) => state.preview?.unitLine ?? '')
  const choices = useImport((state) => state.choices)
  const declared = target === null ? undefined : tableNamed(table)?.columns[target]
  const units = declared ? unitChoices(declared) : []
  if (units.length === 0 || unit === null) return null
  const titles = {
    assumed: t('unitAssumed', { unit: unitTitle(unit, language) }),
    line: t('unitFromLine', { line }),
    heading: t('unitFromHeading'),
    row: t('unitFromRow'),
    chosen: '',
  }
  return (
    <Select
      size="small"
      className={unitFrom === 'assumed' ? 'zh-import-assumed' : ''}
      value={unit}
      title={unitFrom === null ? '' : titles[unitFrom]}
      aria-label={t('unitOf', { letters })}
      popupMatchSelectWidth={false}
      options={[...new Set([unit, ...units])].map((one) => ({
        value: one,
        label: one === SHARE ? t('share') : unitTitle(one, language) || one,
        ...(one === SHARE ? { title: t('shareHint') } : {}),
      }))}
      onChange={(next: string) => choose(workbook, { units: { ...choices.units, [at]: next } })}
    />
  )
}
