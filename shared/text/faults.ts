import type { FaultCode } from '../api/reply.ts'
import type { Language } from './language.ts'

type Params = Readonly<Record<string, string | number>>
type Sentences = Readonly<Record<FaultCode, (params: Params) => string>>

/** What the world did, what is safe, and what to do. Parameters: `file`, and `format`, `known`, `backup` where they help. */
export function wordFault(code: FaultCode, params: Params, language: Language): string {
  return SENTENCES[language][code](params)
}

function chineseFile({ file }: Params): string {
  return file === undefined ? '文件' : `“${file}”`
}

function englishFile({ file }: Params): string {
  return file === undefined ? 'The file' : `“${file}”`
}

const CHINESE: Sentences = {
  'file-missing': (params) =>
    `找不到${chineseFile(params)}。没有改动任何文件。请核对路径，或确认U盘、移动硬盘已插好。`,
  'file-exists': (params) => `${chineseFile(params)}已经存在，没有覆盖它。请换一个文件名。`,
  'file-not-a-workbook': (params) =>
    `${chineseFile(params)}不是镇策工作簿，没有打开，也没有改动它。请选择 .zhence 文件。`,
  'file-newer-than-program': (params) =>
    `${chineseFile(params)}由更新版本的程序保存（格式 ${params['format'] ?? '?'}，本程序支持到 ${params['known'] ?? '?'}），没有改动它。请升级程序后再打开。`,
  'file-damaged': (params) =>
    `${chineseFile(params)}已损坏，没有打开，也没有改动它。请先把它复制一份留存，再打开最近的备份。`,
  'file-locked': (params) =>
    params['detail'] === 'close'
      ? `${chineseFile(params)}正被另一个程序读取，内容已全部保存，但日志文件仍在旁边。请关闭那个程序，再打开并关闭一次工作簿，然后才可复制到别处。`
      : `${chineseFile(params)}正被另一个程序占用。已保存的内容没有变化，这一次的修改没有写入。请关闭占用它的程序后再试。`,
  'file-moved': (params) =>
    `${chineseFile(params)}在打开期间被移走、改名或替换。已保存的内容在原来的文件里，这一次的修改没有写入。请把文件放回原处，或另存一份。`,
  'folder-missing': (params) =>
    `${chineseFile(params)}所在的文件夹不存在或名称不能使用。没有写入任何文件。请核对路径。`,
  'no-permission': (params) =>
    `没有权限读写${chineseFile(params)}或它所在的文件夹。已保存的内容没有变化。请换一个位置另存，或请管理员授权。`,
  'disk-full': (params) =>
    `磁盘已满，${chineseFile(params)}这一次的修改没有写入，此前的内容都在。请清理磁盘空间后再试。`,
  'io-error': (params) =>
    `读写${chineseFile(params)}时磁盘出错。此前保存的内容应当都在，这一次的修改没有写入。请检查磁盘或U盘，并另存一份到别处。`,
  'migration-failed': (params) =>
    `${chineseFile(params)}升级到新格式没有成功，文件仍是原来的样子${params['backup'] === undefined ? '' : `，旁边另有一份备份 ${params['backup']}`}。请用原来的程序版本继续工作，并联系维护人员。`,
  'journal-broken': (params) =>
    `${chineseFile(params)}的操作日志不连续，可能被其他程序改过。没有改动它。请打开最近的备份，并请维护人员核查。`,
  'no-workbook-open': () => '没有打开的工作簿。请先打开或新建一个工作簿。',
  'program-ended': () =>
    '窗口背后的程序已经退出。此前显示“已保存”的内容都在文件里，这一次的修改没有写入。请重新启动镇策，再打开这个工作簿。',
}

const ENGLISH: Sentences = {
  'file-missing': (params) =>
    `${englishFile(params)} is not found. Nothing was changed. Check the path, and whether the disk or stick is plugged in.`,
  'file-exists': (params) =>
    `${englishFile(params)} exists already and was not replaced. Choose another name.`,
  'file-not-a-workbook': (params) =>
    `${englishFile(params)} is not a Zhence workbook. It was not opened and not changed. Choose a .zhence file.`,
  'file-newer-than-program': (params) =>
    `${englishFile(params)} was saved by a newer program (format ${params['format'] ?? '?'}; this one reads up to ${params['known'] ?? '?'}). It was not changed. Update the program to open it.`,
  'file-damaged': (params) =>
    `${englishFile(params)} is damaged. It was not opened and not changed. Keep a copy of it, and open the newest backup.`,
  'file-locked': (params) =>
    params['detail'] === 'close'
      ? `${englishFile(params)} is being read by another program. Everything is saved, but the log still lies beside it. Close that program, open and close the workbook once more, and only then copy it.`
      : `${englishFile(params)} is in use by another program. What was saved is unchanged; this change was not written. Close that program and try again.`,
  'file-moved': (params) =>
    `${englishFile(params)} was moved, renamed or replaced while open. What was saved is in the original file; this change was not written. Put the file back, or save a copy.`,
  'folder-missing': (params) =>
    `The folder of ${englishFile(params)} does not exist, or the name cannot be used. Nothing was written. Check the path.`,
  'no-permission': (params) =>
    `${englishFile(params)} or its folder may not be read or written. What was saved is unchanged. Save a copy elsewhere, or ask for permission.`,
  'disk-full': (params) =>
    `The disk is full; this change to ${englishFile(params)} was not written, everything before it is there. Free some space and try again.`,
  'io-error': (params) =>
    `The disk failed while reading or writing ${englishFile(params)}. What was saved before should be there; this change was not written. Check the disk, and save a copy elsewhere.`,
  'migration-failed': (params) =>
    `${englishFile(params)} could not be brought to the new format and is as it was${params['backup'] === undefined ? '' : `; a backup ${params['backup']} lies beside it`}. Go on with the program version that you had, and report this.`,
  'journal-broken': (params) =>
    `The journal of ${englishFile(params)} is not continuous; another program may have changed it. It was left as it is. Open the newest backup, and have it looked at.`,
  'no-workbook-open': () => 'No workbook is open. Open one or make a new one first.',
  'program-ended': () =>
    'The program behind this window has ended. What was shown as saved is in the file; this change was not written. Start Zhence again and open the workbook.',
}

const SENTENCES: Readonly<Record<Language, Sentences>> = { 'zh-CN': CHINESE, 'en-US': ENGLISH }
