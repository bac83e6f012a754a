import { App as AntdApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { i18n } from 'i18next'
import { useEffect, useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { useView } from '../workbook/context.tsx'
import { Frame } from './frame.tsx'
import { antdTheme } from './theme.ts'

const LOCALES = { 'zh-CN': zhCN, 'en-US': enUS } as const

/** The whole window in the language and theme of the view. */
export function App({ texts }: { texts: i18n }) {
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  const tokens = useMemo(() => antdTheme(theme), [theme])
  useEffect(() => {
    void texts.changeLanguage(language)
    document.documentElement.lang = language
  }, [texts, language])
  return (
    <I18nextProvider i18n={texts}>
      <ConfigProvider locale={LOCALES[language]} theme={tokens} button={{ autoInsertSpace: false }}>
        <AntdApp component={false}>
          <Frame />
        </AntdApp>
      </ConfigProvider>
    </I18nextProvider>
  )
}
