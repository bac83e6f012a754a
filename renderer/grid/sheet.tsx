import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { wordRejection } from '../../shared/text/rejections.ts'
import { optionTitle, tableTitle } from '../text/titles.ts'
import { attachArranging } from './arrange/mouse.ts'
import { RefusalBar } from './bar.tsx'
import type { SheetProps } from './contract.ts'
import { SheetCore, type Words } from './core.ts'
import { HeadingBar } from './heading-bar.tsx'
import { FillOtherwise } from './fill-otherwise.tsx'
import { FillTip } from './fill-tip.tsx'
import { CommentBox } from './comment-box.tsx'
import { EditorHelp } from './editor-help.tsx'
import { FormulaBar } from './formula-bar.tsx'
import { handleOf } from './handle.ts'
import { CellInput } from './input.tsx'
import { CellNotice } from './notice.tsx'
import { attachPointer } from './pointer.ts'
import { rangeOf, sizeOf } from './range.ts'
import { rangesOf } from './ranges.ts'
import { zoomFloats } from './float-zoom.ts'
import './sheet.css'
import { SpokenSelection } from './spoken-selection.tsx'
import { statisticsOf } from './statistics.ts'
import { createSurface } from './surface.ts'
import { WritingLine } from './writing-line.tsx'

/**
 * A table to be worked in as in a spreadsheet: the one component behind every table of the window. It selects, edits,
 * copies, pastes, fills and clears; what is to be written goes to `onEdit` as one commit. It fills its parent's height.
 */
export function Sheet({ ref, ...props }: SheetProps) {
  const words = useWords(props)
  const [core] = useState(() => new SheetCore(props, words))
  const host = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const hintId = useId()
  const noticeId = useId()
  const [focused, setFocused] = useState(false)
  const focus = (): void => input.current?.focus({ preventScroll: true })
  useLayoutEffect(() => core.update(props, words), [core, props, words])
  useSurface(core, host, input, props)
  useTelling(core, props)
  useHandle(core, ref, input)
  const isWriting = useStore(core.store, ({ writing }) => writing.length > 0)
  const isEmpty = props.rows.length === 0
  const zoom = props.arranging?.zoom ?? 1
  const zoomed = useEffectEvent((_zoom: number) => core.store.setState(({ moved }) => ({ moved: moved + 1 })))
  useLayoutEffect(() => {
    zoomFloats(zoom)
    zoomed(zoom)
  }, [zoom])
  return (
    <div
      className={`zh-grid${focused ? ' zh-grid-focused' : ''}`}
      data-dark={props.dark}
      style={{ '--sheet-zoom': zoom } as CSSProperties}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <FormulaBar core={core} cell={input} />
      <HeadingBar core={core} onDone={focus} />
      <RefusalBar core={core} onDone={focus} />
      <div ref={layer} className="zh-grid-body">
        <div ref={host} className="zh-grid-host" style={{ zoom }} aria-busy={isWriting} />
        <WritingLine core={core} />
        {isEmpty && (
          <div className="zh-grid-empty">
            <p className="zh-grid-empty-title">{props.empty.title}</p>
            <p>{props.empty.hint}</p>
            {props.empty.action}
          </div>
        )}
        <CellInput
          core={core}
          input={input}
          layer={layer}
          lookup={props.lookup}
          dark={props.dark}
          hintId={hintId}
          noticeId={noticeId}
        />
      </div>
      <SpokenSelection core={core} host={host} />
      <FillTip core={core} dark={props.dark} />
      <FillOtherwise core={core} dark={props.dark} />
      <CellNotice core={core} id={noticeId} dark={props.dark} />
      <EditorHelp core={core} dark={props.dark} />
      <CommentBox core={core} dark={props.dark} onDone={focus} />
      <p id={hintId} hidden>
        {words.text('hint')}
      </p>
    </div>
  )
}

function useWords({ language }: SheetProps): Words {
  const { t } = useTranslation('grid')
  return useMemo(
    () => ({
      // Keys are put together from verbs and reasons, so they are plain texts here; a test compares them with the texts.
      text: (key, values) => t(key as 'hint', { ...values }),
      rejection: (rejection) => wordRejection(rejection, language),
      tables: {
        table: (name) => tableTitle(name, language),
        choice: (table, column, code) => optionTitle(table, column, code, language),
      },
    }),
    [t, language],
  )
}

/** Makes AG Grid, once per language, and keeps it up to date with the state. */
function useSurface(
  core: SheetCore,
  host: RefObject<HTMLDivElement | null>,
  input: RefObject<HTMLTextAreaElement | null>,
  { language, label }: SheetProps,
): void {
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const moved = (): void => core.store.setState((state) => ({ moved: state.moved + 1 }))
    const surface = createSurface(element, core, language, moved)
    core.paintOn(surface)
    moved()
    nameGrid(element, core.props.label)
    // Browsers let Tab stop at whatever scrolls; here the keyboard belongs to the textarea, which scrolls along.
    for (const scroller of element.querySelectorAll(SCROLLERS)) scroller.setAttribute('tabindex', '-1')
    const detach = attachPointer(element, core, () => input.current?.focus({ preventScroll: true }))
    const release = attachArranging(element, core)
    const unsubscribe = core.store.subscribe((now, before) => {
      if (now.view !== before.view) surface.show(now.view, before.view)
    })
    return () => {
      unsubscribe()
      release()
      detach()
      core.paintOn(null)
      surface.destroy()
    }
  }, [core, host, input, language])
  useLayoutEffect(() => {
    if (host.current) nameGrid(host.current, label)
  }, [host, label])
}

const SCROLLERS = '.ag-grid-viewport, .ag-body-horizontal-scroll-viewport, .ag-body-vertical-scroll-viewport'

function nameGrid(host: HTMLElement, label: string | undefined): void {
  host.querySelector('[role=grid], [role=treegrid]')?.setAttribute('aria-label', label ?? '')
}

/** Tells the page what is selected, at most once a frame. */
function useTelling(core: SheetCore, { onSelect }: SheetProps): void {
  const tell = useEffectEvent(() => {
    const { view, selection } = core.store.getState()
    const address = core.activeAddress()
    if (!selection || !address) return onSelect?.(null)
    const statistics = statisticsOf(view.rows, view.columns, rangesOf(selection))
    onSelect?.({ ...address, ...sizeOf(rangeOf(selection)), statistics })
  })
  useEffect(() => {
    let frame = 0
    const unsubscribe = core.store.subscribe((now, before) => {
      if (now.selection === before.selection && now.view === before.view) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => tell())
    })
    return () => {
      unsubscribe()
      cancelAnimationFrame(frame)
    }
  }, [core])
}

function useHandle(
  core: SheetCore,
  ref: SheetProps['ref'],
  input: RefObject<HTMLTextAreaElement | null>,
): void {
  useImperativeHandle(ref, () => handleOf(core, input), [core, input])
}
