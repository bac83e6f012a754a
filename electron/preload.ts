import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, COMMIT_CHANNEL, type Bridge, type ToldCommit } from '../shared/api/bridge.ts'

// Runs sandboxed before the page. It passes on two channels and nothing else: no event object, no ipcRenderer.
const bridge: Bridge = {
  call: (verb, input) => ipcRenderer.invoke(CALL_CHANNEL, verb, input),
  onCommit(listener) {
    const pass = (_event: unknown, told: ToldCommit): void => listener(told)
    ipcRenderer.on(COMMIT_CHANNEL, pass)
    return () => {
      ipcRenderer.off(COMMIT_CHANNEL, pass)
    }
  },
}

contextBridge.exposeInMainWorld('zhence', bridge)
