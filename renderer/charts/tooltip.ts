import { format } from 'echarts/core'
import type { Palette } from './palette.ts'

/**
 * How a tooltip in words looks. Drawn by the page and not on the canvas: there it would be in the system's font, which
 * may lack Chinese, and would not wrap.
 */
export function tooltipLook(palette: Palette) {
  return {
    renderMode: 'html' as const,
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.surface,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontSize: 12, fontFamily: '"Noto Sans SC", sans-serif' },
    extraCssText: 'max-width: 420px; white-space: pre-line; overflow-wrap: anywhere',
  }
}

/** A text that stays a text: names come from users and must never become markup. */
export function textOnly(text: string): string {
  return format.encodeHTML(text)
}
