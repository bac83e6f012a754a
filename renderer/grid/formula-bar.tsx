import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useStore } from 'zustand'
import { textToEdit } from './arithmetic.ts'
import { cellCommandOf, editorKeyOf } from './cell-keys.ts'
import type { SheetCore } from './core.ts'
import { pasteText } from './pasted-text.ts'
import { beginEdit, cancelEdit, caretMoved, moveOn, typed } from './editing.ts'
import './formula-bar.css'
import { titleOf, understood, type Understood } from './reading.ts'
import { cellOf, isFigure, shownText, unitOf } from './values.ts'
import type { Place } from './view.ts'

interface Props {
  readonly core: SheetCore
  /** The textarea of the cell, which has the keyboard while nothing is edited here. */
  readonly cell: RefObject<HTMLTextAreaElement | null>
}

/**
 * Above the sheet: which cell is active, and all of its content: the arithmetic behind a figure, every digit with its
 * unit, a long text. It is the same editor as the one in the cell; what is typed in one shows in the other.
 */
export function FormulaBar({ core, cell }: Props) {
  const editing = useStore(core.store, (state) => state.editing)
  useStore(core.store, (state) => state.selection)
  useStore(core.store, (state) => state.view)
  const [tall, setTall] = useState(false)
  const element = useRef<HTMLTextAreaElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const active = core.active()
  const text = editing ? editing.text : active ? contentOf(core, active) : ''
  const fixed = active === null || core.refusalAt(active) !== null
  useGridKeys(core, bar, element, cell, () => setTall((before) => !before))
  const told = active && tellingOf(core, active, text, editing !== null)
  const totals = (active && core.props.lore?.totalsOf?.(active.column.field)) ?? null
  const formula = text.startsWith('=') || text.startsWith('＝')
  return (
    <div ref={bar} className={`zh-cell-bar${tall ? ' zh-cell-bar-tall' : ''}`} data-shares-edit>
      <Address core={core} active={active} />
      <span className={`zh-cell-bar-sign${formula ? ' zh-cell-bar-on' : ''}`} aria-hidden="true">
        ƒ
      </span>
      <textarea
        ref={element}
        rows={1}
        value={text}
        tabIndex={-1}
        spellCheck={false}
        autoComplete="off"
        readOnly={fixed}
        aria-label={core.words.text('formulaBar')}
        onFocus={() => {
          if (!fixed && !core.store.getState().editing) beginEdit(core)
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget !== cell.current && document.hasFocus()) core.endEdit()
        }}
        onChange={({ target }) => typed(core, target.value, target.selectionStart)}
        onPaste={(event) => pasteText(core, event)}
        onSelect={({ currentTarget }) => caretMoved(core, currentTarget.selectionStart)}
        onKeyDown={(event) => keyDown(core, event, cell.current)}
      />
      {told && (
        <output
          className={`zh-cell-bar-told${told.refused ? ' zh-cell-bar-refused' : ''}`}
          title={totals === null ? told.words : `${told.words}\n${totals}`}
        >
          {told.words}
          {totals !== null && <span className="zh-cell-bar-totals">{totals}</span>}
          {told.rounded !== null && <em>{core.words.text('roundedTo', { step: told.rounded })}</em>}
        </output>
      )}
    </div>
  )
}

/** Which cell is active: a long name of a row gives way before the column's, and both are told in full on hover. */
function Address({ core, active }: { core: SheetCore; active: Place | null }) {
  if (!active) return <span className="zh-cell-bar-cell" />
  const { row, column } = active
  return (
    <span className="zh-cell-bar-cell" title={core.cellLabel(row.id, column.field)}>
      <span>{core.rowLabel(row.id)}</span>
      <span>{`${core.words.text('labelSeparator')}${column.title}`}</span>
    </span>
  )
}

/** The whole content of a cell that is not being edited. */
function contentOf(core: SheetCore, { row, column }: Place): string {
  if (row.kind !== undefined && row.kind !== 'row') return shownText(row, column, core.setting)
  return core.props.lore?.formulaOf?.(column.field) ?? textToEdit(core, row, column)
}

/** What stands at the right end: the value behind a formula, what typed text comes to, or the unit of a figure. */
function tellingOf(
  core: SheetCore,
  { row, column }: Place,
  text: string,
  editing: boolean,
): Understood | null {
  const unit = titleOf(unitOf(row, column), column, core.setting.language)
  if (core.props.lore?.formulaOf?.(column.field)) {
    const shown = shownText(row, column, core.setting)
    return { words: shown === '' ? '= —' : `= ${shown} ${unit}`, refused: false, rounded: null }
  }
  const told = understood(core, row, column, text)
  if (told) return told
  const bare = isFigure(column.column) && unit !== '' && (editing || cellOf(row, column.field) !== null)
  return bare ? { words: unit, refused: false, rounded: null } : null
}

/** Keys that work wherever in the sheet the keyboard is: Ctrl+Shift+U opens the bar wide, F2 goes from cell to bar. */
function useGridKeys(
  core: SheetCore,
  bar: RefObject<HTMLDivElement | null>,
  element: RefObject<HTMLTextAreaElement | null>,
  cell: RefObject<HTMLTextAreaElement | null>,
  toggle: () => void,
): void {
  useEffect(() => {
    const grid = bar.current?.closest<HTMLElement>('.zh-grid')
    function pressed(event: globalThis.KeyboardEvent): void {
      const inCell = event.target === cell.current && core.store.getState().editing !== null
      const inBar = event.target === element.current
      if (cellCommandOf(event) === 'tall-bar') toggle()
      else if ((inCell || inBar) && editorKeyOf(event) === 'in-bar') (inBar ? cell : element).current?.focus()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    grid?.addEventListener('keydown', pressed, true)
    return () => grid?.removeEventListener('keydown', pressed, true)
  })
}

function keyDown(
  core: SheetCore,
  event: KeyboardEvent<HTMLTextAreaElement>,
  cell: HTMLTextAreaElement | null,
): void {
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
  const { key, altKey, shiftKey, ctrlKey, currentTarget } = event
  if (key === 'Escape') {
    cancelEdit(core)
    cell?.focus({ preventScroll: true })
  } else if (key === 'Enter' && altKey && core.store.getState().editing?.kind === 'box') {
    currentTarget.setRangeText('\n', currentTarget.selectionStart, currentTarget.selectionEnd, 'end')
    typed(core, currentTarget.value)
  } else if ((key === 'Enter' || key === 'Tab') && !altKey && !ctrlKey) {
    const taken = core.endEdit()
    cell?.focus({ preventScroll: true })
    if (taken) moveOn(core, key === 'Tab' ? (shiftKey ? 'left' : 'right') : shiftKey ? 'up' : 'down')
  } else return
  event.preventDefault()
}
