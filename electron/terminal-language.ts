import type { Language } from '../shared/text/language.ts'

/** Language of what is said in a terminal: English where the system says so, else Chinese. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>> = process.env): Language {
  const set = env.ZHENCE_LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^en/i.test(set) ? 'en-US' : 'zh-CN'
}
