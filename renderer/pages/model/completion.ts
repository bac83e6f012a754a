// A list of what may be typed, under the cursor: opened by typing or Ctrl+Space, moved in by the arrow keys.
import { Prec, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, showTooltip, ViewPlugin, type Tooltip } from '@codemirror/view'
import {
  completionAt,
  fitting,
  type Offer,
  type Spelling,
  type Vocabulary,
} from '../../../shared/model/completion.ts'
import { loadSpeller } from '../../grid/pinyin.ts'

/** Offers listed at once; more are found by typing on. */
const LISTED = 60

interface Popup {
  readonly from: number
  readonly offers: readonly Offer[]
  readonly chosen: number
}

/** What the list is told by its page. */
export interface CompletionHost {
  readonly vocabulary: () => Vocabulary
  /** Words for the kind of an offer and what it means; the second may be null. */
  readonly explain: (offer: Offer) => { readonly kind: string; readonly meaning: string | null }
  readonly label: () => string
}

const LIST_ID = 'zh-model-offers'
const OFFER_ID = 'zh-model-offer-'

const setPopup = StateEffect.define<Popup | null>()

function popupOf(
  state: EditorState,
  host: CompletionHost,
  spell: Spelling | null,
  asked: boolean,
): Popup | null {
  const { main } = state.selection
  if (!main.empty || state.readOnly) return null
  const found = completionAt(state.doc.toString(), main.head, host.vocabulary())
  if (!found || (found.typed === '' && !asked)) return null
  const offers = fitting(found, spell, LISTED)
  const [only] = offers
  // What is written out already needs no list: Enter is then a new line.
  if (!only || (only.label === found.typed && !asked)) return null
  return { from: found.from, offers, chosen: 0 }
}

const popupField = StateField.define<Popup | null>({
  create: () => null,
  update(popup, transaction) {
    for (const effect of transaction.effects) if (effect.is(setPopup)) return effect.value
    return transaction.docChanged || transaction.selection ? null : popup
  },
})

function take(view: EditorView, popup: Popup, at: number): boolean {
  const offer = popup.offers[at]
  if (!offer) return false
  const { head } = view.state.selection.main
  view.dispatch({
    changes: { from: popup.from, to: head, insert: offer.insert },
    selection: { anchor: popup.from + offer.insert.length - offer.back },
    effects: setPopup.of(null),
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
  view.focus()
  return true
}

function listOf(view: EditorView, popup: Popup, host: CompletionHost): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'zh-model-offers'
  list.id = LIST_ID
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', host.label())
  popup.offers.forEach((offer, at) => {
    const { kind, meaning } = host.explain(offer)
    const item = document.createElement('li')
    item.setAttribute('role', 'option')
    item.id = `${OFFER_ID}${at}`
    item.setAttribute('aria-selected', String(at === popup.chosen))
    const label = document.createElement('span')
    label.textContent = offer.label
    const detail = document.createElement('small')
    detail.textContent = offer.detail === '' ? kind : `${kind} · ${offer.detail}`
    item.append(label, detail)
    if (meaning !== null && at === popup.chosen) {
      const more = document.createElement('p')
      more.textContent = meaning
      item.append(more)
    }
    item.addEventListener('mousedown', (event) => {
      event.preventDefault()
      take(view, popup, at)
    })
    list.append(item)
  })
  return list
}

function tooltipOf(popup: Popup | null, host: CompletionHost): Tooltip | null {
  if (!popup) return null
  return {
    pos: popup.from,
    create: (view) => ({
      dom: listOf(view, popup, host),
      mount: () =>
        view.dom.querySelector('.zh-model-offers [aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    }),
  }
}

/** The completion of model texts. */
export function completion(host: CompletionHost): Extension {
  let spell: Spelling | null = null
  const field = popupField.extension
  const show = (view: EditorView, asked: boolean): boolean => {
    const popup = popupOf(view.state, host, spell, asked)
    if (popup !== view.state.field(popupField)) view.dispatch({ effects: setPopup.of(popup) })
    return popup !== null
  }
  const move =
    (by: number) =>
    (view: EditorView): boolean => {
      const popup = view.state.field(popupField)
      if (!popup) return false
      const count = popup.offers.length
      view.dispatch({ effects: setPopup.of({ ...popup, chosen: (popup.chosen + by + count) % count }) })
      return true
    }
  const accept = (view: EditorView): boolean => {
    const popup = view.state.field(popupField)
    return popup !== null && take(view, popup, popup.chosen)
  }
  const close = (view: EditorView): boolean => {
    if (!view.state.field(popupField)) return false
    view.dispatch({ effects: setPopup.of(null) })
    return true
  }
  return [
    field,
    EditorView.contentAttributes.compute([popupField], (state) => {
      const popup = state.field(popupField)
      const closed = { 'aria-autocomplete': 'list' }
      return popup
        ? { ...closed, 'aria-controls': LIST_ID, 'aria-activedescendant': `${OFFER_ID}${popup.chosen}` }
        : closed
    }),
    showTooltip.computeN([popupField], (state) => [tooltipOf(state.field(popupField), host)]),
    Prec.highest(
      keymap.of([
        { key: 'Ctrl-Space', run: (view) => show(view, true) },
        { key: 'ArrowDown', run: move(1) },
        { key: 'ArrowUp', run: move(-1) },
        { key: 'PageDown', run: move(8) },
        { key: 'PageUp', run: move(-8) },
        { key: 'Enter', run: accept },
        { key: 'Tab', run: accept },
        { key: 'Escape', run: close },
      ]),
    ),
    ViewPlugin.define((view) => ({
      update(update) {
        const typed = update.transactions.some(
          (transaction) =>
            transaction.isUserEvent('input.type') || transaction.isUserEvent('delete.backward'),
        )
        if (!typed || !update.docChanged) return
        // After this update: a view must not be changed while it is being changed.
        queueMicrotask(() => {
          if (view.dom.isConnected) show(view, false)
        })
      },
    })),
    EditorView.domEventHandlers({
      focus: () => {
        void loadSpeller().then((loaded) => (spell = loaded))
      },
      blur: (_, view) => {
        close(view)
      },
    }),
  ]
}
