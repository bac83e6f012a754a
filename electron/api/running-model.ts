import { readModel } from '../../shared/model/read.ts'
import type { Program } from '../../shared/model/program.ts'
import type { Rows } from '../../shared/table/change.ts'

/** The program of the newest model text; reading it anew for every slider would cost more than the simulation. */
let known: { readonly text: string; readonly program: Program | null } | null = null

/** The workbook's model as a program; null if it has none that runs. */
export function runningModel(rows: Rows): Program | null {
  const text = rows.all('model')[0]?.['text']
  if (typeof text !== 'string') return null
  if (known?.text !== text) known = { text, program: readModel(text).program }
  return known.program
}
