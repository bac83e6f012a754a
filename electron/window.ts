import { readFile } from 'node:fs/promises'
import { app, BrowserWindow, ipcMain, protocol, session, type WebFrameMain } from 'electron'
import { CALL_CHANNEL, COMMIT_CHANNEL } from '../shared/api/bridge.ts'
import { answerPage, told } from './api/answer-page.ts'
import type { Backend } from './api/backend.ts'
import { prepareLoad } from './api/load.ts'
import { SECURITY_HEADERS } from './host/headers.ts'
import { pageFiles, type PageFile } from './host/page-files.ts'

const SCHEME = 'zhence'
/** Origin of the page in the Electron window; a scheme of our own, so that no `file:` page is ever trusted. */
const PAGE_ORIGIN = `${SCHEME}://workbook`

/** Must run before Electron is ready: makes our scheme a standard, secure one with an origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page, answers its calls and passes commits on to every window. Once, when Electron is ready. */
export function connectShell(backend: Backend, root: string): void {
  const files = pageFiles(root)
  prepareLoad(backend)
  protocol.handle(SCHEME, (request) => respond(files, request))
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  ipcMain.handle(CALL_CHANNEL, (event, verb: unknown, input: unknown) => {
    if (!isOurPage(event.senderFrame) || typeof verb !== 'string') throw new Error('refused')
    return answerPage(backend, verb, input)
  })
  backend.store.onCommit((commit) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(COMMIT_CHANNEL, told(commit))
  })
}

/** Opens a window on the page; `preload` is the path of the bundled preload script. */
export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${PAGE_ORIGIN}/`)
  return window
}

/** Only the top frame of a page of ours may call; a frame that has gone is none. */
function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${PAGE_ORIGIN}/`)
}

async function respond(files: ReadonlyMap<string, PageFile>, request: Request): Promise<Response> {
  const ours = request.method === 'GET' && request.url.startsWith(`${PAGE_ORIGIN}/`)
  const file = ours ? files.get(new URL(request.url).pathname) : undefined
  if (!file) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
  const headers = { ...SECURITY_HEADERS, 'Content-Type': file.type, 'Cache-Control': file.caching }
  return new Response(await readFile(file.path), { headers })
}
