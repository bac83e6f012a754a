import { openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, ViewPlugin } from '@codemirror/view'
import type { Language } from '../../../shared/text/language.ts'

/** The words of the search panel and what it announces; the keys are CodeMirror's own English ones. */
const CHINESE: Readonly<Record<string, string>> = {
  Find: '查找',
  Replace: '替换为',
  next: '下一处',
  previous: '上一处',
  all: '全部选中',
  'match case': '区分大小写',
  'by word': '整词',
  regexp: '正则表达式',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'current match': '当前匹配',
  'replaced $ matches': '替换了 $ 处',
  'replaced match on line $': '替换了第 $ 行的一处',
  'on line': '在第',
  'Go to line': '转到行',
  go: '转到',
}

const LOOK = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--zh-sunk)', color: 'var(--zh-ink)', zIndex: 2 },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--zh-line)' },
  '.cm-panel.cm-search, .cm-panel.cm-gotoLine': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    padding: '6px 36px 6px 16px',
    fontFamily: 'var(--zh-font)',
    fontSize: '13px',
  },
  // What is replaced stands on a line of its own.
  '.cm-panel.cm-search br': { flexBasis: '100%', height: 0, content: '""', display: 'block' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: '13px',
    margin: 0,
  },
  '.cm-panel .cm-textfield': {
    width: '220px',
    height: '26px',
    margin: 0,
    padding: '0 8px',
    border: '1px solid var(--zh-line)',
    borderRadius: '4px',
    backgroundColor: 'var(--zh-surface)',
    color: 'var(--zh-ink)',
    fontFamily: 'var(--zh-font)',
    fontSize: '13px',
  },
  '.cm-panel .cm-textfield:focus': { borderColor: 'var(--zh-accent)', outline: 'none' },
  '.cm-panel .cm-button': {
    height: '26px',
    margin: 0,
    padding: '0 10px',
    border: '1px solid var(--zh-line)',
    borderRadius: '4px',
    background: 'var(--zh-surface)',
    color: 'var(--zh-ink)',
    fontFamily: 'var(--zh-font)',
    fontSize: '13px',
    cursor: 'pointer',
  },
  '.cm-panel .cm-button:hover': { borderColor: 'var(--zh-accent)', color: 'var(--zh-accent)' },
  '.cm-panel [name=close]': {
    position: 'absolute',
    top: '6px',
    right: '12px',
    width: '24px',
    height: '24px',
    border: 0,
    borderRadius: '4px',
    background: 'none',
    color: 'var(--zh-muted)',
    fontSize: '16px',
    cursor: 'pointer',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--zh-warn-soft)', outline: '1px solid var(--zh-warn)' },
  '.cm-searchMatch.cm-searchMatch-selected': {
    backgroundColor: 'var(--zh-accent-soft)',
    outline: '2px solid var(--zh-accent)',
  },
})

/** Opens the panel at the field for the new text; where the text may not be changed there is none. */
export function openReplace(view: EditorView): boolean {
  openSearchPanel(view)
  const field = view.dom.querySelector<HTMLInputElement>('.cm-search [name=replace]')
  field?.focus()
  field?.select()
  return true
}

function readField({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.closest('.cm-search'))
    target.dispatchEvent(new Event('change'))
}

/** The panel reads its fields when a key goes up; what is put in by mouse or an input method counts at once, too. */
const readAtOnce = ViewPlugin.define(({ dom }) => {
  dom.addEventListener('input', readField)
  return { destroy: () => dom.removeEventListener('input', readField) }
})

const words = new Compartment()

function wordsIn(language: Language): Extension {
  return EditorState.phrases.of(language === 'zh-CN' ? CHINESE : {})
}

/** Find (Ctrl+F), replace (Ctrl+H), next (F3), go to a line (Ctrl+Alt+G) in the model's text. */
export function searching(language: Language): Extension {
  return [
    search({ top: true }),
    keymap.of([{ key: 'Mod-h', scope: 'editor search-panel', run: openReplace }, ...searchKeymap]),
    words.of(wordsIn(language)),
    readAtOnce,
    LOOK,
  ]
}

/** Puts the panel into another language; an open one takes it when it is opened again. */
export function searchIn(view: EditorView, language: Language): void {
  view.dispatch({ effects: words.reconfigure(wordsIn(language)) })
}
