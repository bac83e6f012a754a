import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arranging, MenuPlace, SheetColumn, SheetHandle, SheetRow } from '../contract.ts'
import { arithmeticText } from '../../../shared/table/arithmetic.ts'
import { Sheet } from '../sheet.tsx'
import { unitOf } from '../values.ts'
import './arrange.css'
import { Arranger } from './arranger.ts'
import { ColumnMenu } from './column-menu.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import { allRows, COMMANDS, fittingWidth, zoomed, type Workplace } from './commands.ts'
import type { ArrangedProps, Desk } from './contract.ts'
import { useFresh } from './fresh.ts'
import { useArrangedHandle } from './handle.ts'
import { FindBar, type FindHandle } from './find-bar.tsx'
import { sumRow, sumsByTotals, sumsOf } from './groups.ts'
import { moveColumns, orderedColumns, shownColumns, withWidth } from './layout.ts'
import { MarksPanel } from './marks-panel.tsx'
import { titleField, withStates } from './headings.ts'
import { Menu, type MenuItem } from './menu.tsx'
import { menuItems } from './menus.ts'
import type { FormulaAt, Matcher } from './search.ts'
import { arrangeCommandOf } from './shortcuts.ts'
import { useMarks } from './signs.ts'
import { ArrangedStrip } from './strip.tsx'
import { useGlobalKeys } from './global-keys.ts'

/**
 * A sheet whose rows can be filtered, sorted, grouped and searched and whose columns can be moved, hidden, frozen and
 * resized. None of it changes what is stored: the sheet below gets rows and columns as they are to stand.
 */
export function ArrangedSheet({
  ref,
  desk,
  signs,
  since,
  actions,
  onHistory,
  onSay,
  onCount,
  totalsOf,
  ...props
}: ArrangedProps) {
  const { t } = useTranslation('arrange')
  const { layout, change, panel } = desk
  const { rows, lookup, language } = props
  const sheet = useRef<SheetHandle>(null)
  const find = useRef<FindHandle>(null)
  const whole = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<(MenuPlace & { readonly items: readonly (MenuItem | null)[] }) | null>(
    null,
  )
  const [matcher, setMatcher] = useState<Matcher | null>(null)
  const setting = useMemo(() => ({ lookup, language }), [lookup, language])
  const { lore } = props
  const formulaAt: FormulaAt = useCallback(
    (row, column) => {
      const arithmetic = lore?.arithmeticAt(row.id, column.field) ?? null
      return (
        lore?.formulaOf?.(column.field) ?? (arithmetic && arithmeticText(arithmetic, unitOf(row, column)))
      )
    },
    [lore],
  )
  const ordered = useMemo(() => orderedColumns(props.columns, layout), [props.columns, layout])
  const columns = useMemo(() => withStates(shownColumns(ordered, layout), layout), [ordered, layout])
  const first = titleField(columns)
  const { fresh, admit } = useFresh(layout)
  const title = useCallback(
    (text: string, count: number) => t('groupTitle', { text: text === '' ? t('blank') : text, count }),
    [t],
  )
  const sums = useCallback(
    (members: readonly SheetRow[]) =>
      totalsOf ? sumsByTotals(members, ordered, totalsOf(members)) : sumsOf(members, ordered),
    [totalsOf, ordered],
  )
  const [arranger] = useState(() => new Arranger())
  const arranged = useMemo(
    () => arranger.arrange({ rows, columns: ordered, layout, setting, fresh, first, title, sums }),
    [arranger, rows, ordered, layout, setting, fresh, first, title, sums],
  )
  const { passing } = arranged
  const shown = passing.length
  useEffect(() => onCount(shown, rows.length), [onCount, shown, rows.length])
  const totals = useMemo(() => {
    const all = passing.length
    const filtered = Object.keys(layout.filters).length > 0
    if (totalsOf) {
      const own = totalsOf(passing)
      if (!filtered) return own
      return own.map((row) => ({ ...row, words: { ...row.words, [first]: t('sumShown', { count: all }) } }))
    }
    if (!filtered && layout.groups.length === 0) return []
    const words = t(filtered ? 'sumShown' : 'sumAll', { count: all })
    const of = sums(passing)
    if (Object.keys(of.cells).length === 0) return []
    return [sumRow(of, { id: 'sum of shown', first, words })]
  }, [totalsOf, sums, passing, first, layout.filters, layout.groups, t])
  const focus = useCallback(() => sheet.current?.focus(), [])
  const fit = useCallback(
    (fields: readonly string[]) => {
      const widths = columns
        .filter(({ field }) => fields.includes(field))
        .map((column) => [column.field, fittingWidth(passing, column, setting)] as const)
      change((one) => widths.reduce((before, [field, width]) => withWidth(before, field, width), one))
    },
    [columns, passing, setting, change],
  )
  const showMenu = (at: MenuPlace | null): void => {
    const handle = sheet.current
    if (!at || !handle) return
    // What can be done is known now; the menu does not outlive it.
    const refused = (): void => onSay(t('pasteByKey'))
    setMenu({ ...at, items: at.what === 'filter' ? [] : menuItems(at.what, placeOf(handle), t, refused) })
  }
  const openMenu = (what: 'cells' | 'filter'): void => showMenu(menuAt(sheet.current, what))
  const placeOf = (handle: SheetHandle): Workplace => ({
    desk,
    actions,
    readOnly: props.readOnly === true,
    comments: lore?.commentForm !== undefined,
    setting,
    ordered,
    columns,
    rows: arranged.rows,
    sheet: handle,
    find,
    widthOf: (field) => (sheet.current?.boxOf(null, field)?.width ?? 100) / (desk.zoom / 100),
    fit,
    openMenu,
    history: onHistory,
    say: (key) => onSay(t(key)),
  })
  const key: Arranging['key'] = (event) => {
    const command = arrangeCommandOf(event)
    if (command === null || !sheet.current) return false
    return COMMANDS[command](placeOf(sheet.current)) !== false
  }
  useGlobalKeys(whole, key, desk)
  const marking = useMarks({ columns: ordered, layout, signs, matcher })
  const move = layout.sort.length + layout.groups.length === 0 ? actions.move : undefined
  const arranging: Arranging = useArranging({ desk, ordered, fit, marking, move, showMenu, key })
  const shownNow = useCallback(
    () => ({
      rows: passing.map(({ id }) => id),
      columns,
      groupedBy: layout.groups[0] ?? null,
    }),
    [passing, columns, layout.groups],
  )
  useArrangedHandle(ref, sheet, { change, rows, admit, shown: shownNow })
  const column = menu?.what === 'filter' ? columns.find(({ field }) => field === menu.field) : undefined
  const closeMenu = (): void => {
    setMenu(null)
    focus()
  }
  const closePanel = (): void => {
    desk.show(null)
    focus()
  }
  const empty =
    rows.length > 0 && shown === 0
      ? {
          title: t('nothingShown'),
          hint: t('nothingShownHint', { all: rows.length }),
          action: (
            <button type="button" className="zh-button" onClick={() => change(allRows)}>
              {t('showAll')}
            </button>
          ),
        }
      : props.empty
  return (
    <div ref={whole} className="zh-arranged">
      {(panel === 'find' || panel === 'replace') && (
        <FindBar
          replacing={panel === 'replace'}
          readOnly={props.readOnly === true}
          rows={arranged.rows}
          columns={columns}
          setting={setting}
          formulaAt={formulaAt}
          sheet={sheet}
          handle={find}
          onMatcher={(one) => setMatcher(() => one)}
          onReplacing={(on) => desk.show(on ? 'replace' : 'find')}
          onClose={closePanel}
        />
      )}
      <ArrangedStrip
        columns={ordered}
        layout={layout}
        shown={shown}
        all={rows.length}
        change={change}
        onAgain={() => change((one) => ({ ...one, applied: one.applied + 1 }))}
        onClear={() => change(allRows)}
      />
      <div className="zh-arranged-sheet">
        <Sheet
          {...props}
          ref={sheet}
          columns={columns}
          rows={arranged.rows}
          totals={totals}
          empty={empty}
          arranging={arranging}
          {...(props.onAppend
            ? {
                onAppend: (added, edits) => {
                  admit(added.map(({ id }) => id))
                  return props.onAppend?.(added, edits) ?? Promise.resolve([])
                },
              }
            : {})}
        />
      </div>
      {column && menu && (
        <ColumnMenu
          key={column.field}
          column={column}
          rows={rows}
          setting={setting}
          layout={layout}
          mayHide={columns.length > 1}
          dark={props.dark}
          x={menu.x}
          y={menu.y}
          change={change}
          onFit={() => fit([column.field])}
          onClose={closeMenu}
        />
      )}
      {menu && menu.what !== 'filter' && (
        <Menu
          label={t('menu')}
          items={menu.items}
          dark={props.dark}
          x={menu.x}
          y={menu.y}
          onClose={closeMenu}
        />
      )}
      {panel === 'columns' && (
        <ColumnsPanel
          {...{ ordered, layout, change, dark: props.dark, beside: whole, onClose: closePanel }}
        />
      )}
      {panel === 'marks' && (
        <MarksPanel {...{ layout, change, since, dark: props.dark, beside: whole, onClose: closePanel }} />
      )}
    </div>
  )
}

function menuAt(sheet: SheetHandle | null, what: 'cells' | 'filter'): MenuPlace | null {
  const active = sheet?.active()
  if (!sheet || !active) return null
  const box = sheet.boxOf(what === 'filter' ? null : active.rowId, active.field)
  return box && { what, field: active.field, x: box.left, y: box.bottom }
}

function useArranging(from: {
  desk: Desk
  ordered: readonly SheetColumn[]
  fit: (fields: readonly string[]) => void
  marking: ReturnType<typeof useMarks>
  move: ArrangedProps['actions']['move']
  showMenu: (menu: MenuPlace) => void
  key: Arranging['key']
}): Arranging {
  const { desk, ordered, fit, marking, move, showMenu, key } = from
  const { change, zoom, zoomTo } = desk
  return {
    zoom: zoom / 100,
    key,
    menu: showMenu,
    resize: (field, width) => (width === null ? fit([field]) : change((one) => withWidth(one, field, width))),
    moveColumns: (fields, before) => change((one) => moveColumns(one, ordered, fields, before)),
    moveRows: move,
    toggleGroup: (group) =>
      change((one) => {
        const folded = new Set(one.folded)
        if (!folded.delete(group)) folded.add(group)
        return { ...one, folded }
      }),
    zoomBy: (steps) => zoomTo(zoomed(zoom, steps)),
    ...marking,
  }
}
