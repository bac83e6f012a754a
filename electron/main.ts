import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron'
import { Fault } from '../shared/api/reply.ts'
import { wordFault } from '../shared/text/faults.ts'
import { openBackend } from './api/backend.ts'
import { UNWANTED_FEATURES } from './browser-features.ts'
import { ensureSample } from './sample.ts'
import { connectShell, openWindow, registerScheme } from './window.ts'

// Electron's main process; build/electron.ts turns it and the preload script into dist/shell/.

const BUILT = join(app.getAppPath(), 'dist')
const PAGE = join(BUILT, 'renderer')
const PRELOAD = join(BUILT, 'shell', 'electron', 'preload.cjs')

app.commandLine.appendSwitch('disable-features', UNWANTED_FEATURES)
registerScheme()
void run()

async function run(): Promise<void> {
  await app.whenReady()
  try {
    const backend = await openBackend(fileNamed() ?? (await ensureSample()).path)
    connectShell(backend, PAGE)
    closeBeforeQuitting(() => backend.store.close())
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu()))
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) void openWindow(PRELOAD)
    })
    app.on('window-all-closed', () => app.quit())
    await openWindow(PRELOAD)
  } catch (error) {
    tellAndExit(error)
  }
}

/** The workbook named on the command line: after the program when packed, after the application's folder otherwise. */
function fileNamed(): string | undefined {
  return process.argv.slice(app.isPackaged ? 1 : 2).find((argument) => !argument.startsWith('-'))
}

/** The file must be closed (checkpointed, one file, unlocked) before the process ends. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let closing = false
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    close().then(
      () => app.exit(0),
      (error: unknown) => tellAndExit(error),
    )
  })
}

function tellAndExit(error: unknown): void {
  const text =
    error instanceof Fault
      ? `${wordFault(error.code, error.params, 'zh-CN')}\n\n${wordFault(error.code, error.params, 'en-US')}`
      : `程序出错 / Program error\n\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  process.stderr.write(`${text}\n`)
  dialog.showErrorBox('镇策', text)
  app.exit(error instanceof Fault ? 3 : 70)
}

/** Zoom and full screen only: undo, copy and paste belong to the page. macOS needs its own menus for them to work. */
function menu(): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: '视图 View',
    submenu: [
      { role: 'resetZoom', label: '实际大小 Actual size' },
      { role: 'zoomIn', label: '放大 Zoom in' },
      { role: 'zoomOut', label: '缩小 Zoom out' },
      { role: 'togglefullscreen', label: '全屏 Full screen' },
    ],
  }
  return process.platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, view] : [view]
}
