import { arithmeticIn, expressionId } from '../../../shared/calculation/expressions.ts'
import type { Arithmetic } from '../../../shared/table/arithmetic.ts'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell } from '../../../shared/table/column.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { Row, Table } from '../../../shared/table/table.ts'
import type { ArrangedHandle } from '../../grid/arrange/contract.ts'
import type { NoticeWords } from '../../ui/notice.tsx'
import { goToRow } from '../../ui/places.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import type { Outcome } from '../../workbook/workbook.ts'
import { anyMadeUp } from './made-up.ts'
import { duplicateEdits, insertEdits, moveEdits } from './row-actions.ts'
import { reasonsOf } from './writing.ts'

interface From {
  readonly table: Table
  /** The page's rows. */
  readonly rows: readonly Row[]
  readonly sheet: RefObject<ArrangedHandle | null>
  /** Field in which one types first in a new row. */
  readonly nameField: string | undefined
  readonly blankAfter: (near: string | null) => Readonly<Record<string, Cell>> | undefined
  readonly numbered: string | undefined
  readonly partsOf:
    | ((ids: readonly string[]) => readonly { readonly table: string; readonly id: string }[])
    | undefined
  readonly setNotice: (notice: NoticeWords | null) => void
}

/** Commands on the rows of a table; each is one commit and one undo. */
export function useRowCommands(from: From) {
  const { table, rows, sheet, nameField, blankAfter, numbered, partsOf, setNotice } = from
  const { t } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const all = (): readonly Row[] => workbook.store.getState().rows.all(table.name)
  const arithmeticAt = (id: string, field: string): Arithmetic | null =>
    arithmeticIn(workbook.store.getState().rows.get('cell_expression', expressionId(id, field)))
  const say = (outcome: Outcome, key: 'notInserted' | 'notDeleted' | 'notMoved'): boolean => {
    const why = reasonsOf(outcome, { t, language })
    setNotice(why === null ? null : { words: t(key, { why }), tone: 'warn' })
    return outcome.kind === 'done'
  }
  async function add(
    edits: readonly (Edit & { id: string })[],
    verb: 'insert' | 'duplicate',
  ): Promise<boolean> {
    // A filter must not hide what is being added.
    sheet.current?.admit(edits.map(({ id }) => id))
    const outcome = await workbook.edit(edits, { verb, table: table.name, count: edits.length })
    if (!say(outcome, 'notInserted')) return false
    const id = edits[0]?.id ?? ''
    if (sheet.current?.reveal(id, nameField)) sheet.current.focus()
    // The focus or the page's own filter hides it: the address is stronger than both.
    else goToRow(table.name, id, nameField)
    return true
  }
  return {
    insert: (near: string | null, count = 1, above = false) => {
      const blank = { ...blankAfter(near) }
      return add(insertEdits({ table, near, count, above, blank, numbered }, all()), 'insert')
    },
    duplicate: async (ids: readonly string[]) => {
      const before = all()
      const edits = duplicateEdits(table, ids, before, (text) => t('copyOf', { text }), arithmeticAt)
      const done = await add(edits, 'duplicate')
      if (done && anyMadeUp(before.filter(({ id }) => ids.includes(id))))
        setNotice({ words: t('copiedMadeUp'), tone: 'info' })
    },
    move: async (ids: readonly string[], after: string | null) => {
      const edits = moveEdits(table, ids, after, rows[0]?.id ?? null, all())
      if (edits.length === 0) return
      say(await workbook.edit(edits, { verb: 'move', table: table.name, count: edits.length }), 'notMoved')
    },
    remove: async (ids: readonly string[]) => {
      if (ids.length === 0) return
      const parts = (partsOf?.(ids) ?? []).map((part) => ({ kind: 'delete' as const, ...part }))
      const own = ids.map((id) => ({ kind: 'delete' as const, table: table.name, id }))
      const label = { verb: 'delete' as const, table: table.name, count: ids.length }
      say(await workbook.edit([...parts, ...own], label), 'notDeleted')
    },
  }
}
