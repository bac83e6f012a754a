import { MoonOutlined, RedoOutlined, SunOutlined, UndoOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { wordLabel } from '../text/label.ts'
import { useChangeView, useMirror, useView } from '../workbook/context.tsx'
import { FinderButton } from './finder/finder.tsx'
import { FocusBar } from './focus.tsx'
import { HelpButton } from './help/help.tsx'
import { SavedState } from './saved-state.tsx'
import { useSaidUndo } from './undo.ts'

/** The bar on top: workbook, focus, undo and redo, whether everything is saved, language and theme. */
export function TopBar() {
  const { t } = useTranslation('frame')
  const name = useMirror((state) => state.info?.name)
  const folder = useMirror((state) => state.info?.folder)
  return (
    <header className="zh-bar">
      <Tooltip title={folder ?? ''} placement="bottomLeft">
        <h1 className="zh-workbook-name">{name ?? t('product')}</h1>
      </Tooltip>
      <SavedState />
      <span className="zh-bar-gap" />
      <FinderButton />
      <FocusBar />
      <span className="zh-bar-rule" />
      <UndoRedo />
      <span className="zh-bar-rule" />
      <LanguageAndTheme />
      <HelpButton />
    </header>
  )
}

function UndoRedo() {
  const { t } = useTranslation('frame')
  const { t: word } = useTranslation('journal')
  const language = useView((view) => view.language)
  const undo = useMirror((state) => state.info?.undo)
  const redo = useMirror((state) => state.info?.redo)
  const said = useSaidUndo()
  const undoHint = undo ? t('undoWhat', { what: wordLabel(undo, word, language) }) : t('nothingToUndo')
  const redoHint = redo ? t('redoWhat', { what: wordLabel(redo, word, language) }) : t('nothingToRedo')
  return (
    <>
      <Tooltip title={undoHint}>
        <button
          type="button"
          className="zh-icon-button"
          aria-label={t('undo')}
          disabled={!undo}
          onClick={() => void said.undo()}
        >
          <UndoOutlined />
        </button>
      </Tooltip>
      <Tooltip title={redoHint}>
        <button
          type="button"
          className="zh-icon-button"
          aria-label={t('redo')}
          disabled={!redo}
          onClick={() => void said.redo()}
        >
          <RedoOutlined />
        </button>
      </Tooltip>
    </>
  )
}

function LanguageAndTheme() {
  const { t } = useTranslation('frame')
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  const change = useChangeView()
  const themeHint = t(theme === 'dark' ? 'toLight' : 'toDark')
  return (
    <>
      <Tooltip title={t('languageHint')}>
        <button
          type="button"
          className="zh-text-button"
          onClick={() => change({ language: language === 'zh-CN' ? 'en-US' : 'zh-CN' })}
        >
          {t('language')}
        </button>
      </Tooltip>
      <Tooltip title={themeHint} placement="bottomRight">
        <button
          type="button"
          className="zh-icon-button"
          aria-label={themeHint}
          onClick={() => change({ theme: theme === 'dark' ? 'light' : 'dark' })}
        >
          {theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
        </button>
      </Tooltip>
    </>
  )
}
