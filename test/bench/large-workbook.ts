import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore } from '../../electron/store/store.ts'
import { PACKS } from '../../shared/packs/packs.ts'
import type { Edit } from '../../shared/table/change.ts'

const TOWNS = ['huzhen', 'wenxi', 'bihu']
const CATEGORIES = ['economy', 'social', 'infrastructure']

/** A made-up project, with a figure or a word in each of 20 columns. */
function projectEdit(number: number): Edit {
  const amount = (by: number): string => `${((number * by) % 9973) + by}.${number % 10}万元`
  return {
    kind: 'insert',
    table: 'project',
    id: `large-${number}`,
    values: {
      name: `虚构项目${number}号`,
      code: `XG-${2000 + (number % 30)}-${String(number).padStart(6, '0')}`,
      region: TOWNS[number % 3] ?? null,
      category: CATEGORIES[number % 3] ?? null,
      nature: number % 4 === 0 ? 'new' : null,
      content: `标准厂房${number % 50}万平方米及配套道路、管网`,
      start: `20${10 + (number % 15)}-0${1 + (number % 9)}-15`,
      finish: `20${26 + (number % 9)}-1${number % 3}-28`,
      total_investment: amount(17),
      done_before: amount(3),
      done_through: 2000 + (number % 25),
      feasibility_estimate: amount(18),
      approved_estimate: amount(19),
      land_total: `${(number % 700) + 1}.5亩`,
      jobs: number % 900,
      output_amount: (number % 1000) / 8,
      owner: `虚构公司${number % 400}`,
      leader: `虚构人员${number % 90}`,
      in_statistics: number % 2,
      note: number % 5 === 0 ? `第${number}号备注` : null,
      demo: 1,
    },
  }
}

/** Makes a workbook with so many made-up projects of 20 columns in a new temporary folder; answers its path. */
export async function makeLargeWorkbook(projects: number): Promise<string> {
  const [pack] = PACKS
  if (!pack) throw new Error('there is no policy pack')
  const file = join(mkdtempSync(join(tmpdir(), 'zhence-large-')), 'large.zhence')
  const own = Array.from({ length: projects }, (_, number) => projectEdit(number))
  const store = await createStore(file, {
    who: 'bench',
    packId: pack.id,
    edits: [...pack.edits(true), ...own],
  })
  await store.close()
  return file
}
