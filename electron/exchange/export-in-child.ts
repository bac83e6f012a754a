import { calculatedColumn } from '../../shared/calculation/tables.ts'
import { partsOf } from '../../shared/formula-sheets.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Result } from '../../shared/table/rejection.ts'
import { declaredTable, type Table } from '../../shared/table/table.ts'
import type { Exported, ExportRequest } from './export.ts'
import { startChild } from './process.ts'

/** Rows handed over at a time: a few milliseconds of this process, so that it goes on answering. */
const PIECE = 2000
/** Share of the work that handing over takes. */
const HANDING_OVER = 0.3

/**
 * Writes a table as a file in memory, in a child process, so that a large one holds nothing up and can be cancelled.
 * Refused with `cancelled`, or when it takes too long or too much memory.
 */
export async function exportInChild(
  rows: Rows,
  request: ExportRequest,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<Result<Exported>> {
  // What there is at this moment, whatever is edited while it is handed over.
  const pieces = tablesFor(request.view.table).flatMap((table) => {
    const all = rows.all(table)
    const count = Math.ceil(all.length / PIECE)
    return Array.from({ length: count }, (_, at) => ({
      table,
      rows: all.slice(at * PIECE, (at + 1) * PIECE),
    }))
  })
  const child = startChild()
  try {
    for (const [at, piece] of pieces.entries()) {
      const taken = await child.run('takeRows', piece, { signal })
      if (!taken.ok) return taken
      onProgress((HANDING_OVER * (at + 1)) / pieces.length)
    }
    return await child.run('makeExport', request, {
      signal,
      onProgress: (share) => onProgress(HANDING_OVER + (1 - HANDING_OVER) * share),
    })
  } finally {
    child.close()
  }
}

/** The table itself with what people added to it, and those whose rows it points at, whose labels may point on. */
function tablesFor(name: string): readonly string[] {
  const wanted = new Set<string>()
  const waiting: string[] = [calculatedColumn.name, ...partsOf(name)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (wanted.has(next)) continue
    wanted.add(next)
    const table = declaredTable(next)
    if (table) waiting.push(...pointedAt(table))
  }
  return [...wanted]
}

function pointedAt(table: Table): readonly string[] {
  return Object.values(table.columns).flatMap((column) => (column.kind === 'reference' ? column.to : []))
}
