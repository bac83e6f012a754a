import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetProps } from '../grid/contract.ts'
import { wordLabel } from '../text/label.ts'
import { useView, useWorkbook } from '../workbook/context.tsx'
import { sayInStatus } from './status.ts'

/** Undo and redo for a sheet, which answer in words what was taken back or done again; null if nothing was. */
export function useUndo(): Required<Pick<SheetProps, 'onUndo' | 'onRedo'>> {
  const { t } = useTranslation('journal')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const run = useCallback(
    async (which: 'undo' | 'redo'): Promise<string | null> => {
      const label = workbook.store.getState().info?.[which]
      const outcome = await workbook[which]()
      return outcome.kind === 'done' ? wordLabel(label ?? outcome.commit.label, t, language) : null
    },
    [workbook, t, language],
  )
  const onUndo = useCallback(() => run('undo'), [run])
  const onRedo = useCallback(() => run('redo'), [run])
  return { onUndo, onRedo }
}

/**
 * Undo and redo from outside a sheet: the button on top, or the keys. What was taken back may lie on another page, so the
 * status bar says what it was.
 */
export function useSaidUndo(): { readonly undo: () => Promise<void>; readonly redo: () => Promise<void> } {
  const { t } = useTranslation('frame')
  const { onUndo, onRedo } = useUndo()
  const undo = useCallback(async () => {
    const what = await onUndo()
    if (what !== null) sayInStatus(t('undone', { what }))
  }, [onUndo, t])
  const redo = useCallback(async () => {
    const what = await onRedo()
    if (what !== null) sayInStatus(t('redone', { what }))
  }, [onRedo, t])
  return { undo, redo }
}
