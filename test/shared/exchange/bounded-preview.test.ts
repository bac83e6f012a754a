import { expect, it } from 'vitest'
import { previewOf, windowOf } from '../../../shared/exchange/import/preview.ts'
import { rowsOf } from '../rows.ts'
import { bookOf, lookedAt } from './looked-at.ts'

// What comes back of a file is bounded by what a page shows, not by what a stranger wrote (RELIABILITY F15).

const WIDTH = 300
const LONG = '长'.repeat(2000)

it('hundreds of columns of endless texts answer with a bounded preview and window', () => {
  const headings = Array.from({ length: WIDTH }, (_, at) => `${at}${LONG}`)
  const rows = Array.from({ length: 9 }, () => headings.map(() => LONG))
  const understood = lookedAt(bookOf([[`单位：万元 ${LONG}`], headings, ...rows]), 'project', rowsOf({}), {
    headings: { first: 1, last: 1 },
    targets: { '0': 'name', '1': 'region', '2': 'total_investment' },
  })
  const preview = previewOf(understood)
  expect(preview.columns).toHaveLength(WIDTH)
  expect(JSON.stringify(preview).length).toBeLessThan(300_000)
  expect(JSON.stringify(windowOf(understood, 0, 200)).length).toBeLessThan(450_000)
})
