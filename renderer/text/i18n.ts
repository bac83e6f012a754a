import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/text/language.ts'
import { CHINESE, ENGLISH } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame'
    resources: typeof CHINESE
  }
}

/** The window's words in a language; texts are drawn by React, which escapes them. */
export async function createTexts(language: Language): Promise<i18n> {
  const texts = createInstance()
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'frame',
    resources: { 'zh-CN': CHINESE, 'en-US': { ...ENGLISH } },
    interpolation: { escapeValue: false },
  })
  return texts
}
