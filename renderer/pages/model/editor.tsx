import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { openSearchPanel } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { wordAt } from '../../../shared/model/cursor.ts'
import type { Problem } from '../../../shared/model/program.ts'
import { wordProblemOnly } from '../../../shared/text/problems.ts'
import type { Language } from '../../../shared/text/language.ts'
import { completion, type CompletionHost } from './completion.ts'
import { MODEL_COLOURS, modelLanguage } from './highlight.ts'
import { navigation, type NavigationHost } from './navigation.ts'
import { openReplace, searchIn, searching } from './search.ts'

/** What a page may ask of the editor. */
export interface EditorHandle {
  /** Puts the cursor at an offset of the text and scrolls there. */
  goTo(offset: number): void
  /** Replaces the whole text; can be undone in the editor. */
  replace(text: string): void
  /** Opens the search panel, at the field for the new text if that is wanted. */
  find(replacing: boolean): void
}

interface Props {
  readonly initial: string
  readonly label: string
  readonly readOnly: boolean
  readonly problems: readonly Problem[]
  readonly language: Language
  readonly onChange: (text: string) => void
  readonly onSave: () => void
  /** The cursor moved: its offset, and the word there, if any. */
  readonly onCursor: (offset: number, word: string | null) => void
  readonly host: CompletionHost & NavigationHost
  readonly ref?: Ref<EditorHandle>
}

const THEME = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--zh-surface)', color: 'var(--zh-ink)', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'var(--zh-mono)', lineHeight: '1.7' },
  '.cm-gutters': {
    backgroundColor: 'var(--zh-sunk)',
    color: 'var(--zh-muted)',
    borderRight: '1px solid var(--zh-line)',
  },
  '.cm-activeLine': { backgroundColor: 'var(--zh-select)' },
  '.cm-cursor': { borderLeftColor: 'var(--zh-ink)' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection': {
    backgroundColor: 'var(--zh-select)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--zh-surface)',
    color: 'var(--zh-ink)',
    border: '1px solid var(--zh-line)',
  },
})

/** The word at the cursor of a state. */
function cursorWord(state: EditorState): string | null {
  const { head } = state.selection.main
  const line = state.doc.lineAt(head)
  return wordAt(line.text, head - line.from)?.name ?? null
}

/** A text editor with line numbers; problems are underlined. It holds its own text after the first. */
export function ModelEditor(props: Props) {
  const { initial, label, readOnly, problems, language, ref } = props
  const element = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const first = useRef({ initial, label, readOnly, language })

  useEffect(() => {
    const { initial: doc, label: name, readOnly: fixed, language: spoken } = first.current
    if (!element.current) return
    const made = new EditorView({
      parent: element.current,
      state: EditorState.create({
        doc,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          bracketMatching(),
          highlightActiveLine(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': name }),
          EditorState.readOnly.of(fixed),
          completion({
            vocabulary: () => latest.current.host.vocabulary(),
            explain: (offer) => latest.current.host.explain(offer),
            label: () => latest.current.host.label(),
          }),
          navigation({
            names: () => latest.current.host.names(),
            about: (word) => latest.current.host.about(word),
          }),
          searching(spoken),
          keymap.of([
            {
              key: 'Mod-s',
              run: () => {
                latest.current.onSave()
                return true
              },
            },
            ...defaultKeymap,
            ...historyKeymap,
            indentWithTab,
          ]),
          modelLanguage,
          syntaxHighlighting(MODEL_COLOURS),
          THEME,
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
            if (update.docChanged || update.selectionSet)
              latest.current.onCursor(update.state.selection.main.head, cursorWord(update.state))
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    if (view.current) searchIn(view.current, language)
  }, [language])

  useEffect(() => {
    const made = view.current
    if (!made) return
    const end = made.state.doc.length
    made.dispatch(
      setDiagnostics(
        made.state,
        problems.map((problem) => ({
          from: Math.min(problem.span.from, end),
          to: Math.min(Math.max(problem.span.to, problem.span.from + 1), end),
          severity: 'error' as const,
          message: wordProblemOnly(problem, language),
        })),
      ),
    )
  }, [problems, language])

  useImperativeHandle(ref, () => ({
    goTo(offset) {
      const made = view.current
      if (!made) return
      const at = Math.min(offset, made.state.doc.length)
      made.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      made.focus()
    },
    replace(text) {
      const made = view.current
      made?.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } })
    },
    find(replacing) {
      if (!view.current) return
      if (replacing) openReplace(view.current)
      else openSearchPanel(view.current)
    },
  }))
  return <div className="zh-editor" ref={element} />
}
