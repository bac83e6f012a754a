import { LISHUI_2022_72 } from './lishui-2022-72/pack.ts'
import type { Pack } from './pack.ts'

export type { Pack } from './pack.ts'

/** The packs that the program ships. */
export const PACKS: readonly Pack[] = [LISHUI_2022_72]

/** A pack by its id, or undefined if there is none. */
export function packNamed(id: string): Pack | undefined {
  return PACKS.find((pack) => pack.id === id)
}
