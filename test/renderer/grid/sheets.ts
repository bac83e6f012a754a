import type { SheetColumn, SheetRow } from '../../../renderer/grid/contract.ts'
import type { Setting } from '../../../renderer/grid/values.ts'
import type { Column } from '../../../shared/table/column.ts'
import { defineTable, type Row } from '../../../shared/table/table.ts'

// Sheets for the grid's tests; towns are the only rows that a reference can point at.

const place = defineTable({
  name: 'grid_test_town',
  title: '镇',
  label: 'name',
  columns: { name: { kind: 'text', title: '名称' } },
})

const TOWNS: readonly Row[] = [
  { id: 'huzhen', position: 0, name: '壶镇镇' },
  { id: 'wenxi', position: 1, name: '温溪镇' },
  { id: 'bihu', position: 2, name: '碧湖镇' },
]

export const SETTING: Setting = {
  language: 'zh-CN',
  lookup: {
    all: (table) => (table === place.name ? TOWNS : []),
    get: (table, id) => (table === place.name ? TOWNS.find((row) => row.id === id) : undefined),
  },
}

export const NUMBER: Column = { kind: 'number', title: '数值' }
export const MONEY: Column = { kind: 'quantity', measure: 'money', unit: '万元', title: '投资' }
export const LAND: Column = { kind: 'quantity', measure: 'land', unit: '亩', title: '用地' }
export const TOWN: Column = { kind: 'reference', to: [place.name], title: '镇' }

export function column(field: string, kind: Column, more: Partial<SheetColumn> = {}): SheetColumn {
  return { field, column: kind, title: kind.title, ...more }
}

export function row(id: string, cells: SheetRow['cells'], more: Partial<SheetRow> = {}): SheetRow {
  return { id, cells, ...more }
}
