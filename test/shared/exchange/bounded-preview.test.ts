import { expect, it } from 'vitest'
import { calculate } from '../../../shared/calculation/calculate.ts'
import { previewOf, windowOf } from '../../../shared/exchange/import/preview.ts'
import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import { understand } from '../../../shared/exchange/import/understand.ts'
import { project } from '../../../shared/plans/tables.ts'
import { rowsOf } from '../rows.ts'

// What comes back of a file is bounded by what a page shows, not by what a stranger wrote (RELIABILITY F15).

const WIDTH = 300
const LONG = '长'.repeat(2000)

function book(): SourceBook {
  const headings = Array.from({ length: WIDTH }, (_, at) => `${at}${LONG}`)
  const cells = Array.from({ length: WIDTH }, () => LONG)
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: [
      {
        name: '表',
        hidden: false,
        width: WIDTH,
        rows: [
          { at: 0, cells: [`单位：万元 ${LONG}`] },
          { at: 1, cells: headings },
          ...Array.from({ length: 9 }, (_, row) => row + 2).map((at) => ({ at, cells })),
        ],
        merges: [],
        formulas: new Map(),
        hiddenRows: new Set(),
        hiddenColumns: new Set(),
      },
    ],
  }
}

it('hundreds of columns of endless texts answer with a bounded preview and window', () => {
  const understood = understand({
    book: book(),
    table: project,
    rows: rowsOf({}),
    choices: {
      headings: { first: 1, last: 1 },
      targets: { '0': 'name', '1': 'region', '2': 'total_investment' },
    },
    remembered: {},
    unitOf: () => null,
    calculate,
    computed: new Set(),
    newId: () => 'a',
    progress: () => {},
  })
  const preview = previewOf(understood)
  expect(preview.columns).toHaveLength(WIDTH)
  expect(JSON.stringify(preview).length).toBeLessThan(300_000)
  expect(JSON.stringify(windowOf(understood, 0, 200)).length).toBeLessThan(450_000)
})
