import { useId } from 'react'
import { useStore } from 'zustand'
import type { CellRefusal } from './contract.ts'
import type { SheetCore } from './core.ts'
import { single } from './range.ts'
import type { Question } from './state.ts'
import { pointOf } from './view.ts'
import { dropRest, writeRest, writeWithNewRows } from './writing.ts'

/** Refused cells that are listed; the others are marked in the sheet. */
const LISTED = 5

/** Above the sheet while part of a block cannot be written: how much, which cells and why, and what to do with the rest. */
export function RefusalBar({ core, onDone }: { core: SheetCore; onDone: () => void }) {
  const question = useStore(core.store, (state) => state.question)
  const heading = useId()
  if (!question) return null
  const { refused, outside, rest, verb, fresh, whole } = question
  const grows = fresh.length > 0
  const { text } = core.words
  const done = (act: () => void): void => {
    act()
    onDone()
  }
  return (
    <section className="zh-refusals" aria-labelledby={heading}>
      <div className="zh-refusals-head">
        <p id={heading} role="alert">
          {summaryOf(core, question)}
        </p>
        {grows && (
          <button
            type="button"
            className="zh-primary"
            onClick={() => done(() => void writeWithNewRows(core))}
          >
            {text('addRows', { rows: fresh.length })}
          </button>
        )}
        {rest.length > 0 && !(grows && whole) && (
          <button
            type="button"
            className={grows ? '' : 'zh-primary'}
            onClick={() => done(() => void writeRest(core))}
          >
            {text(wordsOfRest(question, grows), { count: rest.length })}
          </button>
        )}
        <button type="button" onClick={() => done(() => dropRest(core))}>
          {text(rest.length > 0 || grows ? `drop.${verb}` : 'close')}
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

function wordsOfRest({ verb }: Question, grows: boolean): string {
  if (grows) return 'writeFitting'
  return verb === 'clear' ? 'clearRest' : 'writeRest'
}

function summaryOf(core: SheetCore, { refused, outside, rest, fresh, verb }: Question): string {
  const { text } = core.words
  const count = refused.length + outside
  const some = verb === 'clear' ? 'clearedSome' : 'refusedSome'
  if (fresh.length === 0) return text(rest.length > 0 ? some : 'refusedAll', { count, rest: rest.length })
  return [
    text('tooFewRows', { rows: fresh.length }),
    ...(count > 0 ? [text('refusedToo', { count })] : []),
  ].join('')
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
  const known = core.view.rows.some(({ id }) => id === rowId)
  const go = (): void => {
    const point = pointOf(core.view, { rowId, field: field ?? core.view.columns[0]?.field ?? '' })
    if (point) core.select(single(point))
    onDone()
  }
  return (
    <>
      {known ? (
        <button type="button" className="zh-link" onClick={go}>
          {core.cellLabel(rowId, field)}
        </button>
      ) : (
        core.cellLabel(rowId, field)
      )}
      {core.words.text('reasonSeparator')}
      {message}
    </>
  )
}
