import { done, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

/** Reads the whole file; one that does not check ends with 3, because only a backup mends it. */
export const verify: Verb = {
  words: 'verify',
  arguments: ['FILE'],
  options: {},
  about: {
    'zh-CN': '检查文件完整性、表结构、日志链和各份存稿的指纹，并用日志核对每一行；有问题时退出码为 3',
    'en-US':
      'check pages, schema, journal chain and the hash of every snapshot, and every row against the journal; ends with 3 if something is wrong',
  },
  run: (call) =>
    reading(call, async (store) => {
      const report = await store.verify()
      if (report.ok) return done(report)
      const { integrity, schema, journal, rows, snapshots } = report
      const names = snapshots.map(({ name }) => name)
      const [zh, en] = [
        `工作簿没有通过检查：页面 ${integrity.length} 处，表结构 ${schema.length} 处，与日志不符的行 ${rows.length} 处${journal.brokenAt === null ? '' : `，日志从第 ${journal.brokenAt} 条起断开`}${names.length === 0 ? '' : `，与日志指纹不符的存稿：${names.join('、')}`}。没有改动文件。请先留存一份，再打开最近的备份。`,
        `The workbook does not check: ${integrity.length} in pages, ${schema.length} in the schema, ${rows.length} rows that differ from the journal${journal.brokenAt === null ? '' : `, the journal breaks at entry ${journal.brokenAt}`}${names.length === 0 ? '' : `, snapshots whose journal hash does not fit: ${names.join(', ')}`}. The file was not changed. Keep a copy, and open the newest backup.`,
      ]
      return { exit: 3, value: report, messages: [call.language === 'zh-CN' ? zh : en] }
    }),
}
