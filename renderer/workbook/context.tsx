import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Row } from '../../shared/table/table.ts'
import type { TableName } from '../../shared/tables.ts'
import type { MirrorRows } from './mirror-rows.ts'
import type { View, ViewStore } from './view.ts'
import type { Workbook, WorkbookState } from './workbook.ts'

interface Session {
  readonly workbook: Workbook
  readonly view: ViewStore
}

const SessionContext = createContext<Session | null>(null)

/** Gives the pages the open workbook and the view. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('used outside of SessionProvider')
  return session
}

/** The workbook's verbs. */
export function useWorkbook(): Workbook {
  return useSession().workbook
}

/** A part of the mirror; drawn again only when that part changes. */
export function useMirror<T>(select: (state: WorkbookState) => T): T {
  return useStore(useSession().workbook.store, select)
}

/** All rows as of the newest commit; for what depends on many tables. */
export function useRows(): MirrorRows {
  return useMirror((state) => state.rows)
}

/** The rows of one table; drawn again only when that table changes. */
export function useTable(name: TableName): readonly Row[] {
  return useMirror((state) => state.rows.all(name))
}

/** A part of the view. */
export function useView<T>(select: (view: View) => T): T {
  return useStore(useSession().view.store, select)
}

/** Changes the view and keeps the change. */
export function useChangeView(): (part: Partial<View>) => void {
  return useSession().view.change
}

/** What is kept under names of its own besides the view. */
export function useKept(): Pick<ViewStore, 'kept' | 'keep'> {
  return useSession().view
}
