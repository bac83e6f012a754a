import { LAUGHS, one, text, type Hostile } from './hostile-file.ts'
import { randomBytes } from './noise.ts'
import { PAGES } from './pages.ts'
import { odsOf, packedRepeat, xlsxOf, xlsxParts, zipOf } from './zip-maker.ts'

const MB = 2 ** 20
const SHEET = '<worksheet><sheetData>'
const END = '</sheetData></worksheet>'
const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const rows = (inside: string): string => `<sheetData>${inside}</sheetData>`
const ONE = rows(
  `<row r="1">${cell('A1', '项目名称')}${cell('B1', '所属镇')}</row><row r="2">${cell('A2', '甲')}</row>`,
)
const GOOD = xlsxOf({ sheets: [ONE] })

const CONTAINERS: readonly Hostile[] = [
  one('empty.xlsx', 'empty', () => Buffer.alloc(0)),
  one('no-entries.xlsx', 'unknown-format', () => zipOf([])),
  one('cut-in-half.xlsx', 'broken', () => GOOD.subarray(0, GOOD.length / 2)),
  one('garbage-after-signature.xlsx', 'broken', () =>
    Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(50_000)]),
  ),
  one('no-directory.xlsx', 'broken', () => GOOD.subarray(0, GOOD.length - 22)),
  one('lying-directory.xlsx', 'inflates', () =>
    xlsxOf({ sheets: [''], rawSheet: packedRepeat(SHEET, ' '.repeat(MB), 300, END) }),
  ),
  one('shared-string-bomb.xlsx', 'inflates', () =>
    zipOf([
      ...xlsxParts({ sheets: [ONE] }),
      {
        name: 'xl/sharedStrings.xml',
        content: '',
        claimed: 100,
        packed: packedRepeat('<sst><si><t>', 'A'.repeat(MB), 220, '</t></si></sst>'),
      },
    ]),
  ),
  one('same-part-200-times.xlsx', 'inflates', () =>
    xlsxOf({
      sheets: Array.from({ length: 199 }, (_, index) =>
        index === 0 ? `${ONE}${'<!-- -->'.repeat(200_000)}` : '',
      ),
      target: () => 'worksheets/sheet1.xml',
    }),
  ),
  one('six-thousand-parts.xlsx', 'too-many-entries', () =>
    zipOf([
      ...xlsxParts({ sheets: [ONE] }),
      ...Array.from({ length: 6000 }, (_, at) => ({ name: `m/${at}`, content: '' })),
    ]),
  ),
  one('claims-65535-parts.xlsx', 'too-many-entries', () =>
    zipOf(xlsxParts({ sheets: [ONE] }), { count: 65_535 }),
  ),
  one('claims-more-parts.xlsx', 'broken', () => zipOf(xlsxParts({ sheets: [ONE] }), { count: 100 })),
  one('two-parts-one-name.xlsx', 'broken', () =>
    zipOf([...xlsxParts({ sheets: [ONE] }), { name: 'xl/workbook.xml', content: '<workbook/>' }]),
  ),
  one('password-on-part.xlsx', 'encrypted', () =>
    zipOf(xlsxParts({ sheets: [ONE] }).map((part) => ({ ...part, flags: 1 }))),
  ),
  one('unknown-compression.xlsx', 'broken', () =>
    zipOf(xlsxParts({ sheets: [ONE] }).map((part) => ({ ...part, method: 99 }))),
  ),
  one('part-behind-the-end.xlsx', 'broken', () =>
    zipOf(xlsxParts({ sheets: [ONE] }).map((part) => ({ ...part, offset: 0x7f_ff_ff_ff }))),
  ),
  one('names-that-climb.xlsx', 'read', () =>
    zipOf([
      ...xlsxParts({ sheets: [ONE] }),
      { name: '../../../../tmp/zhence-climbed', content: 'x' },
      { name: 'C:\\windows\\system32\\zhence', content: 'x' },
    ]),
  ),
  one('workbook-elsewhere.xlsx', 'broken', () =>
    xlsxOf({ sheets: [ONE], target: () => '../../../../../../etc/passwd' }),
  ),
  one('bad-deflate.xlsx', 'broken', () => xlsxOf({ sheets: [''], rawSheet: randomBytes(4000) })),
]

const MARKUP: readonly Hostile[] = [
  one('external-entity.xlsx', 'doctype', () =>
    xlsxOf({
      sheets: [''],
      rawSheet: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${SHEET}<row><c t="str"><v>&e;</v></c></row>${END}`,
    }),
  ),
  one('billion-laughs.xlsx', 'doctype', () => xlsxOf({ sheets: [''], rawSheet: `${LAUGHS}${SHEET}${END}` })),
  one('doctype-in-strings.xlsx', 'doctype', () => xlsxOf({ sheets: [ONE], strings: `${LAUGHS}<sst/>` })),
  one('hundred-thousand-deep.xlsx', 'deep', () => xlsxOf({ sheets: ['<a>'.repeat(100_000)] })),
  one('never-closed.xlsx', 'broken', () =>
    xlsxOf({ sheets: [''], rawSheet: `${SHEET}<row r="1"><c r="A1"><v>1` }),
  ),
  one('quote-never-closed.xlsx', 'broken', () =>
    xlsxOf({ sheets: [''], rawSheet: `${SHEET}<row r="1><c></c></row>${END}` }),
  ),
  one('closed-too-often.xlsx', 'broken', () => xlsxOf({ sheets: ['</worksheet></worksheet></worksheet>'] })),
  one('comment-never-closed.xlsx', 'broken', () => xlsxOf({ sheets: [`<!--${'-'.repeat(100_000)}`] })),
  one('not-utf8.xlsx', 'read', () =>
    zipOf([
      ...xlsxParts({ sheets: [ONE] }).slice(0, 3),
      {
        name: 'xl/worksheets/sheet1.xml',
        content: Buffer.concat([
          Buffer.from(`${SHEET}<row r="1"><c r="A1" t="str"><v>`),
          randomTail(),
          Buffer.from(`</v></c></row>${END}`),
        ]),
      },
    ]),
  ),
  one('script-in-a-cell.xlsx', 'read', () =>
    xlsxOf({ sheets: [rows(`<row r="1">${cell('A1', '&lt;img src=x onerror=alert(1)&gt;')}</row>`)] }),
  ),
]

function randomTail(): Buffer {
  return Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xa0, 0xa1, 0x80])
}

const SHEETS: readonly Hostile[] = [
  one('million-rows.xlsx', 'too-many-rows', () => xlsxOf({ sheets: [''], rawSheet: rowsOf(1_000_000) })),
  one('row-beyond-the-sheet.xlsx', 'broken', () =>
    xlsxOf({ sheets: [rows('<row r="4294967295"><c><v>1</v></c></row>')] }),
  ),
  one('huge-dimension.xlsx', 'read', () => xlsxOf({ sheets: [`<dimension ref="A1:XFD1048576"/>${ONE}`] })),
  one('far-cell.xlsx', 'too-many-columns', () =>
    xlsxOf({ sheets: [rows(`<row r="1048576">${cell('XFD1048576', 'x')}</row>`)] }),
  ),
  one('merge-of-the-whole-sheet.xlsx', 'read', () =>
    xlsxOf({ sheets: [`${ONE}<mergeCells><mergeCell ref="A1:XFD20000"/></mergeCells>`] }),
  ),
  one('fifty-thousand-merges.xlsx', 'too-many-merges', () =>
    xlsxOf({
      sheets: [
        `${ONE}<mergeCells>${Array.from({ length: 50_000 }, (_, at) => `<mergeCell ref="A${at + 1}:B${at + 1}"/>`).join('')}</mergeCells>`,
      ],
    }),
  ),
  one('merges-over-each-other.xlsx', 'too-many-merges', () =>
    xlsxOf({
      sheets: [
        `${rows(Array.from({ length: 3000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`).join(''))}<mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(1000)}</mergeCells>`,
      ],
    }),
  ),
  one('megabyte-in-a-cell.xlsx', 'long-text', () =>
    xlsxOf({ sheets: [rows(`<row>${cell('A1', randomBytes(MB).toString('base64'))}</row>`)] }),
  ),
  one('one-text-everywhere.xlsx', 'too-much-text', () =>
    xlsxOf({
      sheets: [
        rows(
          `<row r="1">${'<c t="s"><v>0</v></c>'.repeat(900)}</row>`
            .repeat(1)
            .replaceAll(' r="1"', '')
            .repeat(4),
        ),
      ],
      strings: `<sst><si><t>${'文'.repeat(30_000)}</t></si></sst>`,
    }),
  ),
  one('names-of-objects.xlsx', 'read', () =>
    xlsxOf({
      sheets: [
        rows(
          `<row r="1">${cell('A1', '__proto__')}${cell('B1', 'constructor')}${cell('C1', 'toString')}</row>`,
        ),
      ],
      names: ['__proto__'],
    }),
  ),
  one('thousand-sheets.xlsx', 'too-many-sheets', () =>
    xlsxOf({ sheets: Array.from({ length: 1000 }, () => ONE) }),
  ),
  one('numbers-that-are-none.xlsx', 'read', () =>
    xlsxOf({
      sheets: [
        rows(
          `<row r="1">${cell('A1', 'x')}<c r="B1"><v>1e999</v></c><c r="C1"><v>NaN</v></c><c r="D1" t="s"><v>-1</v></c><c r="E1" s="99999"><v>45000</v></c></row>`,
        ),
      ],
    }),
  ),
  one('rows-repeated.ods', 'too-many-rows', () =>
    odsOf(
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>',
    ),
  ),
  one('columns-repeated.ods', 'too-many-columns', () =>
    odsOf(
      '<table:table-row><table:table-cell table:number-columns-repeated="16777216"><text:p>x</text:p></table:table-cell></table:table-row>',
    ),
  ),
  one('spans-without-end.ods', 'read', () =>
    odsOf(
      '<table:table-row><table:table-cell table:number-rows-spanned="999999999" table:number-columns-spanned="999999999"><text:p>x</text:p></table:table-cell></table:table-row>',
    ),
  ),
  one('blanks-repeated.ods', 'long-text', () =>
    odsOf(
      '<table:table-row><table:table-cell><text:p>x<text:s text:c="999999999"/>x</text:p></table:table-cell></table:table-row>',
    ),
  ),
  one('doctype.ods', 'doctype', () => odsOf('', LAUGHS)),
  one('encrypted.ods', 'encrypted', () =>
    zipOf([
      { name: 'content.xml', content: randomBytes(1000) },
      { name: 'META-INF/manifest.xml', content: '<m><manifest:encryption-data/></m>' },
    ]),
  ),
]

/** Rows that differ, so that they are not turned away for being too well compressed. */
function rowsOf(count: number): string {
  const all = Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c><v>${at * 7}</v></c></row>`)
  return `${SHEET}${all.join('')}${END}`
}

const TEXTS: readonly Hostile[] = [
  text('line-of-a-hundred-megabytes.csv', 'long-text', 'x'.repeat(MB / 4), 4 * 99),
  text('hundred-million-commas.csv', 'too-many-columns', ','.repeat(MB / 4), 4 * 99),
  text('larger-than-allowed.csv', 'too-large', '甲,乙\n'.repeat(25_000), 560),
  text('quote-never-closed.csv', 'long-text', `a,"b${'x\n'.repeat(100_000)}`, 20),
  text('three-hundred-thousand-lines.csv', 'too-many-rows', '甲,1\n'.repeat(1000), 300),
  text('formulas.csv', 'read', "=cmd|' /C calc'!A0,+1+1,@SUM(A1)\n", 3),
  one('cut-character.csv', 'read', () =>
    Buffer.concat([gb('项目名称,所属镇\r\n甲,壶镇镇'), Buffer.from([0xbf])]),
  ),
  one('no-encoding.csv', 'not-text', () => Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x80, 0x2c, 0xfe, 0x0a])),
  one('noughts.csv', 'not-text', () => Buffer.alloc(MB)),
  one('odd-utf16.txt', 'read', () =>
    Buffer.concat([Buffer.from('\ufeff甲\t乙\n', 'utf16le'), Buffer.from([1])]),
  ),
  one('a-picture.xlsx', 'is-picture', () =>
    Buffer.concat([Buffer.from('\x89PNG\r\n', 'latin1'), randomBytes(1000)]),
  ),
  one('a-document.csv', 'is-document', () => Buffer.from('%PDF-1.7\n')),
  one('a-web-page.xls', 'read', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>')),
  one('a-letter.xlsx', 'is-document', () =>
    zipOf([
      { name: '_rels/.rels', content: '<r/>' },
      { name: 'word/document.xml', content: '<d/>' },
    ]),
  ),
  one('several-files.xlsx', 'is-archive', () => zipOf([{ name: '表/项目.xlsx', content: GOOD }])),
  one('scrambled.xlsx', 'scrambled', () => randomBytes(50_000)),
]

/** 甲 to 壶 in the encoding of the office, without a library. */
function gb(text: string): Buffer {
  const known: Readonly<Record<string, readonly number[]>> = {
    项: [0xcf, 0xee],
    目: [0xc4, 0xbf],
    名: [0xc3, 0xfb],
    称: [0xb3, 0xc6],
    所: [0xcb, 0xf9],
    属: [0xca, 0xf4],
    镇: [0xd5, 0xf2],
    甲: [0xbc, 0xd7],
    壶: [0xba, 0xf8],
  }
  return Buffer.from([...text].flatMap((sign) => known[sign] ?? [sign.charCodeAt(0)]))
}

/** All hostile files but those made from fixtures. */
export const HOSTILE: readonly Hostile[] = [...CONTAINERS, ...MARKUP, ...SHEETS, ...TEXTS, ...PAGES]
