// What no file system of an office takes in a name, and names that Windows keeps for devices.
// eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
const FORBIDDEN = /[\u0000-\u001f<>:"/\\|?*]|^\.|[. ]$/
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Whether a text can be the name of a file on every system, and names no folder. */
export function isFileName(name: string): boolean {
  return !FORBIDDEN.test(name) && !DEVICE.test(name)
}
