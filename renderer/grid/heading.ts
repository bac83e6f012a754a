import type { IHeaderComp, IHeaderParams } from 'ag-grid-community'
import type { HeadingState } from './contract.ts'

interface HeadingParams extends IHeaderParams {
  readonly unit: string
  readonly state: HeadingState
  /** What the button of the column's menu is called; null where there is none. */
  readonly menu: string | null
}

/** Class of the part of a heading that opens the column's menu. */
export const MENU_BUTTON = 'zh-heading-menu'

/** A heading with its unit below it in the muted colour, and how the rows are sorted and filtered by it; texts only. */
export class Heading implements IHeaderComp {
  readonly #element = document.createElement('div')

  init(params: HeadingParams): void {
    this.#element.className = 'zh-heading'
    this.#show(params)
  }

  #show({ displayName, unit, state, menu, eGridHeader }: HeadingParams): void {
    const title = part('zh-heading-title', displayName)
    title.title = displayName
    const parts = [title]
    if (unit !== '') parts.push(part('zh-heading-unit', unit))
    const arranged = state.sorted !== undefined || state.filtered === true
    if (menu !== null) {
      const button = part(MENU_BUTTON, orderOf(state))
      button.title = menu
      button.setAttribute('aria-hidden', 'true')
      button.append(part(state.filtered ? 'zh-sign-filter' : arranged ? '' : 'zh-sign-open', ''))
      parts.push(button)
    }
    this.#element.classList.toggle('zh-heading-arranged', arranged)
    this.#element.replaceChildren(...parts)
    // AG Grid knows nothing of our order, so its own attribute would say that there is none.
    if (state.sorted === undefined) eGridHeader.removeAttribute('aria-sort')
    else eGridHeader.setAttribute('aria-sort', state.sorted === 'up' ? 'ascending' : 'descending')
  }

  refresh(params: HeadingParams): boolean {
    this.#show(params)
    return true
  }

  getGui(): HTMLElement {
    return this.#element
  }
}

/** An arrow, with the place among several keys. */
function orderOf({ sorted, place }: HeadingState): string {
  return sorted === undefined ? '' : `${sorted === 'up' ? '↑' : '↓'}${place ?? ''}`
}

function part(name: string, text: string): HTMLSpanElement {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  return element
}
