import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * The editor of CodeMirror scrolls around a text that is contenteditable: it takes the keyboard and scrolls with it,
 * which axe-core does not see.
 */
const EXCEPTIONS = ['.cm-scroller']

/** Loads axe-core into a page; it stays until the page is left for another document. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source)
}

/** What axe-core finds serious or critical in a page that has it loaded; `rules` names the only ones to apply. */
export async function seriousIn(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (only) =>
      Reflect.get(window, 'axe').run(document.body, {
        resultTypes: ['violations'],
        ...(only ? { runOnly: only } : {}),
      }),
    rules,
  )
  return (violations as axe.Result[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html}`))
    .filter((one) => !EXCEPTIONS.some((known) => one.includes(known)))
}
