import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import type { Problem } from '../../../shared/model/program.ts'
import { wordProblemOnly } from '../../../shared/text/problems.ts'
import type { Language } from '../../../shared/text/language.ts'
import { MODEL_COLOURS, modelLanguage } from './highlight.ts'

/** What a page may ask of the editor. */
export interface EditorHandle {
  /** Puts the cursor at an offset of the text and scrolls there. */
  goTo(offset: number): void
  /** Replaces the whole text; can be undone in the editor. */
  replace(text: string): void
}

interface Props {
  readonly initial: string
  readonly label: string
  readonly readOnly: boolean
  readonly problems: readonly Problem[]
  readonly language: Language
  readonly onChange: (text: string) => void
  readonly onSave: () => void
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

/** A text editor with line numbers; problems are underlined. It holds its own text after the first. */
export function ModelEditor({ initial, label, readOnly, problems, language, onChange, onSave, ref }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const calls = useRef({ onChange, onSave })
  useEffect(() => {
    calls.current = { onChange, onSave }
  }, [onChange, onSave])
  const first = useRef({ initial, label, readOnly })

  useEffect(() => {
    const { initial: doc, label: name, readOnly: fixed } = first.current
    if (!host.current) return
    const made = new EditorView({
      parent: host.current,
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
          new Compartment().of(EditorState.readOnly.of(fixed)),
          keymap.of([
            {
              key: 'Mod-s',
              run: () => {
                calls.current.onSave()
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
            if (update.docChanged) calls.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [])

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
  }))
  return <div className="zh-editor" ref={host} />
}
