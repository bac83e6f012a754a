import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { useStore } from 'zustand'
import { perform } from './commands.ts'
import { copyTo, pasteFrom } from './copying.ts'
import type { SheetCore } from './core.ts'
import { acceptEdit, beginTyping, cancelEdit, choose, currentOf, offered, typed } from './editing.ts'
import type { Option, Speller } from './editors.ts'
import { Floating } from './floating.tsx'
import { commandOf, editorCommandOf, type EditorCommand } from './keys.ts'
import { OptionList } from './list.tsx'
import { detailOf } from './option-detail.ts'
import { loadSpeller } from './pinyin.ts'
import { useCellBox } from './place.ts'
import { spokenCell } from './speech.ts'
import type { Editing } from './state.ts'
import { todayFor } from './today.ts'

interface CellInputProps {
  readonly core: SheetCore
  readonly input: RefObject<HTMLTextAreaElement | null>
  /** The element that the textarea is laid over. */
  readonly layer: RefObject<HTMLDivElement | null>
  readonly dark: boolean
  readonly hintId: string
  readonly noticeId: string
}

/**
 * The textarea that has the keyboard while the sheet is used. It lies unseen over the active cell and is always the
 * place where typing goes, so that a Chinese input method can begin to compose with the very first key; the first
 * letter turns it into the cell's editor. Copy, cut and paste arrive here as events and need no permission.
 */
export function CellInput({ core, input, layer, dark, hintId, noticeId }: CellInputProps) {
  const editing = useStore(core.store, (state) => state.editing)
  const refused = useStore(core.store, (state) => state.notice !== null && state.notice.tone !== 'hint')
  useStore(core.store, (state) => state.selection)
  useStore(core.store, (state) => state.view)
  const address = editing ?? core.activeAddress()
  const box = useCellBox(core, address)
  const options = useOptions(core, editing)
  const listId = useId()
  useText(input, editing)
  useLayoutEffect(() => {
    if (input.current) lay(input.current, layer.current, box, editing)
  }, [input, layer, box, editing])
  useLayoutEffect(() => {
    core.onEndEdit(() => acceptEdit(core, options))
  }, [core, options])
  const chosen = editing?.kind === 'list' ? editing.chosen : null
  const current = editing ? currentOf(core, editing, options) : null
  return (
    <>
      <textarea
        ref={input}
        className={`zh-input${editing ? ` zh-editing zh-editing-${editing.kind}` : ''}`}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-label={spokenCell(core) || core.words.text('sheet')}
        aria-describedby={refused ? `${noticeId} ${hintId}` : hintId}
        aria-invalid={refused}
        {...(editing?.kind === 'list'
          ? {
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': listId,
              'aria-activedescendant': chosen === null ? undefined : `${listId}-${chosen}`,
            }
          : {})}
        onFocus={() => core.enter()}
        onBlur={({ relatedTarget }) => blurred(core, relatedTarget, options)}
        onKeyDown={(event) => keyDown(core, event, options)}
        onCompositionStart={() => begin(core, input, '')}
        onInput={(event) => begin(core, input, event.currentTarget.value)}
        onCopy={(event) => !editing && copyTo(core, event.clipboardData) && event.preventDefault()}
        onCut={(event) => !editing && copyTo(core, event.clipboardData, true) && event.preventDefault()}
        onPaste={(event) => {
          if (editing) return
          event.preventDefault()
          pasteFrom(core, event.clipboardData)
        }}
      />
      {editing?.kind === 'list' && box && (
        <Floating at={box} dark={dark} className="zh-list">
          <OptionList
            id={listId}
            label={core.cellLabel(editing.rowId, editing.field)}
            options={options}
            chosen={chosen}
            current={current}
            nothing={core.words.text('noOption')}
            detailOf={(value) => detailAt(core, editing, value)}
            onPick={(index) => {
              core.store.setState({
                editing: { ...editing, chosen: index, text: options[index]?.label ?? '' },
              })
              acceptEdit(core, options)
            }}
          />
        </Floating>
      )}
    </>
  )
}

function detailAt(core: SheetCore, { field }: Editing, value: string): string {
  const column = core.view.columns.find((one) => one.field === field)
  return column ? detailOf(core.props.lookup, column.column, value) : ''
}

/** The list's entries for what is typed, with pinyin as soon as its dictionary is there. */
function useOptions(core: SheetCore, editing: Editing | null): readonly Option[] {
  const [speller, setSpeller] = useState<Speller | null>(null)
  const isList = editing?.kind === 'list'
  useEffect(() => {
    if (!isList || speller) return
    let mounted = true
    void loadSpeller().then((loaded) => mounted && setSpeller(() => loaded))
    return () => {
      mounted = false
    }
  }, [isList, speller])
  return useMemo(() => (editing ? offered(core, editing, speller) : []), [core, editing, speller])
}

/** Puts the opened editor's text into the textarea, and empties it afterwards. What is typed there is left alone. */
function useText(input: RefObject<HTMLTextAreaElement | null>, editing: Editing | null): void {
  const opened = editing ? `${editing.rowId}\t${editing.field}` : null
  const fill = useEffectEvent((_opened: string | null) => {
    if (input.current) fillText(input.current, editing)
  })
  useLayoutEffect(() => fill(opened), [opened])
}

function fillText(element: HTMLTextAreaElement, editing: Editing | null): void {
  // What has been typed is there already; while an input method composes it must not be touched.
  if (editing?.typed) return
  const text = editing?.text ?? ''
  if (element.value !== text) element.value = text
  if (editing) element.setSelectionRange(editing.kind === 'list' ? 0 : text.length, text.length)
}

function lay(
  element: HTMLTextAreaElement,
  layer: HTMLDivElement | null,
  box: DOMRect | null,
  editing: Editing | null,
): void {
  // Typed in the bar above the sheet.
  if (editing && document.activeElement !== element) element.value = editing.text
  const frame = layer?.getBoundingClientRect()
  const { style } = element
  // Unseen while its cell is scrolled away, but never hidden: a hidden element loses the keyboard.
  style.opacity = editing && box ? '1' : '0'
  if (!frame || !box) {
    Object.assign(style, { left: '0px', top: '0px', width: '1px', height: '1px' })
    return
  }
  const left = Math.max(0, box.left - frame.left)
  const top = Math.max(0, box.top - frame.top)
  const room = { width: frame.width - left, height: frame.height - top }
  const grown = editing ? sizeFor(element, editing, box, room) : { width: box.width, height: box.height }
  Object.assign(style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${grown.width}px`,
    height: `${grown.height}px`,
  })
}

/** An editor is at least as large as its cell and grows with its text, within the sheet. */
function sizeFor(
  element: HTMLTextAreaElement,
  { kind, text }: Editing,
  box: DOMRect,
  room: { width: number; height: number },
): { width: number; height: number } {
  const canvas = document.createElement('canvas').getContext('2d')
  if (canvas) canvas.font = getComputedStyle(element).font
  const longest = text
    .split('\n')
    .reduce((most, line) => Math.max(most, canvas?.measureText(line).width ?? 0), 0)
  if (kind !== 'box')
    return {
      width: Math.min(Math.max(box.width, longest + 24), Math.max(box.width, room.width)),
      height: box.height,
    }
  const width = Math.min(Math.max(box.width, 320), Math.max(box.width, room.width))
  const lines = text.split('\n').length + Math.floor(longest / (width - 20))
  return { width, height: Math.min(Math.max(84, lines * 20 + 14), Math.max(84, room.height)) }
}

/** The first letter, or the first key of an input method, opens the editor; later ones change its text. */
function begin(core: SheetCore, input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  if (core.store.getState().editing) return typed(core, input.current?.value ?? text)
  if (!beginTyping(core, text) && input.current) input.current.value = ''
}

function blurred(core: SheetCore, to: Element | null, options: readonly Option[]): void {
  // The bar above the sheet goes on with the same edit.
  if (to?.closest('[data-shares-edit]')) return
  // Another window in front is no reason to end an edit.
  if (document.hasFocus()) acceptEdit(core, options)
}

function keyDown(
  core: SheetCore,
  event: KeyboardEvent<HTMLTextAreaElement>,
  options: readonly Option[],
): void {
  // An input method uses Enter, arrows and Escape for itself while it composes.
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
  const { editing } = core.store.getState()
  if (!editing) {
    if (core.props.arranging?.key(event)) {
      core.hush()
      return event.preventDefault()
    }
    const command = commandOf(event)
    if (command && perform(core, command)) event.preventDefault()
    return
  }
  const command = editorCommandOf(event, { typed: editing.typed, list: editing.kind === 'list' })
  if (command && obey(core, command, event.currentTarget, options)) event.preventDefault()
}

function obey(
  core: SheetCore,
  command: EditorCommand,
  element: HTMLTextAreaElement,
  options: readonly Option[],
): boolean {
  switch (command.do) {
    case 'cancel':
      cancelEdit(core)
      return true
    case 'choose':
      choose(core, command.by, options)
      return true
    case 'break':
      if (core.store.getState().editing?.kind === 'box') {
        element.setRangeText('\n', element.selectionStart, element.selectionEnd, 'end')
        typed(core, element.value)
      }
      return true
    case 'today':
      element.setRangeText(todayFor(core), element.selectionStart, element.selectionEnd, 'end')
      typed(core, element.value)
      return true
    case 'accept-range':
      acceptEdit(core, options, { to: 'stay', range: true })
      return true
    default:
      acceptEdit(core, options, { to: command.to })
      return true
  }
}
