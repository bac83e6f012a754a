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
import type { Rows } from '../../shared/table/change.ts'
import { perform } from './commands.ts'
import { CellList } from './cell-list.tsx'
import { copyTo, pasteFrom } from './copying.ts'
import type { SheetCore } from './core.ts'
import { acceptEdit, beginTyping, cancelEdit, caretMoved, choose, offered, typed } from './editing.ts'
import { layEditor } from './editor-place.ts'
import { opensList, type Option, type Speller } from './editors.ts'
import { commandOf, editorCommandOf, type EditorCommand } from './keys.ts'
import { loadSpeller } from './pinyin.ts'
import { pasteText } from './pasted-text.ts'
import { useCellBox } from './place.ts'
import { takesName } from './put.ts'
import { spokenCell } from './speech.ts'
import type { Editing } from './state.ts'
import { todayFor } from './today.ts'

interface CellInputProps {
  readonly core: SheetCore
  readonly input: RefObject<HTMLTextAreaElement | null>
  /** The element that the textarea is laid over. */
  readonly layer: RefObject<HTMLDivElement | null>
  /** The rows to choose from; the sheet's own properties lag behind while it is drawn. */
  readonly lookup: Rows
  readonly dark: boolean
  readonly hintId: string
  readonly noticeId: string
}

/**
 * The textarea that has the keyboard while the sheet is used. It lies unseen over the active cell and is always the
 * place where typing goes, so that a Chinese input method can begin to compose with the very first key; the first
 * letter turns it into the cell's editor. Copy, cut and paste arrive here as events and need no permission.
 */
export function CellInput({ core, input, layer, lookup, dark, hintId, noticeId }: CellInputProps) {
  const editing = useStore(core.store, (state) => state.editing)
  const refused = useStore(core.store, (state) => state.notice !== null && state.notice.tone !== 'hint')
  useStore(core.store, (state) => state.selection)
  useStore(core.store, (state) => state.view)
  const address = editing ?? core.activeAddress()
  const box = useCellBox(core, address)
  const zoom = core.props.arranging?.zoom ?? 1
  const options = useOptions(core, editing, lookup)
  const listId = useId()
  useText(input, editing)
  useLayoutEffect(() => {
    if (input.current) layEditor(input.current, layer.current, box, editing, zoom)
  }, [input, layer, box, editing, zoom])
  useLayoutEffect(() => {
    core.onEndEdit(() => acceptEdit(core, options))
  }, [core, options])
  const listed = opensList(editing?.kind)
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
        {...(editing && listed
          ? {
              role: 'combobox',
              'aria-expanded': true,
              'aria-haspopup': 'listbox',
              'aria-autocomplete': 'list',
              'aria-controls': listId,
              'aria-activedescendant': markedEntry(editing, options, listId),
            }
          : {})}
        onFocus={() => core.enter()}
        onBlur={({ relatedTarget }) => blurred(core, relatedTarget, options)}
        onKeyDown={(event) => keyDown(core, event, options)}
        onCompositionStart={() => begin(core, input, '')}
        onInput={(event) => {
          const { data } = event.nativeEvent as InputEvent
          if (!takesName(core, data, options)) begin(core, input, event.currentTarget.value)
        }}
        onSelect={({ currentTarget }) => caretMoved(core, currentTarget.selectionStart)}
        onCopy={(event) => !editing && copyTo(core, event.clipboardData) && event.preventDefault()}
        onCut={(event) => !editing && copyTo(core, event.clipboardData, true) && event.preventDefault()}
        onPaste={(event) => {
          if (editing) return pasteText(core, event)
          event.preventDefault()
          pasteFrom(core, event.clipboardData)
        }}
      />
      {editing && listed && box && (
        <CellList
          core={core}
          editing={editing}
          options={options}
          lookup={lookup}
          id={listId}
          at={box}
          dark={dark}
        />
      )}
    </>
  )
}

/** Id of the marked entry; of none that a shorter list has lost. */
function markedEntry({ chosen }: Editing, options: readonly Option[], listId: string): string | undefined {
  return chosen !== null && chosen < options.length ? `${listId}-${chosen}` : undefined
}

/** The list's entries for what is typed, with pinyin as soon as its dictionary is there. */
function useOptions(core: SheetCore, editing: Editing | null, lookup: Rows): readonly Option[] {
  const [speller, setSpeller] = useState<Speller | null>(null)
  const isList = opensList(editing?.kind)
  useEffect(() => {
    if (!isList || speller) return
    let mounted = true
    void loadSpeller().then((loaded) => mounted && setSpeller(() => loaded))
    return () => {
      mounted = false
    }
  }, [isList, speller])
  return useMemo(
    () => (editing ? offered(core, editing, lookup, speller) : []),
    [core, editing, lookup, speller],
  )
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

/** The first letter, or the first key of an input method, opens the editor; later ones change its text. */
function begin(core: SheetCore, input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  const element = input.current
  if (core.store.getState().editing)
    return typed(core, element?.value ?? text, element?.selectionStart ?? text.length)
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
  const command = editorCommandOf(event, { typed: editing.typed, list: opensList(editing.kind) })
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
      // A name that is in no list is taken over, and the arrow moves on, as from a cell without a list.
      if (options.length === 0 && core.store.getState().editing?.kind === 'names')
        acceptEdit(core, options, { to: command.by > 0 ? 'down' : 'up' })
      else choose(core, command.by, options)
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
    case 'accept-then':
      if (acceptEdit(core, options)) perform(core, command.next)
      return true
    case 'accept-range':
      acceptEdit(core, options, { to: 'stay', range: true })
      return true
    default:
      acceptEdit(core, options, { to: command.to })
      return true
  }
}
