import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ID_TARGET, type ImportChoices, type Preview } from '../../../shared/exchange/import/contract.ts'
import type { Cell, Column } from '../../../shared/table/column.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { columnTitle, optionTitle } from '../../text/titles.ts'
import { useRows, useView, useWorkbook } from '../../workbook/context.tsx'
import { Mappings } from './mappings.tsx'
import { choose, useImport } from './session.ts'

type Flag = 'keepTotals' | 'leaveHidden' | 'clear' | 'round' | 'withoutStopped'

const FLAGS: readonly Flag[] = ['withoutStopped', 'round', 'keepTotals', 'leaveHidden', 'clear']

/** The choices of an import; `only` shows those that mend a problem beside it. */
export function Options({ preview, only }: { preview: Preview; only?: 'lacking' | 'stops' }) {
  const { t } = useTranslation('importing')
  const flags = only === 'stops' ? (['withoutStopped', 'round'] as const) : FLAGS
  return (
    <div className="zh-import-options">
      {only !== 'stops' && preview.lacking.length > 0 && (
        <div className="zh-import-asked" role="group" aria-label={t('lacking')}>
          <p>{t(preview.wide?.on ? 'lackingWide' : 'lacking')}</p>
          {preview.lacking.map(({ column, value }) => (
            <Lacking key={column} name={column} value={value} />
          ))}
        </div>
      )}
      {only !== 'lacking' && flags.map((flag) => <FlagBox key={flag} flag={flag} />)}
      {only === undefined && (
        <>
          <Key preview={preview} />
          <Headings preview={preview} />
          <Mappings preview={preview} />
        </>
      )}
    </div>
  )
}

function FlagBox({ flag }: { flag: Flag }) {
  const { t } = useTranslation('importing')
  const workbook = useWorkbook()
  const on = useImport((state) => state.choices[flag] === true)
  return (
    <Checkbox
      checked={on}
      onChange={({ target }) => choose(workbook, { [flag]: target.checked } as ImportChoices)}
    >
      {t(flag)}
    </Checkbox>
  )
}

/** What new rows get in a column that the file does not have. */
function Lacking({ name, value }: { name: string; value: Cell }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const values = useImport((state) => state.choices.values)
  const rows = useRows()
  const column = tableNamed(table)?.columns[name]
  const title = columnTitle(table, name, language)
  const set = (next: Cell): void => choose(workbook, { values: { ...values, [name]: next } })
  const options = column ? optionsOf(table, name, column) : null
  function optionsOf(of: string, field: string, declared: Column) {
    if (declared.kind === 'choice')
      return Object.keys(declared.options).map((code) => ({
        value: code,
        label: optionTitle(of, field, code, language),
      }))
    if (declared.kind !== 'reference') return null
    return declared.to.flatMap((to) =>
      rows.all(to).map(({ id }) => ({ value: id, label: labelOf(rows, to, id) })),
    )
  }
  return (
    <label className="zh-import-lacking">
      <span>{title}</span>
      {options ? (
        <Select
          value={value === null ? undefined : String(value)}
          placeholder={t('lackingChoose')}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={title}
          options={options}
          onChange={(next: string) => set(next)}
        />
      ) : (
        <Input
          defaultValue={value ?? ''}
          aria-label={title}
          onBlur={({ target }) => set(target.value === '' ? null : target.value)}
          onPressEnter={({ currentTarget }) => currentTarget.blur()}
        />
      )}
    </label>
  )
}

function Key({ preview: { key, columns } }: { preview: Preview }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const filled = columns.flatMap(({ target }) => (target === null || target.startsWith('#') ? [] : [target]))
  const title = (name: string): string =>
    name === ID_TARGET ? t('rowId') : columnTitle(table, name, language)
  return (
    <label className="zh-import-lacking">
      <span>{t('key')}</span>
      <Select
        mode="multiple"
        value={[...key]}
        placeholder={t('keyNone')}
        aria-label={t('key')}
        options={[...new Set([...key, ...filled])].map((name) => ({ value: name, label: title(name) }))}
        onChange={(next: string[]) => choose(workbook, { key: next })}
      />
    </label>
  )
}

function Headings({ preview: { headings } }: { preview: Preview }) {
  const { t } = useTranslation('importing')
  const workbook = useWorkbook()
  const set = (part: Partial<Preview['headings']>): void => {
    const next = { ...headings, ...part }
    choose(workbook, { headings: { first: next.first, last: Math.max(next.first - 1, next.last) } })
  }
  return (
    <div className="zh-import-lacking">
      <span>{t('headings')}</span>
      <span className="zh-import-pair">
        <InputNumber
          min={1}
          value={headings.first + 1}
          aria-label={t('headingsFirst')}
          onChange={(next) => next !== null && set({ first: next - 1 })}
        />
        –
        <InputNumber
          min={0}
          value={headings.last + 1}
          aria-label={t('headingsLast')}
          onChange={(next) => next !== null && set({ last: next - 1 })}
        />
      </span>
    </div>
  )
}
