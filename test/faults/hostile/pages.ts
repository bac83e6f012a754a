import { LAUGHS, one, text, type Hostile } from './hostile-file.ts'

/** Web pages and XML under the name of a workbook. */
export const PAGES: readonly Hostile[] = [
  text('page-of-endless-cells.xls', 'too-many-columns', '<table><tr>' + '<td>1'.repeat(2000), 1),
  text('page-of-endless-rows.xls', 'too-many-rows', `<table>${'<tr><td>1'.repeat(1000)}</table>`, 300),
  text('page-of-nested-tables.xls', 'deep', '<table><tr><td>'.repeat(1000), 1),
  text(
    'page-of-wide-cells.xls',
    'too-many-merges',
    '<table><tr><td colspan=9 rowspan=9>1</td></tr></table>'.repeat(1000),
    60,
  ),
  text('page-of-open-quotes.xls', 'empty', '<table><tr><td a="'.repeat(100), 1),
  text('page-of-open-tags.xls', 'read', `<table>${'<td '.repeat(10_000)}`, 30),
  text('page-with-script.xls', 'read', '<table><tr><td>1<script>for(;;){}</script></table>', 1),
  one('xml-2003-with-doctype.xls', 'doctype', () => xml2003('', LAUGHS)),
  one('xml-2003-far-away.xls', 'read', () =>
    xml2003(
      '<Row ss:Index="1048576"><Cell ss:Index="900" ss:MergeDown="99999999"><Data ss:Type="Number">1</Data></Cell></Row>',
    ),
  ),
  one('xml-2003-too-wide.xls', 'too-many-columns', () =>
    xml2003('<Row><Cell ss:Index="16000"><Data ss:Type="String">1</Data></Cell></Row>'),
  ),
  one('xml-2003-cut.xls', 'broken', () => xml2003('<Row><Cell><Data>1</Data></Cell></Row>').subarray(0, -20)),
]

function xml2003(rows: string, doctype = ''): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>${doctype}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="一"><Table>${rows}</Table></Worksheet></Workbook>`,
  )
}
