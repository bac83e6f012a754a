import { theme, type ThemeConfig } from 'antd'

/** Names of the colours that theme.css defines for both themes. */
const VARIABLES = [
  'bg',
  'surface',
  'sunk',
  'ink',
  'muted',
  'line',
  'accent',
  'danger',
  'warn',
  'good',
] as const

type Palette = Readonly<Record<(typeof VARIABLES)[number], string>>

/** The colours as they are now; antd computes its shades from real colours, not from variables. */
function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const entries = VARIABLES.map((name) => [name, style.getPropertyValue(`--zh-${name}`).trim()] as const)
  return Object.fromEntries(entries) as Palette
}

/** antd's tokens from our palette: compact, flat, hairlines. */
export function antdTheme(name: 'light' | 'dark'): ThemeConfig {
  document.documentElement.dataset['theme'] = name
  const colour = readPalette()
  return {
    algorithm: name === 'dark' ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      colorPrimary: colour.accent,
      colorLink: colour.accent,
      colorError: colour.danger,
      colorWarning: colour.warn,
      colorSuccess: colour.good,
      colorText: colour.ink,
      colorTextSecondary: colour.muted,
      colorTextDescription: colour.muted,
      colorTextPlaceholder: colour.muted,
      colorBgBase: colour.surface,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.surface,
      colorBgLayout: colour.bg,
      colorBorder: colour.line,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      borderRadius: 4,
      // The compact algorithm takes the next smaller size: 14 px.
      fontSize: 16,
      fontFamily: 'var(--zh-font)',
      motion: false,
    },
    // The accent of the dark theme is light: white words on it could not be read.
    components: { Button: { primaryColor: colour.surface } },
  }
}
