import { mappingShape } from '../../shared/api/import.ts'
import type { ImportMapping } from '../../shared/exchange/import/contract.ts'
import type { Backend } from './backend.ts'
import type { Handler } from './handler.ts'

/** Name under which a person's mappings are kept, and how many. */
const PREFERENCE = 'import-mappings'
const MOST_MAPPINGS = 60

/** Lists what is kept of imports into a table; keeps a mapping under a name first, or takes one away. */
export const importMappings: Handler<'importMappings'> = async (backend, { table, keep, remove }) => {
  if (keep) {
    const checked = mappingShape.safeParse(keep.mapping)
    if (!checked.success) return { ok: false, rejections: [{ at: {}, code: 'not-a-mapping' }] }
    await keepMapping(backend, table, `${NAMED}${keep.name}`, { ...checked.data, name: keep.name })
  }
  if (remove !== undefined) await forget(backend, table, remove)
  const kept = await mappingsFor(backend, table)
  // The newest stands last.
  return {
    ok: true,
    value: Object.entries(kept)
      .map(([key, mapping]) => ({ key, mapping }))
      .toReversed(),
  }
}

/** No fingerprint of headings begins so. */
const NAMED = 'name:'

/** Mappings kept for a table, by fingerprint of the headings or by name; what does not have the form of one is passed over. */
export async function mappingsFor(
  { preferences }: Backend,
  table: string,
): Promise<Readonly<Record<string, ImportMapping>>> {
  const kept: unknown = (await preferences.get())[PREFERENCE]
  const begin = `${table}/`
  return Object.fromEntries(
    Object.entries(Object(kept)).flatMap(([key, mapping]) => {
      const checked = mappingShape.safeParse(mapping)
      return key.startsWith(begin) && checked.success
        ? [[key.slice(begin.length), checked.data] as const]
        : []
    }),
  )
}

/** Keeps a mapping for files with headings of a fingerprint; the one that was used longest ago makes room. */
export async function keepMapping(
  { preferences }: Backend,
  table: string,
  fingerprint: string,
  mapping: ImportMapping,
): Promise<void> {
  const kept: Record<string, unknown> = { ...Object((await preferences.get())[PREFERENCE]) }
  const key = `${table}/${fingerprint}`
  delete kept[key]
  const newest = [...Object.entries(kept).slice(1 - MOST_MAPPINGS), [key, mapping] as const]
  await preferences.set({ [PREFERENCE]: Object.fromEntries(newest) })
}

async function forget({ preferences }: Backend, table: string, key: string): Promise<void> {
  const kept: Record<string, unknown> = { ...Object((await preferences.get())[PREFERENCE]) }
  delete kept[`${table}/${key}`]
  await preferences.set({ [PREFERENCE]: kept })
}
