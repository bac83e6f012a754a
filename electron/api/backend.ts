import { hostname, userInfo } from 'node:os'
import { configFolder, here } from '../places.ts'
import { openStore, type Store } from '../store/store.ts'
import { bugLog, type ReportBug } from './bugs.ts'
import { preferencesIn, type Preferences } from './preferences-file.ts'

/** What the verbs work on: the open workbook and what belongs to the person. */
export interface Backend {
  readonly store: Store
  readonly preferences: Preferences
  readonly reportBug: ReportBug
}

/** Opens a workbook for a shell; throws Fault. Close the store when done. */
export async function openBackend(path: string): Promise<Backend> {
  const folder = configFolder(here())
  return {
    store: await openStore(path, { who: whoAmI() }),
    preferences: preferencesIn(folder, (text) => stderr(`${text}\n`)),
    reportBug: bugLog(folder, stderr),
  }
}

function stderr(text: string): void {
  process.stderr.write(text)
}

/** Name that the journal and the lock show: the person at this machine. */
export function whoAmI(): string {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    return hostname()
  }
}
