import type { FileColumn, FreshRow, Preview } from '../../shared/exchange/import/contract.ts'
import { ID_TARGET, UNIT_TARGET } from '../../shared/exchange/import/contract.ts'
import { SHARE } from '../../shared/exchange/import/units.ts'
import { columnLetters } from '../../shared/exchange/import/source.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Cell, Column } from '../../shared/table/column.ts'
import { formatCell } from '../../shared/table/kinds.ts'
import type { Table } from '../../shared/table/table.ts'
import { wordMatchedBy, wordProblem, wordRole } from '../../shared/text/import-problems.ts'
import { counted } from '../../shared/text/counted.ts'
import type { Language } from '../../shared/text/language.ts'

/** Most lines of a list; all of it is in the JSON. */
const MOST = 20

/** A preview for a person at a terminal. */
export function previewText(
  preview: Preview,
  table: Table,
  sheet: string,
  { rows, language }: { readonly rows: Rows; readonly language: Language },
): string {
  const chinese = language === 'zh-CN'
  const { counts, headings, blocks } = preview
  const shown = (name: string, value: Cell): string => valueText(table.columns[name], value, rows, language)
  const place = (of: number): string => {
    const named = preview.together?.on ? preview.together.sheets.find((one) => one.sheet === of) : undefined
    return named ? `${named.name}!` : ''
  }
  const lines = [
    chinese
      ? `工作表“${sheet}”${blocks.length > 1 ? `，其中第 ${preview.block + 1} 张表（共 ${blocks.length} 张）` : ''}，表头第 ${headings.first + 1}–${headings.last + 1} 行${preview.unitLine ? `，${preview.unitLine}` : ''}`
      : `Sheet “${sheet}”${blocks.length > 1 ? `, table ${preview.block + 1} of ${blocks.length}` : ''}, headings in rows ${headings.first + 1}–${headings.last + 1}${preview.unitLine ? `, ${preview.unitLine}` : ''}`,
    ...togetherText(preview, shown, language),
    ...wideText(preview, table, language),
    ...bareText(preview, language),
    '',
    ...preview.columns.map((column) => `  ${columnText(column, table, language)}`),
    '',
    chinese
      ? `数据 ${counts.data} ${preview.wide?.on ? '个' : '行'}：新增 ${counts.fresh}，修改 ${counts.changed}（${counts.changedCells} 格），相同 ${counts.unchanged}，有问题 ${counts.stopped}；不导入的合计 ${counts.totals} 行，其他 ${counts.otherLeftOut} 行${counts.hiddenRows > 0 ? `；含隐藏行 ${counts.hiddenRows} 行` : ''}${counts.unfolded > 0 ? `；按合并或空白补齐 ${counts.unfolded} 格` : ''}`
      : `${counted(counts.data, preview.wide?.on ? 'figure' : 'row')} of data: ${counts.fresh} new, ${counts.changed} changed (${counted(counts.changedCells, 'cell')}), ${counts.unchanged} the same, ${counts.stopped} with problems; left out: ${counted(counts.totals, 'total')}, ${counted(counts.otherLeftOut, 'other')}${counts.hiddenRows > 0 ? `; ${counted(counts.hiddenRows, 'hidden row')} among the data` : ''}${counts.unfolded > 0 ? `; ${counted(counts.unfolded, 'cell')} filled from merged or empty ones` : ''}`,
    keyText(preview, table, language),
    ...absentText(preview, table, shown, language),
    ...preview.lacking.map(({ column, value }) => {
      const title = titleOf(table, column, language)
      if (value === null)
        return chinese ? `文件缺少必填列“${title}”` : `The file lacks the required column ${title}`
      return chinese
        ? `文件缺少“${title}”，统一填：${shown(column, value)}`
        : `The file lacks ${title}; all rows get: ${shown(column, value)}`
    }),
    ...listed(
      preview.leftOut,
      ({ sheet: of, row, role, text }) =>
        `  ${place(of)}${row + 1}  ${wordRole(role, language)}  ${text.slice(0, 60)}`,
    ),
    ...listed(
      preview.problems,
      ({ address, severity, reason }) =>
        `  ${severity === 'stop' ? '×' : '·'} ${address}  ${wordProblem(reason, language)}`,
    ),
    ...listed(
      preview.fresh.filter(({ figure }) => figure !== null),
      (one) =>
        `  + ${place(one.sheet)}${columnLetters(one.at)}${one.row + 1}  ${one.label}  ${figureText(one, table, language)}`,
    ),
    ...listed(preview.changes, ({ sheet: of, row, at, label, column, before, after }) => {
      return `  ${place(of)}${columnLetters(at)}${row + 1}  ${label}  ${titleOf(table, column, language)}: ${shown(column, before)} → ${shown(column, after)}`
    }),
  ]
  return lines.join('\n')
}

/** That a sheet was read figure by figure. */
function wideText({ wide }: Preview, table: Table, language: Language): string[] {
  if (!wide?.on) return []
  const across = wide.across.map((name) => titleOf(table, name, language))
  return language === 'zh-CN'
    ? [`横排的统计表：表头里是${across.join('、')}，逐格读入；要按原样读入请加 --as-it-stands`]
    : [
        `A wide sheet with ${across.join(', ')} across, read figure by figure; --as-it-stands reads it as it stands`,
      ]
}

/** Which sheets come in together, and what each is of. */
function togetherText(
  { together }: Preview,
  shown: (name: string, value: Cell) => string,
  language: Language,
): string[] {
  if (!together) return []
  const sheets = together.sheets
    .map(
      ({ name, says }) =>
        `${name}（${Object.entries(says)
          .map(([column, value]) => shown(column, value))
          .join('、')}）`,
    )
    .join(language === 'zh-CN' ? '、' : ', ')
  if (language === 'zh-CN')
    return [
      together.on
        ? `${together.sheets.length} 张工作表一起导入：${sheets}；只要一张请加 --sheet`
        : `另有同样的工作表：${sheets}；一起导入请不加 --sheet`,
    ]
  return [
    together.on
      ? `${together.sheets.length} sheets come in together: ${sheets}; --sheet takes one`
      : `There are sheets of the same kind: ${sheets}; without --sheet they come in together`,
  ]
}

/** In which unit figures are read that name none. */
function bareText({ bare }: Preview, language: Language): string[] {
  return bare.map(({ kept, taken, perhaps, count }) => {
    const own = kept.join('、')
    if (language === 'zh-CN')
      return `${count} 个数没有写单位，按${taken ?? `指标自己的单位（${own}）`}读取${perhaps === null ? '' : `；与表中已有的数比，像是${perhaps}`}${taken === null ? '；不是的请加 --unit 单位' : ''}`
    return `${counted(count, 'figure')} without a unit, read in ${taken ?? `the indicator's own (${own})`}${perhaps === null ? '' : `; beside the table's figures they look like ${perhaps}`}${taken === null ? '; --unit U if it is another' : ''}`
  })
}

/** Rows of the table that the file does not hold: within which bounds, whether they go, and which they are. */
function absentText(
  { absent, counts }: Preview,
  table: Table,
  shown: (name: string, value: Cell) => string,
  language: Language,
): string[] {
  if (!absent || absent.count === 0) return []
  const chinese = language === 'zh-CN'
  const bounds = absent.scope
    .filter(({ values }) => values.length > 0)
    .map(
      ({ column, values }) =>
        `${titleOf(table, column, language)}=${values.map((value) => shown(column, value)).join(chinese ? '、' : ', ')}`,
    )
    .join(chinese ? '；' : '; ')
  const within =
    bounds === ''
      ? ''
      : chinese
        ? `文件涉及的范围内（${bounds}），`
        : `Within what the file is about (${bounds}), `
  const fate =
    counts.removed > 0
      ? chinese
        ? '将删去'
        : 'and will be deleted'
      : !absent.deletable
        ? chinese
          ? '保持不变；文件中空着的格子要清空请加 --clear'
          : 'and will stay; --clear empties what is empty in the file'
        : absent.sure
          ? chinese
            ? '保持不变；要删去请加 --remove-absent'
            : 'and will stay; --remove-absent deletes'
          : chinese
            ? '保持不变：文件中有些行还没有读懂，可能就是其中某一行'
            : 'and will stay: some rows of the file could not be read and may be one of them'
  return [
    chinese
      ? `${within}表中另有 ${absent.count} ${absent.deletable ? '行' : '个数'}不在文件里，${fate}`
      : `${within}${counted(absent.count, 'row')} of the table ${absent.count === 1 ? 'is' : 'are'} not in the file ${fate}`,
    ...listed(absent.rows, ({ label }) => `  - ${label}`),
  ]
}

function figureText({ figure }: FreshRow, table: Table, language: Language): string {
  const { value = null, unit = null, growth = null } = figure ?? {}
  return [
    value === null ? '' : `${value}${unit ?? ''}`,
    growth === null ? '' : `${titleOf(table, 'growth', language)} ${growth}%`,
  ]
    .join(' ')
    .trim()
}

function valueText(column: Column | undefined, value: Cell, rows: Rows, language: Language): string {
  if (value === null || !column) return '—'
  const unit = 'unit' in column ? (column.unit ?? '') : ''
  return `${formatCell(column, value, { rows, language })}${unit}`
}

function listed<T>(all: readonly T[], line: (one: T) => string): string[] {
  return [...all.slice(0, MOST).map(line), ...(all.length > MOST ? [`  … ${all.length - MOST}`] : [])]
}

function keyText({ key }: Preview, table: Table, language: Language): string {
  const names = key.map((name) => titleOf(table, name, language)).join(language === 'zh-CN' ? '、' : ', ')
  if (names === '')
    return language === 'zh-CN'
      ? '没有可用来对应的列，全部作为新增'
      : 'No columns to match by: every row is new'
  return language === 'zh-CN' ? `按 ${names} 与已有的行对应` : `Matched with existing rows by ${names}`
}

function titleOf(table: Table, name: string, language: Language): string {
  if (name === ID_TARGET) return language === 'zh-CN' ? '行标识' : 'row id'
  if (name === UNIT_TARGET) return language === 'zh-CN' ? '单位' : 'unit'
  return language === 'zh-CN' ? (table.columns[name]?.title ?? name) : name
}

function columnText(column: FileColumn, table: Table, language: Language): string {
  const { letters, heading, target, by, unit, unitFrom, stands } = column
  const chinese = language === 'zh-CN'
  const name = heading === '' ? (chinese ? '（无标题）' : '(no heading)') : heading
  if (target === null) return `${letters}  ${name}  →  ${chinese ? '不导入' : 'left out'}`
  if (stands !== null)
    return `${letters}  ${name}  →  ${titleOf(table, target, language)}${unit === null ? '' : `（${unit}）`}`
  const shown = unit === SHARE ? (chinese ? '小数' : 'share') : unit
  const how = by === null ? '' : wordMatchedBy(by, language)
  const from =
    unitFrom === 'assumed'
      ? chinese
        ? '，未注明'
        : ', assumed'
      : unitFrom === 'row'
        ? chinese
          ? '或各行的单位'
          : ' or as each row says'
        : ''
  return `${letters}  ${name}  →  ${titleOf(table, target, language)}${shown === null ? '' : `（${shown}${from}）`}  ${how}`
}
