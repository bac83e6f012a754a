// The export of a long sheet in a process of its own, as the program's child does it: `node test/bench/export-large.ts`
// prints one line of JSON, seconds and the most megabytes that the process ever held.
import { exportTable } from '../../electron/exchange/export.ts'
import { project } from '../../shared/plans/tables.ts'
import type { Row } from '../../shared/table/table.ts'

const ROWS = 50_000
/** Twenty columns of every kind that a project has. */
const COLUMNS = [
  'name',
  'code',
  'region',
  'category',
  'nature',
  'content',
  'start',
  'finish',
  'total_investment',
  'done_before',
  'done_through',
  'feasibility_estimate',
  'approved_estimate',
  'land_total',
  'jobs',
  'owner',
  'leader',
  'stage',
  'in_statistics',
  'note',
]
const CATEGORIES = ['economy', 'social', 'infrastructure']

const regions: readonly Row[] = ['壶镇镇', '温溪镇'].map((name, at) => ({ id: `r${at}`, position: at, name }))
const blank = Object.fromEntries(Object.keys(project.columns).map((field) => [field, null]))
const projects: readonly Row[] = Array.from({ length: ROWS }, (_, at) => ({
  ...blank,
  id: `p${at}`,
  position: at,
  name: `项目${at}`,
  code: `YS-${at}`,
  region: `r${at % 2}`,
  category: CATEGORIES[at % 3] ?? null,
  nature: 'new',
  content: `标准厂房${at % 97}万平方米及配套道路`,
  start: '2025-03-31',
  finish: '2027-06-30',
  // Amounts to the yuan, most of which need more decimals than the column shows.
  total_investment: at * 1_234_500,
  done_before: at % 7 === 0 ? null : at * 10_000,
  done_through: 2024,
  feasibility_estimate: at * 1_000_000,
  approved_estimate: at * 990_000,
  land_total: at * 15,
  jobs: at % 500,
  owner: '建设单位',
  leader: '分管副镇长',
  stage: 'building',
  in_statistics: 1,
}))
const rows = {
  all: (table: string) => (table === 'project' ? projects : regions),
  get: (_table: string, id: string) => regions.find((row) => row.id === id),
}
const started = performance.now()
const made = await exportTable(project, rows, {
  view: { table: 'project', columns: COLUMNS.map((field) => ({ field })), language: 'zh-CN' },
  format: 'xlsx',
  encoding: 'utf-8',
  properties: { modified: new Date(0) },
})
if (!made.ok || made.value.rows !== ROWS) throw new Error('the export is not whole')
const seconds = (performance.now() - started) / 1000
process.stdout.write(`${JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 })}\n`)
