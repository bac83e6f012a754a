import { ACCOUNT_UNITS, landAmountText, type LandAccount } from '../land/accounts.ts'
import { LAND_ACCOUNTS } from '../land/tables.ts'
import { counted } from './counted.ts'
import type { Rejection } from '../table/rejection.ts'
import { declaredTable } from '../table/table.ts'
import { wordCalculation } from './calculations.ts'
import type { Language } from './language.ts'
import { amountIn, joined, unitTitle } from './unit-words.ts'
import { wordUnreadable } from './unreadable.ts'

type Code = Rejection['code']
type Of<C extends Code> = Extract<Rejection, { code: C }>
type Sentences = { readonly [C in Code]: (rejection: Of<C>) => string }

const LONGEST_QUOTE = 40
const MOST_CHOICES = 12

/** Why something was refused and what to do, in one or two sentences; where it was is said by whoever shows it. */
export function wordRejection(rejection: Rejection, language: Language): string {
  // The table of sentences is indexed by the rejection's own code, so the sentence takes this very rejection.
  const sentence = SENTENCES[language][rejection.code] as (rejection: Rejection) => string
  return sentence(rejection)
}

/** Names as a template writes them; the first of many. */
function braced(names: readonly string[]): readonly string[] {
  return [...names.slice(0, 6).map((name) => `{{${short(name)}}}`), ...(names.length > 6 ? ['…'] : [])]
}

/** A unit that a person is to type, with what the headings call it. */
function typed(unit: string): string {
  const title = unitTitle(unit, 'en-US')
  return title === unit || title === '' ? unit : `${unit} (${title})`
}

function short(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}

function listed(choices: readonly string[], separator: string): string {
  const first = choices.slice(0, MOST_CHOICES).join(separator)
  return choices.length > MOST_CHOICES ? `${first}${separator}…` : first
}

function tableTitle(name: string): string {
  return declaredTable(name)?.title ?? name
}

function titleOf(table: string | undefined, column: string): string {
  const declared = table === undefined ? undefined : declaredTable(table)
  return declared?.columns[column]?.title ?? column
}

function columnTitles({ at, columns }: Of<'duplicate'>): string {
  return columns.map((column) => titleOf(at.table, column)).join('、')
}

/** Identifiers are English words already. */
function spoken(name: string): string {
  return name.replaceAll('_', ' ')
}

function accountOf(account: string): LandAccount | null {
  return Object.hasOwn(ACCOUNT_UNITS, account) ? (account as LandAccount) : null
}

function shortfallText({ account, shortfall }: Of<'land-overdraft'>): string {
  return landAmountText(accountOf(account) ?? 'quota', shortfall)
}

function accountTitle(account: string): string {
  const known = accountOf(account)
  return known ? LAND_ACCOUNTS[known] : account
}

const CHINESE: Sentences = {
  'not-a-number': ({ text }) => `“${short(text)}”不是数字。请填数字，没有数据时留空。`,
  'not-whole': ({ text }) => `“${short(text)}”不是整数。请填整数。`,
  'not-a-date': ({ text }) => `“${short(text)}”不是日期。请写成 2025-03-31、2025年3月31日 或 2025年3月底。`,
  'not-a-period': ({ text }) => `“${short(text)}”不是时期。请写成 2025、2025H1、2025Q3 或 2025-06。`,
  'not-a-choice': ({ text, choices }) => `“${short(text)}”不在可选项中。可选：${listed(choices, '、')}。`,
  'not-yes-or-no': ({ text }) => `“${short(text)}”不是“是”或“否”。请填“是”或“否”。`,
  'wrong-unit': ({ text, unit }) =>
    unit === ''
      ? `“${short(text)}”带有单位，而本列不带单位。请只填数字。`
      : `“${short(text)}”的单位与本列不符。请按“${unit}”填写，或用能换算成“${unit}”的单位。`,
  'too-precise': ({ text, step }) => `“${short(text)}”的小数位太多，账上只记到 ${step}。请四舍五入后再填。`,
  'too-small': ({ min, unit }) => `数值不能小于 ${min}${unit}。请核对后重填。`,
  'too-large': ({ max, unit }) => `数值不能大于 ${max}${unit}。请核对后重填。`,
  'too-long': ({ maxLength }) => `文字太长，最多 ${maxLength} 个字。请缩短。`,
  'wrong-form': ({ text }) => `“${short(text)}”的写法不符合本列的格式。请核对编码或编号的位数和字符。`,
  'bad-calculation': (rejection) => wordCalculation(rejection, 'zh-CN'),
  required: () => '此格必须填写。请填入内容。',
  'task-not-ready': ({ at, task, missing }) =>
    `任务“${short(task)}”没有${titleOf(at.table, missing)}，所在计划不能上会、印发。请先补上，或把计划退回草稿。`,
  'snapshot-fixed': () => '存稿所在的日志位置、时间和存稿人不能改动。可以修改名称、阶段和备注，或另存一份。',
  derived: () => '此格由程序生成，不能直接修改。请修改它所依据的数据。',
  'no-such-reference': ({ text, tables }) =>
    `“${short(text)}”在“${tables.map(tableTitle).join('”或“')}”中找不到。请先在那里新增，或核对名称。`,
  'ambiguous-reference': ({ text, count }) =>
    `“${short(text)}”对应 ${count} 行，无法确定是哪一行。请写出全名或编号。`,
  'still-referenced': ({ by, label, count }) =>
    `不能删除：“${tableTitle(by)}”中有 ${count} 处引用此行，如“${short(label)}”。请先改掉或删除这些引用。`,
  duplicate: (rejection) =>
    rejection.columns.join() === 'id'
      ? `编号“${short(rejection.label)}”已被使用。请换一个编号。`
      : `与“${short(rejection.label)}”重复：${columnTitles(rejection)} 相同的行只能有一行。请修改其中一项。`,
  'no-such-row': () => '此行已不存在，可能已被删除。请刷新后再试。',
  'no-such-table': ({ table }) => `没有名为“${short(table)}”的表。请核对表名。`,
  'no-such-column': ({ column }) => `没有名为“${short(column)}”的列。请核对列名。`,
  'changed-meanwhile': () => '此行在此期间已被改动，未作修改。请刷新后按新的内容再试。',
  'locked-observation': () => '此数据已锁定，不能修改或删除。请先解锁，或新增一条更正数据并注明取代哪一条。',
  'value-and-missing': () => '同一条数据不能既有数值又有缺失原因。请删去其中一项。',
  'land-overdraft': (rejection) =>
    `${rejection.holder}的“${accountTitle(rejection.account)}”在 ${rejection.date} 会透支，缺口 ${shortfallText(rejection)}。请减少面积、调整日期，或先补足该账户。`,
  'land-sides': () => '转出方和转入方与事项不符。请按事项填写一方或双方，且双方不能相同。',
  'scenario-cycle': ({ label }) => `情景“${short(label)}”会成为自己的上级。请另选上级情景。`,
  'base-scenario': () => '这是基准情景，其他情景都以它为准，不能删除。可以删除它下面的情景。',
  'nothing-to-undo': () => '没有可以撤销的操作。',
  'nothing-to-redo': () => '没有可以重做的操作。',
  cancelled: () => '已取消。工作簿没有改动。',
  'no-running-model': () => '工作簿里没有可以运行的模型。请到“模型”页改正错误后再试；其他数据不受影响。',
  'too-many-draws': () => '抽样次数乘以镇数超出了内存上限。请减少抽样次数后再试；工作簿没有改动。',
  'read-only': ({ holder }) =>
    holder === ''
      ? '工作簿以只读方式打开，未作修改。如需修改，请另存一份再打开。'
      : `工作簿正由 ${holder} 使用，此处只能查看，未作修改。请等对方关闭后重新打开，或另存一份。`,
  'no-clauses-found': () =>
    '文件中没有找到与本工作簿条款对应的段落，未作修改。请核对是否为这份政策，编号是否为 一、（一）的形式。',
  'unknown-name': ({ name }) => `没有“${short(name)}”这个名称。请核对。`,
  'import-stopped': ({ count, address }) =>
    `文件中有 ${count} 处内容不能导入，第一处在 ${address}，未作修改。请改正、改列的对应关系，或选择不导入这些行。`,
  'not-a-mapping': () =>
    '这个文件不是列的对应关系，没有读入。请选择用“存为文件”或 import --save-mapping 保存的 .json 文件。',
  'no-file-read': () => '要导入的文件已经放开。请重新选择文件。',
  'file-unreadable': (rejection) => wordUnreadable(rejection, 'zh-CN'),
  'unknown-placeholder': ({ sheet, cell, name, instead }) =>
    instead.length > 0
      ? `模板“${short(sheet)}”表 ${cell} 格的“{{${short(name)}}}”有几个合计都合，没有导出。请写明是哪一个：${braced(instead).join('、')}。`
      : `模板“${short(sheet)}”表 ${cell} 格的占位符“{{${short(name)}}}”不知道指什么，没有导出。请核对名称：整张表的值写 {{镇}}、{{年度}}、{{合计.列名}} 等，逐行的值写 {{列名}}，同一张工作表里只能有一行。`,
  'no-placeholders': () =>
    '模板里没有占位符，也没有找到写着列名的表头，没有导出。请在单元格里写上如 {{镇}}、{{合计.总投资}}、{{项目.名称}} 的占位符，或让表头用本表的列名。',
  'bad-request': ({ detail }) => `请求的内容不完整或不正确，未作修改：${short(detail)}`,
}

const ENGLISH: Sentences = {
  'not-a-number': ({ text }) =>
    `“${short(text)}” is not a number. Enter a number, or leave the cell empty if there is none.`,
  'not-whole': ({ text }) => `“${short(text)}” is not a whole number. Enter a whole number.`,
  'not-a-date': ({ text }) => `“${short(text)}” is not a date. Write it as 2025-03-31.`,
  'not-a-period': ({ text }) =>
    `“${short(text)}” is not a period. Write it as 2025, 2025H1, 2025Q3 or 2025-06.`,
  'not-a-choice': ({ text, choices }) =>
    `“${short(text)}” is not one of the choices: ${listed(choices, ', ')}.`,
  'not-yes-or-no': ({ text }) => `“${short(text)}” is neither yes nor no. Enter yes or no.`,
  'wrong-unit': ({ text, unit }) =>
    unit === ''
      ? `“${short(text)}” has a unit, but this column has none. Enter the number alone.`
      : `“${short(text)}” has a unit that does not fit. Enter it in ${typed(unit)} or a unit that converts to it.`,
  'too-precise': ({ text, step }) =>
    `“${short(text)}” has too many decimals; the books go down to ${amountIn('en-US', step)}. Round it first.`,
  'too-small': ({ min, unit }) =>
    `The figure must not be below ${joined(String(min), unit, 'en-US')}. Check it and enter it again.`,
  'too-large': ({ max, unit }) =>
    `The figure must not be above ${joined(String(max), unit, 'en-US')}. Check it and enter it again.`,
  'too-long': ({ maxLength }) => `The text is too long; at most ${maxLength} characters. Shorten it.`,
  'wrong-form': ({ text }) =>
    `“${short(text)}” does not have the form of this column. Check the digits and letters of the code.`,
  'bad-calculation': (rejection) => wordCalculation(rejection, 'en-US'),
  'task-not-ready': ({ task, missing }) =>
    `The task “${short(task)}” has no ${spoken(missing === 'due' ? 'due date' : missing)}, so that its plan stays a draft. Fill it in first, or set the plan back to draft.`,
  required: () => 'This cell must be filled in.',
  'snapshot-fixed': () =>
    'A snapshot keeps its place in the journal, its time and its person. Change its name, stage or note, or take another.',
  derived: () => 'The program fills this cell; it cannot be edited. Edit what it is made from.',
  'no-such-reference': ({ text, tables }) =>
    `“${short(text)}” is not found in ${tables.map(spoken).join(' or ')}. Add it there first, or check the name.`,
  'ambiguous-reference': ({ text, count }) =>
    `“${short(text)}” fits ${count} rows. Write the full name or the number.`,
  'still-referenced': ({ by, label, count }) =>
    `It cannot be deleted: ${counted(count, 'place')} in ${spoken(by)} ${count === 1 ? 'refers' : 'refer'} to it, such as “${short(label)}”. Change or delete these first.`,
  duplicate: ({ columns, label }) =>
    columns.join() === 'id'
      ? `The id “${short(label)}” is taken. Choose another.`
      : `It agrees with “${short(label)}”: only one row may have the same ${columns.map(spoken).join(', ')}. Change one of them.`,
  'no-such-row': () => 'This row is not there any more; it may have been deleted. Reload and try again.',
  'no-such-table': ({ table }) => `There is no table “${short(table)}”. Check the name.`,
  'no-such-column': ({ column }) => `There is no column “${short(column)}”. Check the name.`,
  'changed-meanwhile': () =>
    'This row was changed meanwhile; nothing was written. Reload and try again on the new content.',
  'locked-observation': () =>
    'This figure is locked. Unlock it first, or add a correcting figure that says which one it supersedes.',
  'value-and-missing': () =>
    'A figure cannot have both a value and a reason why it has none. Delete one of them.',
  'land-overdraft': (rejection) =>
    `In the books of ${rejection.holder}, account “${accountTitle(rejection.account)}” would be overdrawn on ${rejection.date} by ${amountIn('en-US', shortfallText(rejection))}. Reduce the area, change the date, or fill the account first.`,
  'land-sides': () =>
    'The sides do not fit the event. Fill in one or both as the event asks; they must differ.',
  'base-scenario': () =>
    'This is the base from which all other scenarios differ, so it stays. Scenarios below it can be deleted.',
  'scenario-cycle': ({ label }) =>
    `Scenario “${short(label)}” would become its own ancestor. Choose another parent.`,
  'nothing-to-undo': () => 'There is nothing to undo.',
  'nothing-to-redo': () => 'There is nothing to redo.',
  cancelled: () => 'Cancelled. The workbook is unchanged.',
  'no-running-model': () =>
    'The workbook has no model that runs. Mend it on the Model page and try again; all other data is unaffected.',
  'too-many-draws': () =>
    'So many draws of so many towns need more memory than there is. Ask for fewer draws; the workbook is unchanged.',
  'read-only': ({ holder }) =>
    holder === ''
      ? 'The workbook is open for reading only; nothing was written. Save a copy to change it.'
      : `The workbook is in use by ${holder}; it can only be read here, and nothing was written. Open it again when they have closed it, or save a copy.`,
  'no-clauses-found': () =>
    'No passage of the file belongs to a clause of this workbook; nothing was written. Check that it is this policy and that it is numbered 一、（一）.',
  'unknown-name': ({ name }) => `There is nothing called “${short(name)}”. Check the name.`,
  'import-stopped': ({ count, address }) =>
    `The file has ${counted(count, 'cell')} that cannot be taken in, the first at ${address}; nothing was written. Mend what is wrong, map the columns otherwise, or leave these rows out.`,
  'not-a-mapping': () =>
    'This file is no mapping of columns and was not taken. Choose a .json file that was saved here or by import --save-mapping.',
  'no-file-read': () => 'The file to import has been let go. Choose it again.',
  'file-unreadable': (rejection) => wordUnreadable(rejection, 'en-US'),
  'unknown-placeholder': ({ sheet, cell, name, instead }) =>
    instead.length > 0
      ? `“{{${short(name)}}}” in ${cell} of the template's sheet “${short(sheet)}” fits several totals; nothing was exported. Say which: ${braced(instead).join(', ')}.`
      : `The placeholder “{{${short(name)}}}” in ${cell} of the template's sheet “${short(sheet)}” stands for nothing; nothing was exported. Values of the whole sheet are {{镇}}, {{年度}}, {{合计.column}} and the like, values per row {{column}}, in one row of a sheet.`,
  'no-placeholders': () =>
    'The template has no placeholders and no heading that names columns of the table; nothing was exported. Write placeholders such as {{镇}}, {{合计.总投资}}, {{项目.名称}} into its cells, or let its heading name the columns.',
  'bad-request': ({ detail }) => `The request is incomplete or wrong; nothing was written: ${short(detail)}`,
}

const SENTENCES: Readonly<Record<Language, Sentences>> = { 'zh-CN': CHINESE, 'en-US': ENGLISH }
