import { EventEmitter } from 'node:events'
import type { Bridge } from '../../../shared/api/bridge.ts'

// As much of Electron as main, window and preload use, in one process. What crosses a channel really passes
// structuredClone, so that whatever Electron could not send cannot be sent here. Electron's own behaviour (sandbox,
// navigation) is checked in electron-shell.test.ts where its program exists.

/** A frame that calls; tests forge it. */
export interface FakeFrame {
  readonly url: string
  readonly parent: FakeFrame | null
}

type Handler = (event: { senderFrame: FakeFrame | null }, ...args: unknown[]) => unknown
type Listener = (event: object, ...args: unknown[]) => void

const handlers = new Map<string, Handler>()
const rendererListeners = new Map<string, Set<Listener>>()

/** What the shell did, for tests to look at. */
export const seen = {
  appPath: '',
  frame: { url: 'zhence://workbook/', parent: null } as FakeFrame | null,
  world: new Map<string, unknown>(),
  windows: [] as BrowserWindow[],
  schemes: [] as unknown[],
  serve: undefined as ((request: Request) => Promise<Response>) | undefined,
  permission: undefined as
    | ((contents: unknown, name: string, decide: (yes: boolean) => void) => void)
    | undefined,
  permissionCheck: undefined as (() => boolean) | undefined,
  switches: new Map<string, string>(),
  exits: [] as number[],
  errors: [] as string[],
}

/** The bridge that the preload script put into the page. */
export function bridge(): Bridge {
  return seen.world.get('zhence') as Bridge
}

class App extends EventEmitter {
  readonly isPackaged = false
  whenReady = (): Promise<void> => Promise.resolve()
  readonly commandLine = { appendSwitch: (name: string, value: string) => seen.switches.set(name, value) }
  getAppPath = (): string => seen.appPath
  quit(): void {
    let prevented = false
    this.emit('before-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.exit(0)
  }
  exit(code: number): void {
    seen.exits.push(code)
    this.emit('exited')
  }
}

export const app = new App()

export class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  send(channel: string, ...args: unknown[]): void {
    const sent = structuredClone(args)
    for (const listener of rendererListeners.get(channel) ?? []) listener({}, ...sent)
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: { webPreferences: Record<string, unknown> }
  readonly webContents = new WebContents()
  url = ''
  static getAllWindows = (): BrowserWindow[] => seen.windows
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super()
    this.options = options
    seen.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.url = url
    this.emit('ready-to-show')
  }
  show(): void {}
}

export const ipcMain = {
  handle: (channel: string, handler: Handler): void => void handlers.set(channel, handler),
}

export const ipcRenderer = {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`Error invoking remote method '${channel}': no handler`)
    const sent = structuredClone(args)
    return structuredClone(await handler({ senderFrame: seen.frame }, ...sent))
  },
  on(channel: string, listener: Listener): void {
    const listeners = rendererListeners.get(channel) ?? new Set()
    rendererListeners.set(channel, listeners.add(listener))
  },
  off: (channel: string, listener: Listener): void => void rendererListeners.get(channel)?.delete(listener),
}

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown): void => void seen.world.set(name, api),
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => void seen.schemes.push(...schemes),
  handle: (_scheme: string, serve: (request: Request) => Promise<Response>): void =>
    void (seen.serve = serve),
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof seen.permission): void => void (seen.permission = handler),
    setPermissionCheckHandler: (handler: typeof seen.permissionCheck): void =>
      void (seen.permissionCheck = handler),
  },
}

export const dialog = {
  showErrorBox: (title: string, text: string): void => void seen.errors.push(`${title}: ${text}`),
}

export const Menu = {
  setApplicationMenu: (): void => {},
  buildFromTemplate: (items: unknown): unknown => items,
}
