import { useMemo } from 'react'
import { snapshotsOf, type Snapshot } from '../../shared/snapshots/commands.ts'
import { snapshot } from '../../shared/snapshots/tables.ts'
import { useTable } from './context.tsx'

/** All snapshots, that of the newest point first; drawn again only when one of them changes. */
export function useSnapshots(): readonly Snapshot[] {
  const rows = useTable(snapshot.name)
  return useMemo(() => snapshotsOf({ all: () => rows, get: () => undefined }), [rows])
}
