import type { BookSummary } from '../exchange/import/source.ts'
import type { Rejection, UnreadableReason } from '../table/rejection.ts'
import type { Language } from './language.ts'

type Unreadable = Extract<Rejection, { code: 'file-unreadable' }>
type Reasons = Readonly<Record<UnreadableReason, (limit: string) => string>>

/** Why a file of another program was not taken in, what is safe, and what to do. */
export function wordUnreadable({ why, limit }: Unreadable, language: Language): string {
  return REASONS[language][why](limit === undefined ? '' : limit.toLocaleString('en-US')) + SAFE[language]
}

const SAFE: Readonly<Record<Language, string>> = {
  'zh-CN': '工作簿没有改动。',
  'en-US': ' The workbook is unchanged.',
}

/** What a file is whose name promises something else, for a person at a terminal. */
export function wordDisguise({ format, ending }: BookSummary, language: Language): string[] {
  if (ending === null) return []
  return language === 'zh-CN'
    ? [`文件名写的是 .${ending}，内容是${FORMATS[format][0]}，已按内容读取`]
    : [`The file is called .${ending}, but it is ${FORMATS[format][1]}; it is read as what it is`]
}

const FORMATS: Readonly<Record<BookSummary['format'], readonly [string, string]>> = {
  xlsx: [' Excel 工作簿（.xlsx）', 'a workbook of Excel (.xlsx)'],
  xls: [' Excel 97–2003 工作簿（.xls）', 'a workbook of Excel 97 to 2003 (.xls)'],
  ods: [' OpenDocument 表格（.ods）', 'an OpenDocument spreadsheet (.ods)'],
  text: ['文本', 'a text'],
  html: ['网页表格', 'a table of a web page'],
  xml: [' Excel 2003 XML', 'XML of Excel 2003'],
}

const CHINESE: Reasons = {
  'unknown-format': () =>
    '无法识别这个文件的格式。可以导入 .xlsx、.xls、.ods、.csv、.tsv 和 .txt；其他格式请先在 WPS 或 Excel 中另存为 .xlsx。',
  'is-document': () =>
    '这是文字、演示或版式文档（Word、WPS 文字、PDF、OFD、PPT），不是表格。请把其中的表格复制到 WPS 表格或 Excel，另存为 .xlsx 再导入。',
  'is-picture': () => '这是图片，不是表格。请向来源单位要表格文件，或先用识别软件转成 .xlsx。',
  'is-archive': () => '这是压缩包。请先解压，再导入其中的表格文件。',
  'is-binary-workbook': () =>
    '这是 .xlsb（二进制工作簿），无法读取。请在 Excel 或 WPS 中另存为 .xlsx 再导入。',
  'is-web-archive': () =>
    '这是“单个文件网页”（.mht），无法读取。请用 WPS 或 Excel 打开，另存为 .xlsx 再导入。',
  scrambled: () =>
    '文件名是表格，内容却不是任何表格格式：可能从头损坏了，也可能被单位的加密软件加了密。请在能打开它的电脑上用 WPS 或 Excel 打开，另存为 .xlsx（必要时先解密）再导入。',
  empty: () => '文件里没有内容。请核对是否选错了文件。',
  encrypted: () =>
    '文件设有打开密码，无法读取。请先在 WPS 或 Excel 中打开，在“文件 → 文档加密 → 密码加密”（Excel：文件 → 信息 → 保护工作簿）里清空密码，另存后再导入。',
  broken: () =>
    '文件已损坏或不完整，无法读取。请重新下载或拷贝一份；能用 WPS 或 Excel 打开的，另存一份再导入。',
  'not-text': () =>
    '文件不是 UTF-8、UTF-16 或 GB18030 编码的文本，无法读取。请另存为 .xlsx 或 UTF-8 的 .csv。',
  doctype: () => '文件里带有外部定义（DOCTYPE），这不是表格程序正常保存的内容，为安全起见不予读取。',
  deep: () => '文件的内部结构嵌套过深，不是表格程序正常保存的内容，为安全起见不予读取。',
  'old-format': () => '文件是 Excel 95 或更早的格式，无法读取。请在 WPS 或 Excel 中另存为 .xlsx。',
  'too-large': (limit) => `文件太大，最多 ${limit} MB。请拆成几个文件，或删去用不到的工作表和图片。`,
  'too-many-entries': (limit) => `文件内部的部件太多，最多 ${limit} 个。请另存一份不含图片和附件的文件。`,
  inflates: (limit) =>
    `文件解开后过大（最多 ${limit} MB）或压缩比异常，为安全起见不予读取。请核对来源，确需导入的拆成几个文件。`,
  'too-many-rows': (limit) => `表的行数太多，最多 ${limit} 行。请删去用不到的行，或拆成几个文件。`,
  'too-many-columns': (limit) => `表的列数太多，最多 ${limit} 列。请删去用不到的列。`,
  'too-many-cells': (limit) => `表的格子太多，最多 ${limit} 格。请拆成几个文件。`,
  'too-many-merges': (limit) => `合并单元格太多或合并的范围太大（上限 ${limit}）。请取消多余的合并。`,
  'too-many-sheets': (limit) => `工作表太多，最多 ${limit} 张。请删去用不到的工作表。`,
  'long-text': (limit) => `有一格的文字太长，最多 ${limit} 个字。请核对分隔符和引号是否成对。`,
  'too-much-text': (limit) => `表中文字太多，最多 ${limit} 个字。请拆成几个文件。`,
  'too-long': (limit) => `读了 ${limit} 秒还没有读完，已停止。请拆成几个文件，或另存为 .csv。`,
  'too-much-memory': (limit) => `读取所需的内存超过 ${limit} MB，已停止。请拆成几个文件，或另存为 .csv。`,
}

const ENGLISH: Reasons = {
  'unknown-format': () =>
    'The format of this file is not known. Import takes .xlsx, .xls, .ods, .csv, .tsv and .txt; save others as .xlsx first.',
  'is-document': () =>
    'This is a document or slides (Word, WPS, PDF, OFD, PowerPoint), no spreadsheet. Copy its table into WPS or Excel, save that as .xlsx and import it.',
  'is-picture': () =>
    'This is a picture, no spreadsheet. Ask for the table itself, or have it recognised first.',
  'is-archive': () => 'This is an archive. Unpack it first, and import the spreadsheet in it.',
  'is-binary-workbook': () => 'This is a binary workbook (.xlsb), which is not read. Save it as .xlsx first.',
  'is-web-archive': () =>
    'This is a web archive (.mht), which is not read. Open it in WPS or Excel and save it as .xlsx.',
  scrambled: () =>
    'The file is called a spreadsheet, but its content is none: it is damaged from its first byte, or encrypted by a guard program. Open it in WPS or Excel on a machine that can, and save it as .xlsx.',
  empty: () => 'The file is empty. Check that it is the right one.',
  encrypted: () => 'The file needs a password to open. Remove the password in WPS or Excel first.',
  broken: () =>
    'The file is damaged or incomplete. Download or copy it again; if WPS or Excel can open it, save it again and import the copy.',
  'not-text': () => 'The file is no text in UTF-8, UTF-16 or GB18030. Save it as .xlsx or as .csv in UTF-8.',
  doctype: () =>
    'The file holds an external definition (DOCTYPE), which no spreadsheet program writes; it is not read, for safety.',
  deep: () => 'The file is nested deeper than any spreadsheet program writes; it is not read, for safety.',
  'old-format': () => 'The file is of Excel 95 or earlier. Save it as .xlsx in WPS or Excel.',
  'too-large': (limit) =>
    `The file is too large; at most ${limit} MB. Split it, or delete sheets and pictures.`,
  'too-many-entries': (limit) =>
    `The file has too many parts; at most ${limit}. Save a copy without pictures and attachments.`,
  inflates: (limit) =>
    `Unpacked, the file is too large (at most ${limit} MB) or its compression is abnormal; it is not read, for safety. Check where it is from; split it if it is needed.`,
  'too-many-rows': (limit) =>
    `The sheet has too many rows; at most ${limit}. Delete unused rows, or split it.`,
  'too-many-columns': (limit) => `The sheet has too many columns; at most ${limit}. Delete unused columns.`,
  'too-many-cells': (limit) => `The sheet has too many cells; at most ${limit}. Split it.`,
  'too-many-merges': (limit) =>
    `The sheet has too many or too large merged ranges (limit ${limit}). Unmerge what is not needed.`,
  'too-many-sheets': (limit) => `The file has too many sheets; at most ${limit}. Delete unused ones.`,
  'long-text': (limit) =>
    `A cell holds too long a text; at most ${limit} characters. Check the delimiter and that quotes are closed.`,
  'too-much-text': (limit) => `The file holds too much text; at most ${limit} characters. Split it.`,
  'too-long': (limit) => `Reading was stopped after ${limit} seconds. Split the file, or save it as .csv.`,
  'too-much-memory': (limit) =>
    `Reading needs more than ${limit} MB of memory and was stopped. Split the file, or save it as .csv.`,
}

const REASONS: Readonly<Record<Language, Reasons>> = { 'zh-CN': CHINESE, 'en-US': ENGLISH }
