import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Whether this machine lets a process mount what only it can see. */
export const CAN_MOUNT =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0

/** Runs a script of the tests after mounts that only it can see; answers what it said, line by line. */
export function runMounted(mounts: string, script: URL, args: readonly string[], input = ''): unknown[] {
  const path = fileURLToPath(script)
  // "$0" is the script: the shell's arguments begin there.
  const shell = `${mounts} && exec "${process.execPath}" "$0" "$@"`
  const ran = spawnSync('unshare', ['-rm', 'sh', '-c', shell, path, ...args], { input, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`${path} ended with ${ran.status}: ${ran.stderr}`)
  return linesOf(ran.stdout)
}

/** Runs a script of the tests as a user who owns nothing; only root can do that. */
export function runAsNobody(script: URL, args: readonly string[], input = ''): unknown[] {
  const path = fileURLToPath(script)
  const ran = spawnSync(process.execPath, [path, ...args], {
    input,
    encoding: 'utf8',
    uid: 65_534,
    gid: 65_534,
  })
  if (ran.status !== 0) throw new Error(`${path} ended with ${ran.status}: ${ran.stderr}`)
  return linesOf(ran.stdout)
}

function linesOf(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}
