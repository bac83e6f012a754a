import type { Language } from '../../shared/text/language.ts'

const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
  'en-US': new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
}

/** A moment of the journal (UTC, ISO 8601) in local time. */
export function formatMoment(at: string, language: Language): string {
  return FORMATS[language].format(new Date(at))
}
