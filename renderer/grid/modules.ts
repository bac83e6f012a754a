import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  themeQuartz,
  TooltipModule,
  type Theme,
} from 'ag-grid-community'
import type { Language } from '../../shared/text/language.ts'

// The parts of AG Grid (Community, MIT) that the sheet uses. It paints, scrolls and sizes; selecting, editing, copying
// and pasting are ours, so none of its editing modules is here.
ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
])

/** AG Grid's own words, which a screen reader may meet. */
export const LOCALES: Readonly<Record<Language, Record<string, string>>> = {
  'zh-CN': AG_GRID_LOCALE_CN,
  'en-US': AG_GRID_LOCALE_EN,
}

/** px; LOOK.md. */
export const ROW_HEIGHT = 28

/** Flat and dense, in the colours of sheet.css: a change of theme repaints nothing. */
export const THEME: Theme = themeQuartz.withParams({
  accentColor: 'var(--sheet-accent)',
  backgroundColor: 'var(--sheet-surface)',
  foregroundColor: 'var(--sheet-ink)',
  borderColor: 'var(--sheet-line)',
  browserColorScheme: 'inherit',
  borderRadius: 0,
  cellHorizontalPadding: 8,
  columnBorder: { color: 'var(--sheet-hair)', style: 'solid', width: 1 },
  dataFontSize: 13,
  fontFamily: 'inherit',
  fontSize: 13,
  headerBackgroundColor: 'var(--sheet-header)',
  headerColumnBorder: { color: 'var(--sheet-line)', style: 'solid', width: 1 },
  headerColumnResizeHandleColor: 'transparent',
  headerFontSize: 13,
  headerFontWeight: 600,
  headerTextColor: 'var(--sheet-ink)',
  pinnedRowBorder: false,
  rowBorder: { color: 'var(--sheet-hair)', style: 'solid', width: 1 },
  rowHeight: ROW_HEIGHT,
  rowHoverColor: 'var(--sheet-hover)',
  spacing: 4,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
})
