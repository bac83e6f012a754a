import { useMemo, type KeyboardEvent } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { SheetColumn, SheetRow } from '../contract.ts'
import type { Setting } from '../values.ts'
import { ConditionEditor } from './condition.tsx'
import { comparisonsFor, type Filter } from './filter.ts'
import { withFilter, withGroup, withHidden, withSort, type Layout } from './layout.ts'
import { useBoxAt } from './menu.tsx'
import { valuesOf } from './value-list.ts'
import { ValueList } from './values.tsx'

interface Props {
  readonly column: SheetColumn
  /** All rows of the page, whatever is filtered. */
  readonly rows: readonly SheetRow[]
  readonly setting: Setting
  readonly layout: Layout
  /** False if it is the only column left. */
  readonly mayHide: boolean
  readonly dark: boolean
  readonly x: number
  readonly y: number
  readonly change: (next: (layout: Layout) => Layout) => void
  readonly onFit: () => void
  readonly onClose: () => void
}

/** What a heading's button opens: order, place, and which rows are let through by this column. */
export function ColumnMenu(props: Props) {
  const { column, rows, setting, layout, mayHide, dark, x, y, change, onClose } = props
  const { t } = useTranslation('arrange')
  const box = useBoxAt(() => ({ x, y }), onClose)
  const { field } = column
  const filter = layout.filters[field]
  const values = useMemo(() => valuesOf(rows, column, setting), [rows, column, setting])
  const sorted = layout.sort.find((key) => key.field === field)
  const others = layout.sort.some((key) => key.field !== field)
  const grouped = layout.groups.includes(field)
  const sort = (down: boolean, add: boolean): void => {
    const off = sorted?.down === down && !add
    change((before) => withSort(before, field, off ? null : down, add))
  }
  const setFilter = (part: Filter): void => {
    const next = { ...filter, ...part }
    const empty = next.only === undefined && next.condition === undefined
    change((before) => withFilter(before, field, empty ? null : next))
  }
  const close = (act: () => void) => () => {
    act()
    onClose()
  }
  return createPortal(
    <div
      ref={box}
      className="zh-floating zh-column-menu"
      data-dark={dark}
      role="dialog"
      aria-label={t('columnMenuOf', { column: column.title })}
      onKeyDown={(event) => keyDown(event, box.current, onClose)}
    >
      <div className="zh-menu-row">
        <button
          type="button"
          aria-pressed={sorted?.down === false}
          onClick={(event) => sort(false, event.shiftKey)}
          onKeyDown={(event) => onShiftEnter(event, () => sort(false, true))}
        >
          {`↑ ${t('sortUp')}`}
        </button>
        <button
          type="button"
          aria-pressed={sorted?.down === true}
          onClick={(event) => sort(true, event.shiftKey)}
          onKeyDown={(event) => onShiftEnter(event, () => sort(true, true))}
        >
          {`↓ ${t('sortDown')}`}
        </button>
      </div>
      {others && <p className="zh-menu-hint">{t('shiftAdds')}</p>}
      <div className="zh-menu-row">
        <button
          type="button"
          onClick={close(() => change((before) => ({ ...before, frozen: frozenBy(before, column) })))}
        >
          {t(layout.frozen === field ? 'unfreeze' : 'freeze')}
        </button>
        <button
          type="button"
          disabled={!mayHide}
          onClick={close(() => change((before) => withHidden(before, [field], true)))}
        >
          {t('hide')}
        </button>
        <button
          type="button"
          aria-pressed={grouped}
          onClick={close(() => change((before) => withGroup(before, field, !grouped)))}
        >
          {t(grouped ? 'ungroup' : 'group')}
        </button>
        <button type="button" onClick={close(props.onFit)}>
          {t('fit')}
        </button>
      </div>
      {comparisonsFor(column.column).length > 0 && (
        <ConditionEditor
          column={column}
          setting={setting}
          condition={filter?.condition}
          onChange={(condition) => setFilter({ condition } as Filter)}
        />
      )}
      <ValueList
        values={values}
        only={filter?.only}
        onChange={(only) => setFilter({ only } as Filter)}
        onDone={onClose}
      />
    </div>,
    document.body,
  )
}

function frozenBy({ frozen }: Layout, { field }: SheetColumn): string | null {
  return frozen === field ? null : field
}

/** The keyboard's way to a further key: browsers do not agree whether a click made by Enter tells of Shift. */
function onShiftEnter(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter' || !event.shiftKey) return
  event.preventDefault()
  act()
}

/** Tab stays inside, Escape closes, arrows walk through the buttons and the list. */
function keyDown(event: KeyboardEvent, box: HTMLElement | null, onClose: () => void): void {
  event.stopPropagation()
  if (event.key === 'Escape') {
    event.preventDefault()
    return onClose()
  }
  const isWalk = event.key === 'Tab' || event.key === 'ArrowDown' || event.key === 'ArrowUp'
  const target = event.target instanceof HTMLElement ? event.target : null
  if (!isWalk || (target?.tagName === 'SELECT' && event.key !== 'Tab')) return
  event.preventDefault()
  const stops = [...(box?.querySelectorAll<HTMLElement>('button:not(:disabled), input, select') ?? [])]
  const back = event.key === 'ArrowUp' || (event.key === 'Tab' && event.shiftKey)
  const at = stops.findIndex((stop) => stop === target)
  stops[(at + (back ? -1 : 1) + stops.length) % stops.length]?.focus()
}
