import type { Row } from '../../shared/table/table.ts'
import type { Language } from '../../shared/text/language.ts'

/** Name of a region or an indicator in the language of the window; without an English name the Chinese one. */
export function nameIn(row: Row, language: Language): string {
  const english = row['english_name']
  return language === 'en-US' && typeof english === 'string' && english !== '' ? english : String(row['name'])
}
