import { parseArgs } from 'node:util'

/** What `npm start -- …` was asked for. */
export interface StartArguments {
  /** Undefined: the sample workbook. */
  readonly file: string | undefined
  /** `auto` tries Electron, then a browser's window, then prints the address; `none` only prints it. */
  readonly window: 'auto' | 'browser' | 'none'
  /** 0 takes a free one. */
  readonly port: number
  readonly help: boolean
}

/** Reads the arguments; a text says what is wrong with them. */
export function readArguments(args: readonly string[]): StartArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        'no-window': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `--port ${values.port}`
    if (positionals.length > 1) return positionals.slice(1).join(' ')
    const window = values['no-window'] ? 'none' : values.browser ? 'browser' : 'auto'
    return { file: positionals[0], window, port, help: values.help }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The help text. */
export const USAGE = `npm start [-- [FILE] [--browser] [--no-window] [--port N]]

  FILE         要打开的工作簿（*.zhence）；不写则打开示例工作簿
               the workbook to open; without it the sample workbook
  --browser    用 Chromium、Edge 或 Chrome 的应用窗口，不用 Electron
               a window of Chromium, Edge or Chrome instead of Electron
  --no-window  不开窗口，只打印地址    print the address, open no window
  --port N     本机端口，默认任选      port on this machine, default: a free one
`
