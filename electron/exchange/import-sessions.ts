import { randomUUID } from 'node:crypto'
import { ImportSession } from './import-session.ts'

/** Files that are looked at in all windows together; the one that has waited longest makes room for another. */
const MOST_SESSIONS = 3
/** A file that nobody asked of for so long is let go. */
const IDLE_MS = 30 * 60_000

interface Open {
  readonly session: ImportSession
  timer: NodeJS.Timeout
}

const open = new Map<string, Open>()

/** Begins with a new file; answers the id by which it is asked of. */
export function openImport(): string {
  const [oldest] = open.keys()
  if (open.size >= MOST_SESSIONS && oldest !== undefined) closeImport(oldest)
  const id = randomUUID()
  open.set(id, { session: new ImportSession(), timer: waiting(id) })
  return id
}

/** The file of an id, or null if it was let go. */
export function importOf(id: string): ImportSession | null {
  const found = open.get(id)
  if (!found) return null
  clearTimeout(found.timer)
  found.timer = waiting(id)
  // The newest stands last.
  open.delete(id)
  open.set(id, found)
  return found.session
}

/** Lets a file go and stops whatever is under way with it. */
export function closeImport(id: string): void {
  const found = open.get(id)
  if (!found) return
  clearTimeout(found.timer)
  open.delete(id)
  found.session.close()
}

function waiting(id: string): NodeJS.Timeout {
  return setTimeout(() => closeImport(id), IDLE_MS).unref()
}
