import { useId } from 'react'
import { useStore } from 'zustand'
import type { CellRefusal } from './contract.ts'
import type { SheetCore } from './core.ts'
import { single } from './range.ts'
import { pointOf } from './view.ts'
import { dropRest, writeRest } from './writing.ts'

/** Refused cells that are listed; the others are marked in the sheet. */
const LISTED = 5

/** Above the sheet while part of a block cannot be written: how much, which cells and why, and what to do with the rest. */
export function RefusalBar({ core, onDone }: { core: SheetCore; onDone: () => void }) {
  const question = useStore(core.store, (state) => state.question)
  const heading = useId()
  if (!question) return null
  const { refused, outside, rest, verb } = question
  const { text } = core.words
  const done = (act: () => void): void => {
    act()
    onDone()
  }
  return (
    <section className="zh-refusals" aria-labelledby={heading}>
      <div className="zh-refusals-head">
        <p id={heading} role="alert">
          {summaryOf(core, refused.length, outside, rest.length)}
        </p>
        {rest.length > 0 && (
          <button type="button" className="zh-primary" onClick={() => done(() => void writeRest(core))}>
            {text('writeRest', { count: rest.length })}
          </button>
        )}
        <button type="button" onClick={() => done(() => dropRest(core))}>
          {text(rest.length > 0 ? `drop.${verb}` : 'close')}
        </button>
      </div>
      <ul>
        {refused.slice(0, LISTED).map((one, index) => (
          <li key={`${one.rowId}/${one.field}/${index}`}>
            <RefusedCell core={core} refusal={one} onDone={onDone} />
          </li>
        ))}
        {outside > 0 && <li>{text('outside', { count: outside })}</li>}
        {refused.length > LISTED && <li>{text('more', { count: refused.length - LISTED })}</li>}
      </ul>
    </section>
  )
}

function summaryOf(core: SheetCore, refused: number, outside: number, rest: number): string {
  const count = refused + outside
  return core.words.text(rest > 0 ? 'refusedSome' : 'refusedAll', { count, rest })
}

/** One refused cell; its name leads to it. */
function RefusedCell({
  core,
  refusal,
  onDone,
}: {
  core: SheetCore
  refusal: CellRefusal
  onDone: () => void
}) {
  const { rowId, field, message } = refusal
  if (rowId === null) return message
  const go = (): void => {
    const point = pointOf(core.view, { rowId, field: field ?? core.view.columns[0]?.field ?? '' })
    if (point) core.select(single(point))
    onDone()
  }
  return (
    <>
      <button type="button" className="zh-link" onClick={go}>
        {core.cellLabel(rowId, field)}
      </button>
      {core.words.text('reasonSeparator')}
      {message}
    </>
  )
}
