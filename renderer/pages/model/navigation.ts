// From a name to its declaration, and what is told of a name under the mouse.
import { type Extension, Prec } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap } from '@codemirror/view'
import { wordAt, type WordAt } from '../../../shared/model/cursor.ts'
import type { DeclaredName } from '../../../shared/model/read.ts'

/** What hovering and jumping are told by their page. */
export interface NavigationHost {
  readonly names: () => readonly DeclaredName[]
  /** Lines about a word; none for a word that means nothing. The first is its head. */
  readonly about: (word: string) => readonly string[]
}

function word(view: EditorView, offset: number): WordAt | null {
  const line = view.state.doc.lineAt(offset)
  const found = wordAt(line.text, offset - line.from)
  return found && { ...found, from: found.from + line.from, to: found.to + line.from }
}

function show(view: EditorView, offset: number): void {
  const at = Math.min(offset, view.state.doc.length)
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  view.focus()
}

/** Jumps that can be taken back. */
const MOST_JUMPS = 50

function tellOf(lines: readonly string[]): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'zh-model-hover'
  lines.forEach((line, at) => {
    const part = document.createElement(at === 0 ? 'strong' : 'p')
    part.textContent = line
    dom.append(part)
  })
  return dom
}

/** Hovering tells what a name is; F12 and Ctrl+click go to its declaration, Alt+← back. */
export function navigation(host: NavigationHost): Extension {
  // Where jumps began; edits in between may move the text a little, which does not matter to a reader.
  const trail: number[] = []
  const jump = (view: EditorView, offset: number): boolean => {
    const name = word(view, offset)?.name
    const declared = host.names().find((one) => one.name === name)
    if (!declared) return false
    trail.push(offset)
    if (trail.length > MOST_JUMPS) trail.shift()
    show(view, declared.span.from)
    return true
  }
  const back = (view: EditorView): boolean => {
    const offset = trail.pop()
    if (offset !== undefined) show(view, offset)
    return offset !== undefined
  }
  return [
    hoverTooltip((view, pos) => {
      const found = word(view, pos)
      const lines = found ? host.about(found.name) : []
      if (!found || lines.length === 0) return null
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: tellOf(lines) }) }
    }),
    Prec.high(
      keymap.of([
        { key: 'F12', run: (view) => jump(view, view.state.selection.main.head) },
        { key: 'Alt-ArrowLeft', run: back },
      ]),
    ),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false
        const offset = view.posAtCoords({ x: event.clientX, y: event.clientY })
        if (offset === null || !jump(view, offset)) return false
        event.preventDefault()
        return true
      },
    }),
  ]
}
