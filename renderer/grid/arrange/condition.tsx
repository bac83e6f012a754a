import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetColumn } from '../contract.ts'
import type { Setting } from '../values.ts'
import { comparisonsFor, standsAlone, testOf, type Comparison, type Condition } from './filter.ts'

interface Props {
  readonly column: SheetColumn
  readonly setting: Setting
  readonly condition: Condition | undefined
  readonly onChange: (condition: Condition | undefined) => void
}

const BLANK = { first: '', second: '' }

/** A condition on a column; what cannot be read says so and hides nothing. */
export function ConditionEditor({ column, setting, condition, onChange }: Props) {
  const { t } = useTranslation('arrange')
  const [draft, setDraft] = useState<Condition | undefined>(condition)
  const hint = useId()
  const unread = draft !== undefined && isUnread(draft, column, setting)
  const change = (next: Condition | undefined): void => {
    setDraft(next)
    if (next === undefined || testOf({ condition: next }, column, setting)) onChange(next)
    else if (condition !== undefined) onChange(undefined)
  }
  const unit = column.unitTitle ?? column.unit ?? ''
  return (
    <div className="zh-condition">
      <select
        aria-label={t('condition')}
        value={draft?.comparison ?? ''}
        onChange={({ target }) =>
          change(
            target.value === '' ? undefined : { ...BLANK, ...draft, comparison: target.value as Comparison },
          )
        }
      >
        <option value="">{t('noCondition')}</option>
        {comparisonsFor(column.column).map((comparison) => (
          <option key={comparison} value={comparison}>
            {t(`comparison.${comparison}`)}
          </option>
        ))}
      </select>
      {draft && !standsAlone(draft.comparison) && (
        <input
          aria-label={t('bound')}
          aria-invalid={unread}
          aria-describedby={hint}
          value={draft.first}
          placeholder={unit}
          onChange={({ target }) => change({ ...draft, first: target.value })}
        />
      )}
      {draft?.comparison === 'between' && (
        <input
          aria-label={t('otherBound')}
          aria-invalid={unread}
          aria-describedby={hint}
          value={draft.second}
          placeholder={unit}
          onChange={({ target }) => change({ ...draft, second: target.value })}
        />
      )}
      <p id={hint} className="zh-menu-hint zh-condition-unread" role="status">
        {unread ? t('unreadBound', { unit }) : ''}
      </p>
    </div>
  )
}

/** True once something has been typed that is no bound of this column. */
function isUnread(condition: Condition, column: SheetColumn, setting: Setting): boolean {
  if (standsAlone(condition.comparison) || condition.first.trim() === '') return false
  if (condition.comparison === 'between' && condition.second.trim() === '') return false
  return testOf({ condition }, column, setting) === null
}
