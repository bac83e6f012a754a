import { takeSnapshot } from '../store/take-snapshot.ts'
import type { Handler } from './handler.ts'

/** Takes a snapshot of the workbook as it stands, as one commit. */
export const snapshot: Handler<'snapshot'> = ({ store }, asked) => takeSnapshot(store, asked)
