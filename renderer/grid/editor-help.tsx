import { useEffect, useRef, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../shared/text/language.ts'
import { periodText, readPeriod } from '../../shared/units/dates.ts'
import { editorKeyOf } from './cell-keys.ts'
import type { SheetCore } from './core.ts'
import { dayIn, monthLater, periodsIn, stepped, weeksOf } from './days.ts'
import { typed } from './editing.ts'
import './editor-help.css'
import { Floating } from './floating.tsx'
import { useCellBox } from './place.ts'
import { put } from './put.ts'
import { understood } from './reading.ts'
import type { Editing } from './state.ts'
import { placeAt, pointOf, type Place } from './view.ts'

interface Props {
  readonly core: SheetCore
  readonly dark: boolean
}

/** Today as the machine's own calendar says, `2025-03-31`. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/**
 * What stands below a cell while it is edited: the days of a month, the periods of a year, or what a text with a unit or
 * an expression comes to. The keyboard stays in the text: Alt with the arrows goes from day to day and week to week, and
 * from period to period; Ctrl+; writes today.
 */
export function EditorHelp({ core, dark }: Props) {
  const editing = useStore(core.store, (state) => state.editing)
  const box = useCellBox(core, editing)
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const grid = mark.current?.closest<HTMLElement>('.zh-grid')
    function pressed(event: KeyboardEvent): void {
      if (!keyed(core, event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    grid?.addEventListener('keydown', pressed, true)
    return () => grid?.removeEventListener('keydown', pressed, true)
  }, [core])
  const place = editing && placeOf(core, editing)
  const help = editing && place && helpFor(core, editing, place)
  return (
    <>
      <span ref={mark} hidden />
      {help && box && (
        <Floating at={box} dark={dark} className="zh-editor-help">
          {help}
        </Floating>
      )}
    </>
  )
}

function placeOf(core: SheetCore, editing: Editing): Place | null {
  const point = pointOf(core.view, editing)
  return point && placeAt(core.view, point)
}

function helpFor(core: SheetCore, editing: Editing, { row, column }: Place): ReactNode {
  const { kind } = column.column
  const write = (text: string): void => {
    typed(core, text)
    core.endEdit()
  }
  if (kind === 'date') return <Days core={core} text={editing.text} onPick={write} />
  if (kind === 'period') return <Periods core={core} text={editing.text} onPick={write} />
  const told = understood(core, row, column, editing.text)
  if (!told) return null
  return (
    <div className={`zh-editor-told${told.refused ? ' zh-editor-refused' : ''}`} role="status">
      {told.words}
      {told.rounded !== null && <em>{core.words.text('roundedTo', { step: told.rounded })}</em>}
    </div>
  )
}

interface PickProps {
  readonly core: SheetCore
  readonly text: string
  readonly onPick: (text: string) => void
}

/** A day as it is read aloud: 2025年12月1日. */
function dayInWords(day: string, language: Language): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' })
}

/** A press must not take the keyboard away from the text. */
const keep = (event: { preventDefault: () => void }): void => event.preventDefault()

function Days({ core, text, onPick }: PickProps) {
  const now = today()
  const chosen = dayIn(text, now)
  const month = chosen.slice(0, 7)
  const { language } = core.setting
  const show = (by: number) => (): void => put(core, monthLater(chosen, by))
  return (
    <div className="zh-days" onMouseDown={keep}>
      <div className="zh-days-head">
        <button type="button" tabIndex={-1} aria-label={core.words.text('monthBefore')} onClick={show(-1)}>
          ‹
        </button>
        <span>{periodText(month, language)}</span>
        <button type="button" tabIndex={-1} aria-label={core.words.text('monthAfter')} onClick={show(1)}>
          ›
        </button>
      </div>
      <div className="zh-days-week" aria-hidden="true">
        {[...core.words.text('weekdays')].map((day, at) => (
          <span key={`${day}${at}`}>{day}</span>
        ))}
      </div>
      {weeksOf(chosen).map((week) => (
        <div key={week[0]} className="zh-days-week">
          {week.map((day) => (
            <button
              key={day}
              type="button"
              tabIndex={-1}
              aria-label={dayInWords(day, language)}
              aria-pressed={day === chosen}
              className={`${day.startsWith(month) ? '' : 'zh-days-other'}${day === now ? ' zh-days-today' : ''}`}
              onClick={() => onPick(day)}
            >
              {Number(day.slice(8))}
            </button>
          ))}
        </div>
      ))}
      <p>{core.words.text('daysHint')}</p>
    </div>
  )
}

function Periods({ core, text, onPick }: PickProps) {
  const chosen = readPeriod(text)
  const { language } = core.setting
  return (
    <div className="zh-periods" onMouseDown={keep}>
      {periodsIn(text, today()).map((period) => (
        <button
          key={period}
          type="button"
          tabIndex={-1}
          aria-pressed={period === chosen}
          onClick={() => onPick(period)}
        >
          {periodText(period, language)}
        </button>
      ))}
      <p>{core.words.text('periodsHint')}</p>
    </div>
  )
}

/** Whether a key of days and periods was used. */
function keyed(core: SheetCore, event: KeyboardEvent): boolean {
  const { editing } = core.store.getState()
  const command = editing && editorKeyOf(event)
  const kind = editing && placeOf(core, editing)?.column.column.kind
  if (!editing || (kind !== 'date' && kind !== 'period')) return false
  if (command === 'this-day') put(core, kind === 'period' ? today().slice(0, 4) : today())
  else if (command === 'step-day') {
    const by = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    // In the sheet of days a week lies below another, and a day beside it.
    const far = kind === 'date' ? !sideways : sideways
    put(core, stepped(kind, editing.text, { by, far, today: today() }))
  } else return false
  return true
}
