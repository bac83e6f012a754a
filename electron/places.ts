import { homedir } from 'node:os'
import { join } from 'node:path'

/** The parts of the surroundings that decide where files go. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Empty if there is no home folder. */
  readonly home: string
}

/** The surroundings of this process. */
export function here(): Surroundings {
  return { env: process.env, platform: process.platform, home: homeOf() }
}

function homeOf(): string {
  // homedir() throws for a user without an entry in the system's user list, as in some containers.
  try {
    return homedir()
  } catch {
    return ''
  }
}

/**
 * Folder of what belongs to this person and not to a workbook: preferences and the log of program errors.
 * Null if there is no place for it; then they live as long as the program.
 */
export function configFolder({ env, platform, home }: Surroundings): string | null {
  if (env.ZHENCE_CONFIG_DIR) return env.ZHENCE_CONFIG_DIR
  if (platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'zhence')
  if (platform === 'linux' && env.XDG_CONFIG_HOME) return join(env.XDG_CONFIG_HOME, 'zhence')
  if (home === '') return null
  if (platform === 'win32') return join(home, 'AppData', 'Roaming', 'zhence')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'zhence')
  return join(home, '.config', 'zhence')
}
