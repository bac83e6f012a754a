import type { MatchedBy, RowRole } from '../exchange/import/contract.ts'
import type { ProblemReason } from '../exchange/import/problem-reason.ts'
import { SHARE } from '../exchange/import/units.ts'
import { counted } from './counted.ts'
import type { Language } from './language.ts'
import { wordRejection } from './rejections.ts'

/** Why a cell of a file needs a look, in a sentence; where it is is said by whoever shows it. */
export function wordProblem(reason: ProblemReason, language: Language): string {
  const chinese = language === 'zh-CN'
  switch (reason.code) {
    case 'formula-error':
      return chinese
        ? `公式出错（${reason.text}），没有可用的值。请在原文件中改正。`
        : `The formula fails (${reason.text}) and has no value. Mend it in the file.`
    case 'like-error':
      return chinese
        ? `“${reason.text}”按文字导入。如果原表里是公式出错，请在原文件中改正。`
        : `“${reason.text}” is taken in as a text. If it was a formula that fails, mend it in the file.`
    case 'no-result':
      return chinese
        ? '公式没有保存计算结果。请用 WPS 或 Excel 打开原文件，保存后再导入。'
        : 'The formula was saved without its result. Open the file in WPS or Excel, save it, and import it again.'
    case 'merged-figure':
      return chinese
        ? '数值所在的单元格合并了几行，只计入第一行，不重复计算。'
        : 'The figure stands in a cell merged over several rows; it counts once, for the first of them.'
    case 'approximate':
      return chinese
        ? `“${reason.text}”是约数，按其中的数字导入。`
        : `“${reason.text}” is approximate; the number in it is taken.`
    case 'remark':
      return chinese
        ? `“${reason.text}”只导入其中的数字，附注的文字或标记不导入。`
        : `Of “${reason.text}” only the figure is taken, without its remark or mark.`
    case 'triangle':
      if (reason.rises)
        return chinese
          ? `“${reason.text}”里的三角按上升读取，因为本列的下降用别的符号。请核对。`
          : `The triangle in “${reason.text}” is read as a rise, for what falls has another sign in this column. Check that.`
      return chinese
        ? `“${reason.text}”里的三角按负号读取。如果它表示上升，请在原文件中去掉三角。`
        : `The triangle in “${reason.text}” is read as a minus. If it means a rise, take it out of the file.`
    case 'two-names':
      return chinese
        ? `标题“${reason.text}”与工作表名称“${reason.name}”说的不是同一个，按工作表名称导入。请核对，不对时在“选项”里选定。`
        : `The title “${reason.text}” and the sheet's name “${reason.name}” name different ones; the sheet's name counts. Check that, and choose otherwise under “Options” if it is wrong.`
    case 'unit-unclear': {
      const read =
        reason.unit === '' ? (chinese ? '指标自己的单位' : "the indicator's own unit") : reason.unit
      return chinese
        ? `表头里的“${reason.text}”没有当作本列的单位，数值按${read}读取。请核对，不对时在列名下改选单位。`
        : `“${reason.text}” in the heading was not taken for the unit of this column; its figures are read in ${read}. Check that, and choose another unit below the heading if it is wrong.`
    }
    case 'perhaps-unit':
      return wordPerhapsUnit(reason, chinese)
    case 'no-unit':
      return chinese
        ? `有 ${reason.count} 个数没有写单位（表头、表上方和旁边都没有），按指标自己的单位“${reason.unit}”读取。如果不是，请先选定单位。`
        : `${counted(reason.count, 'figure')} without a unit in the heading, above the table or beside: read in the indicator's own, ${reason.unit}. Choose the unit if it is another.`
    case 'not-parted':
      return chinese
        ? `这张工作表有 ${reason.rows} 行，超过 ${reason.most} 行，按一张横排表读取，并排或上下相接的几张表不拆开。有这种情况时，请把各表分到不同的工作表。`
        : `The sheet has ${reason.rows} rows, more than ${reason.most}: it is read as one wide table, and tables beside or below each other are not parted. If there are several, put each on a sheet of its own.`
    case 'not-unfolded':
      return chinese
        ? `横排的数约 ${reason.count} 个，超过 ${reason.most} 个，没有逐个读取，按原样的列导入。需要时请分成几张工作表。`
        : `About ${reason.count} figures stand across, more than ${reason.most}: they are not read one by one but in the columns as they stand. Part them into several sheets if that is wanted.`
    case 'sheets-aside':
      return wordSheetsAside(reason, chinese)
    case 'not-taken':
      return chinese
        ? `看不出“${reason.text}”这一列的数是哪个时期、哪个指标的，没有导入。需要时请改表头。`
        : `It is not clear of which period or indicator the figures under “${reason.text}” are; they are left out. Change the heading if they are wanted.`
    case 'no-such-period':
      return chinese
        ? `“${reason.text}”不是整年、半年或季度，没有据此定时期。请改写，或在“时期”处选定。`
        : `“${reason.text}” is no whole year, half or quarter; no period is taken from it. Write it otherwise, or choose the period.`
    case 'whole-period':
      return chinese
        ? `“${reason.text}”没有写明哪一天：开始的取第一天，完成的取最后一天。`
        : `“${reason.text}” names no day: a start takes the first day, an end the last.`
    case 'perhaps-share':
      return chinese
        ? '本列的数值都不超过 1，可能是用小数表示的百分比。如果是，请把单位改为“小数（0.125＝12.5%）”。'
        : 'No figure of this column passes 1; they may be shares. If so, choose the unit “share (0.125 = 12.5 %)”.'
    case 'formula-results': {
      const text = reason.text === '' ? '' : chinese ? `，如 =${reason.text}` : `, such as =${reason.text}`
      return chinese
        ? `有 ${reason.count} 格是引用其他单元格的公式（${reason.cells}${text}），导入的是计算结果，公式不保留。要自动计算，请在表中增加计算列。`
        : `${counted(reason.count, 'cell')} with formulas that cannot be kept (${reason.cells}${text}): the results are taken in. To compute them here, add a calculated column.`
    }
    case 'same-key':
      return chinese
        ? `文件中还有一行也是“${reason.other}”。请核对是否重复，或增加用来对应的列。`
        : `Another row of the file is “${reason.other}”, too. Check whether it is a duplicate, or match by more columns.`
    case 'copied-row':
      return chinese
        ? '此行是在文件里复制另一行得来的，作为新增导入，原来那一行不受影响。'
        : 'This row was copied from another within the file; it comes in as a new one, and the other stays what it is.'
    case 'ambiguous-key':
      return chinese
        ? `表中有 ${reason.count} 行与此对应，按先后顺序逐一对应。可以增加用来对应的列。`
        : `${reason.count} rows of the table fit; they are paired in their order. Match by more columns to be sure.`
    default:
      return wordRejection(reason, language)
  }
}

function wordSheetsAside(
  { why, names, count }: Extract<ProblemReason, { code: 'sheets-aside' }>,
  chinese: boolean,
): string {
  const listed = names.map((name) => `“${name}”`).join(chinese ? '、' : ', ')
  if (chinese) {
    const which = `${listed}${count > names.length ? `等 ${count} 张工作表` : ''}`
    const reason = {
      'same-town': '与已选的工作表说的是同一个镇（地区）',
      'other-headings': '的表头与本工作表不同',
      'too-many': '排在第 60 张以后，没有查看',
    }[why]
    return `工作表${which}${reason}，没有一并导入。需要时请选定那张工作表，单独导入。`
  }
  const more = count > names.length ? ` and ${count - names.length} more` : ''
  const reason = {
    'same-town': 'of a town of which another sheet comes in',
    'other-headings': 'with other headings than this sheet',
    'too-many': 'behind the 60th, not looked at',
  }[why]
  return `Left out of the sheets that come in together: ${listed}${more}, ${reason}. Choose such a sheet to bring it in by itself.`
}

function wordPerhapsUnit(
  { unit, perhaps, times, count, of }: Extract<ProblemReason, { code: 'perhaps-unit' }>,
  chinese: boolean,
): string {
  const far =
    times >= 1e8
      ? `${Math.round(times / 1e8)} 亿倍`
      : times >= 1e4
        ? `${Math.round(times / 1e4)} 万倍`
        : `${times} 倍`
  const which = count === 1 ? '这个数' : `这一列（或这一类）的数`
  const compared = of === 1 ? '' : `，比较的 ${of} 个里有 ${count} 个`
  return chinese
    ? `${which}与表中已有的相差约 ${far}${compared}：像是“${named(perhaps, true)}”，现在按“${named(unit, true)}”读取。请核对单位。`
    : `${count === 1 ? 'This figure is' : `${count} of ${of} figures are`} off by about ${times.toLocaleString('en-US')} times from what the table holds: probably in ${named(perhaps, false)}, but read in ${named(unit, false)}. Check the unit.`
}

function named(unit: string, chinese: boolean): string {
  return unit === SHARE ? (chinese ? '小数（0.125＝12.5%）' : 'shares (0.125 = 12.5 %)') : unit
}

const BY: Readonly<Record<Language, Readonly<Record<MatchedBy, string>>>> = {
  'zh-CN': {
    own: '本程序导出',
    remembered: '上次的选择',
    chosen: '已选定',
    exact: '名称相同',
    synonym: '同义',
    similar: '名称相近',
    content: '按内容推断',
  },
  'en-US': {
    own: 'our own export',
    remembered: 'as last time',
    chosen: 'chosen',
    exact: 'same name',
    synonym: 'synonym',
    similar: 'similar name',
    content: 'by content',
  },
}

/** How a column of a file found its target. */
export function wordMatchedBy(by: MatchedBy, language: Language): string {
  return BY[language][by]
}

const ROLES: Readonly<Record<Language, Readonly<Record<RowRole, string>>>> = {
  'zh-CN': {
    title: '标题',
    heading: '表头',
    numbering: '栏次',
    data: '数据',
    total: '合计',
    section: '分组标题',
    note: '注释',
    'chosen-out': '已选不导入',
    'hidden-out': '隐藏行',
  },
  'en-US': {
    title: 'title',
    heading: 'headings',
    numbering: 'column numbers',
    data: 'data',
    total: 'total',
    section: 'section',
    note: 'note',
    'chosen-out': 'left out',
    'hidden-out': 'hidden',
  },
}

/** What a row of a file is taken for. */
export function wordRole(role: RowRole, language: Language): string {
  return ROLES[language][role]
}
