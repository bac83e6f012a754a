import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { CellSet, SheetColumn, SheetHandle, SheetRow, TypedCell } from '../contract.ts'
import type { Setting } from '../values.ts'
import {
  matcherOf,
  nextPlace,
  replacement,
  searchRows,
  type FormulaAt,
  type Matcher,
  type Quest,
} from './search.ts'
import { useSpeller } from './speller.ts'

/** What the bar's keys do from elsewhere. */
export interface FindHandle {
  step(back: boolean): void
  focus(): void
}

interface Props {
  readonly replacing: boolean
  readonly readOnly: boolean
  readonly rows: readonly SheetRow[]
  readonly columns: readonly SheetColumn[]
  readonly setting: Setting
  readonly formulaAt: FormulaAt
  readonly sheet: RefObject<SheetHandle | null>
  readonly handle: Ref<FindHandle>
  /** Told what is looked for, so that the sheet can mark it. */
  readonly onMatcher: (matcher: Matcher | null) => void
  readonly onReplacing: (replacing: boolean) => void
  readonly onClose: () => void
}

/** The matches of a quest as far as the sheet has been looked through. */
function useFound(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  matcher: Matcher | null,
): { readonly places: readonly number[]; readonly done: boolean } {
  const [found, setFound] = useState<{ places: readonly number[]; done: boolean; of: Matcher | null }>(
    NOTHING,
  )
  useEffect(() => {
    let current = true
    async function look(): Promise<void> {
      if (!matcher) return setFound(NOTHING)
      await searchRows(rows, columns, matcher, (places, done) => {
        // A copy: the list goes on growing.
        if (current) setFound({ places: places.slice(), done, of: matcher })
        return current
      })
    }
    void look()
    return () => {
      current = false
    }
  }, [rows, columns, matcher])
  // What was found for other words is none of these.
  return found.of === matcher ? found : { places: [], done: false }
}

const NOTHING = { places: [], done: true, of: null }

/** Looks for words in a sheet, and replaces them; a bar above the rows, so that they can be seen and edited meanwhile. */
export function FindBar(props: Props) {
  const { replacing, readOnly, rows, columns, setting, formulaAt, sheet, handle } = props
  const { onMatcher, onReplacing, onClose } = props
  const { t } = useTranslation('arrange')
  const [text, setText] = useState('')
  const [by, setBy] = useState('')
  const [whole, setWhole] = useState(false)
  const [formulas, setFormulas] = useState(false)
  const [field, setField] = useState<string | null>(null)
  const [chosen, setChosen] = useState<CellSet | null>(null)
  const [inChosen, setInChosen] = useState(true)
  const [said, setSaid] = useState<string | null>(null)
  const spell = useSpeller()
  const input = useRef<HTMLInputElement>(null)
  const { lookup, language } = setting
  const quest: Quest = useMemo(
    () => ({ text, whole, field, pinyin: !replacing, formulas }),
    [text, whole, field, replacing, formulas],
  )
  const matcher = useMemo(() => {
    const matches = matcherOf(quest, { lookup, language }, spell, formulaAt)
    if (!matches || !chosen || !inChosen) return matches
    const within: Matcher = (row, column) => chosen.has(row.id, column.field) && matches(row, column)
    return within
  }, [quest, lookup, language, spell, formulaAt, chosen, inChosen])
  const { places, done } = useFound(rows, columns, matcher)
  /** A step that was asked for before anything had been found. */
  const wished = useRef<{ readonly back: boolean } | null>(null)
  useEffect(() => onMatcher(matcher), [matcher, onMatcher])
  useEffect(() => () => onMatcher(null), [onMatcher])
  /** As in Excel, several cells that are selected as one comes to the bar are the ones that are looked through. */
  const entered = ({ relatedTarget, currentTarget }: FocusEvent<HTMLInputElement>): void => {
    if (currentTarget.closest('.zh-find')?.contains(relatedTarget)) return
    setChosen(sheet.current?.selectedCells() ?? null)
    setInChosen(true)
    setField(null)
  }
  useEffect(() => input.current?.select(), [])

  const placeOf = (): number => {
    const active = sheet.current?.active()
    if (!active) return -1
    const row = rows.findIndex(({ id }) => id === active.rowId)
    return row * columns.length + columns.findIndex((one) => one.field === active.field)
  }
  const cellAt = (place: number): { row: SheetRow; column: SheetColumn } | null => {
    const row = rows[Math.floor(place / columns.length)]
    const column = columns[place % columns.length]
    return row && column ? { row, column } : null
  }
  const step = (back: boolean): void => {
    wished.current = places.length === 0 && !done ? { back } : null
    const at = nextPlace(places, placeOf(), back)
    const cell = cellAt(places[at] ?? -1)
    if (cell) sheet.current?.reveal(cell.row.id, cell.column.field)
    setSaid(null)
  }
  const stepAsWished = useEffectEvent((found: readonly number[], all: boolean) => {
    if (wished.current && (all || found.length > 0)) step(wished.current.back)
  })
  useEffect(() => stepAsWished(places, done), [places, done])
  const typedFor = (place: number): TypedCell[] => {
    const cell = cellAt(place)
    const raw = cell && replacement(cell.row, cell.column, quest, by, setting, formulaAt)
    return cell && raw !== null ? [{ rowId: cell.row.id, field: cell.column.field, raw }] : []
  }
  const replaceOne = async (): Promise<void> => {
    const at = placeOf()
    if (!places.includes(at)) return step(false)
    if ((await sheet.current?.write(typedFor(at), 'replace')) === true) step(false)
  }
  const replaceAll = async (): Promise<void> => {
    const cells = places.flatMap(typedFor)
    const written = cells.length > 0 && (await sheet.current?.write(cells, 'replace')) === true
    // Where some are refused the sheet's own bar says which, and asks.
    setSaid(written ? t('replaced', { count: cells.length }) : null)
  }
  useImperativeHandle(handle, () => ({ step, focus: () => input.current?.select() }))
  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    } else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault()
      step(event.shiftKey)
    }
  }
  const at = places.indexOf(placeOf())
  const all = places.length
  const count = `${at < 0 ? t('foundAll', { count: all }) : `${at + 1} / ${all}`}${done ? '' : '…'}`
  return (
    <search className="zh-find" aria-label={t(replacing ? 'replace' : 'find')} onKeyDown={keyDown}>
      <input
        ref={input}
        className="zh-find-text"
        aria-label={t('findText')}
        placeholder={t('findText')}
        value={text}
        onFocus={entered}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="zh-find-count" role="status">
        {said ?? (matcher ? (done && places.length === 0 ? t('notFound') : count) : '')}
      </span>
      {!readOnly && replacing && (
        <input
          className="zh-find-text"
          aria-label={t('replaceText')}
          placeholder={t('replaceText')}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
      )}
      <button type="button" title={t('previous')} aria-label={t('previous')} onClick={() => step(true)}>
        ↑
      </button>
      <button type="button" title={t('next')} aria-label={t('next')} onClick={() => step(false)}>
        ↓
      </button>
      <label>
        <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} />
        {t('wholeCell')}
      </label>
      {chosen ? (
        <label>
          <input type="checkbox" checked={inChosen} onChange={(event) => setInChosen(event.target.checked)} />
          {t('inChosen', { count: chosen.count })}
        </label>
      ) : (
        <label>
          <input
            type="checkbox"
            checked={field !== null}
            onChange={(event) =>
              setField(event.target.checked ? (sheet.current?.active()?.field ?? null) : null)
            }
          />
          {field === null
            ? t('thisColumn')
            : t('onlyColumn', { column: columns.find((one) => one.field === field)?.title ?? '' })}
        </label>
      )}
      <label>
        <input type="checkbox" checked={formulas} onChange={(event) => setFormulas(event.target.checked)} />
        {t('inFormulas')}
      </label>
      {!readOnly && !replacing && (
        <button type="button" onClick={() => onReplacing(true)}>
          {t('replaceWith')}
        </button>
      )}
      {!readOnly && replacing && (
        <>
          <button type="button" disabled={places.length === 0} onClick={() => void replaceOne()}>
            {t('replaceOne')}
          </button>
          <button type="button" disabled={places.length === 0 || !done} onClick={() => void replaceAll()}>
            {t('replaceAll', { count: places.length })}
          </button>
        </>
      )}
      <span className="zh-find-gap" />
      <button type="button" aria-label={t('close')} title={t('close')} onClick={onClose}>
        ×
      </button>
    </search>
  )
}
