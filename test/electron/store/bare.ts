import { CURRENT, type Schema } from '../../../electron/store/schema.ts'

/** The schema of the program without the domains' rules, so that a test of the store stands on its own. */
export const BARE: Schema = { ...CURRENT, rules: [] }
