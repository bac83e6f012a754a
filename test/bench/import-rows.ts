// Rows about files of other programs: how long a large one takes and how much memory, and what hostile ones do to the
// program that takes them in.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeXlsx, type Cell, type CellValue } from 'hucre'
import { median, row, type Row } from './measure.ts'

const ROWS = 50_000
const RUNS = 3
const HEADINGS = [
  '项目名称',
  '项目代码',
  '所属乡镇',
  '项目类别',
  '建设性质',
  '建设内容',
  '开工时间',
  '竣工时间',
  '总投资（万元）',
  '累计完成投资',
  '累计截至年度',
  '可研估算（万元）',
  '核定概算（亿元）',
  '用地总面积（亩）',
  '新增就业',
  '建设单位',
  '责任领导',
  '入统',
  '备注',
  '审批文号',
]
const TOWNS = ['壶镇镇', '温溪镇', '碧湖镇']

function cellsOf(at: number): CellValue[] {
  const day = (month: number): Date => new Date(Date.UTC(2024 + (at % 3), month, 1 + (at % 28)))
  return [
    `项目${at}（虚构）`,
    `XN-${at}`,
    TOWNS[at % 3] ?? '',
    ['经济发展', '社会事业', '基础设施'][at % 3] ?? '',
    '新建',
    `内容${at % 977}`,
    day(at % 6),
    day(6 + (at % 6)),
    100 + at / 4,
    at % 100,
    2024,
    110 + at / 4,
    (at % 50) / 8,
    at % 300,
    at % 1000,
    `单位${at % 91}`,
    `领导${at % 17}`,
    at % 2 ? '是' : '否',
    `备注${at}`,
    `虚〔2025〕${at % 500}号`,
  ]
}

/** A workbook of 50,000 rows and 20 columns, each cell with a style, as a strange program writes it. */
async function strangersFile(path: string): Promise<void> {
  const rows: CellValue[][] = [HEADINGS, ...Array.from({ length: ROWS }, (_, at) => cellsOf(at))]
  const cells = new Map<string, Partial<Cell>>()
  for (const [at, values] of rows.entries())
    for (const column of values.keys())
      cells.set(`${at},${column}`, {
        style: {
          font: { bold: column === 0 },
          numFmt: column === 6 || column === 7 ? 'yyyy-mm-dd' : '#,##0.00',
          border: { top: { style: 'thin' }, bottom: { style: 'thin' } },
        },
      })
  writeFileSync(path, await writeXlsx({ sheets: [{ name: '项目', rows, cells }] }))
}

function inFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zhence-bench-'))
  return Promise.resolve(work(folder)).finally(() => rmSync(folder, { recursive: true, force: true }))
}

function ran(script: URL, ...args: readonly string[]): Readonly<Record<string, number>> {
  const output = execFileSync(process.execPath, [fileURLToPath(script), ...args], { encoding: 'utf8' })
  return JSON.parse(output) as Record<string, number>
}

function largeFile(): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    const path = join(folder, 'a.xlsx')
    await strangersFile(path)
    const runs = Array.from({ length: RUNS }, () => ran(new URL('import-file.ts', import.meta.url), path))
    const of = (name: string): number => median(runs.map((run) => run[name] ?? Number.NaN))
    return [
      row('xlsx-import', of('readMs'), 'ms'),
      row('xlsx-import-look', of('lookMs'), 'ms'),
      row('xlsx-import-memory', of('megabytes'), 'MB'),
    ]
  })
}

function hostileFiles(): Promise<readonly Row[]> {
  return inFolder((folder) => {
    execFileSync(process.execPath, [
      fileURLToPath(new URL('../faults/hostile/make.ts', import.meta.url)),
      folder,
    ])
    const { longestMs = Number.NaN, grownMb = Number.NaN } = ran(
      new URL('../faults/hostile/run.ts', import.meta.url),
      folder,
    )
    return [row('hostile-block', longestMs, 'ms'), row('hostile-growth', grownMb, 'MB')]
  })
}

/** Rows by the name under which they are asked for. */
export const IMPORT_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'xlsx-import': largeFile,
  'xlsx-import-look': largeFile,
  'xlsx-import-memory': largeFile,
  'hostile-block': hostileFiles,
  'hostile-growth': hostileFiles,
}
