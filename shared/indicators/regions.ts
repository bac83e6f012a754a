import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import { region } from './tables.ts'

/** A row of the table of regions. */
export type Region = RowOf<typeof region>

/** All regions in their order. */
export function regionsOf(rows: Rows): readonly Region[] {
  return allRows(rows, region)
}

/** One region, or undefined. */
export function regionOf(rows: Rows, id: string): Region | undefined {
  return rows.get(region.name, id) as Region | undefined
}

/** The towns that the plan is about: those in a group, or every town where there is no group. */
export function pilotTowns(rows: Rows): readonly Region[] {
  const towns = regionsOf(rows).filter(({ level }) => level === 'town')
  const grouped = towns.filter((town) => town.member_of !== null)
  return grouped.length > 0 ? grouped : towns
}

/** The towns of a group; empty for a region that is no group. */
export function membersOf(rows: Rows, group: string): readonly Region[] {
  return regionsOf(rows).filter((region) => region.member_of === group)
}

/** The county or city above a region (or the region itself if it is one), or null if none is entered. */
export function ancestorAt(rows: Rows, id: string, level: 'county' | 'city' | 'province'): Region | null {
  // A chain of parents longer than the table can only be a ring, which the user still has to mend.
  let left = regionsOf(rows).length
  for (let at = regionOf(rows, id); at && left >= 0; left -= 1) {
    if (at.level === level) return at
    at = at.parent === null ? undefined : regionOf(rows, at.parent)
  }
  return null
}
