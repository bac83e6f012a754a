import type { Language } from '../shared/text/language.ts'

/** What `npm start` says in the terminal. Plain, complete sentences; faults of a file have their own in shared/text. */
export interface StartTexts {
  readonly building: string
  readonly otherBuilds: string
  readonly madeSample: (path: string) => string
  readonly opened: (path: string) => string
  readonly readOnly: (why: 'held' | 'read-only-file' | 'newer' | string, holder: string) => string
  readonly downloading: string
  readonly noElectron: string
  readonly electronFailed: string
  readonly inElectron: string
  readonly inBrowser: string
  readonly browserFailed: string
  readonly noDisplay: string
  readonly noBrowser: string
  readonly address: (url: string) => string
  readonly stop: string
  readonly closed: string
  readonly portTaken: (port: number) => string
  readonly wrongUse: (what: string) => string
}

const zh: StartTexts = {
  building: '正在构建界面（只在首次或更新后需要几秒）……',
  otherBuilds: '另一个程序正在构建界面，等它完成……',
  madeSample: (path) => `未指定工作簿，已生成示例工作簿：${path}`,
  opened: (path) => `工作簿：${path}`,
  readOnly: (why, holder) =>
    why === 'held'
      ? `该工作簿正由 ${holder} 打开编辑，这里以只读方式打开；对方关闭后重新启动即可编辑。`
      : why === 'newer'
        ? '该工作簿由更新版本的程序保存，这里以只读方式打开，文件不会被改动。'
        : '该文件为只读，这里以只读方式打开；需要修改时请在窗口中另存副本。',
  downloading: '正在尝试下载 Electron（最多 20 秒）……',
  noElectron: '没有可用的 Electron（离线或下载未完成），改用浏览器窗口。',
  electronFailed: 'Electron 未能启动，改用浏览器窗口。',
  inElectron: '已在 Electron 窗口中打开。关闭窗口或按 Ctrl+C 结束。',
  inBrowser: '已在浏览器应用窗口中打开。关闭窗口或按 Ctrl+C 结束。',
  browserFailed: '浏览器窗口没有保持打开。请自行用浏览器打开下面的地址。',
  noDisplay: '此处没有图形界面。请在本机浏览器中打开下面的地址。',
  noBrowser: '没有找到 Chromium、Edge 或 Chrome。请用任意新版浏览器打开下面的地址。',
  address: (url) => `地址（只在本机有效，请勿外传）：${url}`,
  stop: '按 Ctrl+C 结束。',
  closed: '已保存并关闭。',
  portTaken: (port) => `端口 ${port} 已被占用。请换一个 --port，或不写 --port 由程序选择。`,
  wrongUse: (what) => `无法识别的参数：${what}`,
}

const en: StartTexts = {
  building: 'Building the pages (a few seconds, only the first time or after an update) …',
  otherBuilds: 'Another program is building the pages; waiting for it …',
  madeSample: (path) => `No workbook was named; a sample workbook was made: ${path}`,
  opened: (path) => `Workbook: ${path}`,
  readOnly: (why, holder) =>
    why === 'held'
      ? `${holder} has this workbook open for editing; it opens read-only here. Start again once it is closed there.`
      : why === 'newer'
        ? 'This workbook was saved by a newer version; it opens read-only and is not changed.'
        : 'This file is read-only and opens so; save a copy in the window to change it.',
  downloading: 'Trying to download Electron (at most 20 s) …',
  noElectron: 'No Electron here (offline, or the download did not finish); using a browser window.',
  electronFailed: 'Electron did not start; using a browser window.',
  inElectron: 'Open in an Electron window. Close it or press Ctrl+C to end.',
  inBrowser: 'Open in a browser app window. Close it or press Ctrl+C to end.',
  browserFailed: 'The browser window did not stay open. Open the address below in a browser.',
  noDisplay: 'There is no display here. Open the address below in a browser on this machine.',
  noBrowser: 'No Chromium, Edge or Chrome was found. Open the address below in any recent browser.',
  address: (url) => `Address (works on this machine only; keep it to yourself): ${url}`,
  stop: 'Press Ctrl+C to end.',
  closed: 'Saved and closed.',
  portTaken: (port) => `Port ${port} is taken. Choose another --port, or leave it out.`,
  wrongUse: (what) => `Not understood: ${what}`,
}

/** The start script's texts in a language. */
export function startTexts(language: Language): StartTexts {
  return language === 'zh-CN' ? zh : en
}
