import { CheckOutlined, EllipsisOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { WorkbookInfo } from '../../shared/api/verbs.ts'
import { useMirror } from '../workbook/context.tsx'

type ReadOnly = NonNullable<WorkbookInfo['readOnly']>

const READ_ONLY_HINTS = {
  held: 'readOnlyHint',
  'read-only-file': 'readOnlyFileHint',
  newer: 'readOnlyNewerHint',
  asked: 'readOnlyAskedHint',
} as const satisfies Record<ReadOnly['reason'], string>

/** Whether the last change is on disk, or who holds the file. */
export function SavedState() {
  const { t } = useTranslation('frame')
  const info = useMirror((state) => state.info)
  const saving = useMirror((state) => state.saving > 0)
  const failed = useMirror((state) => state.failure !== null)
  if (!info) return null
  const { name, readOnly } = info
  if (readOnly) {
    const words = {
      held: t('readOnlyHeld', { holder: readOnly.holder }),
      'read-only-file': t('readOnlyFile'),
      newer: t('readOnlyNewer'),
      asked: t('readOnlyAsked'),
    }
    return <Mark kind="held" words={words[readOnly.reason]} hint={t(READ_ONLY_HINTS[readOnly.reason])} />
  }
  if (failed) return <Mark kind="failed" words={t('notSaved')} hint={t('notSavedHint')} />
  if (saving) return <Mark kind="saving" words={t('saving')} hint={t('savingHint', { name })} />
  return <Mark kind="saved" words={t('saved')} hint={t('savedHint', { name })} />
}

const ICONS = { saved: CheckOutlined, saving: EllipsisOutlined, failed: WarningOutlined, held: LockOutlined }

function Mark({ kind, words, hint }: { kind: keyof typeof ICONS; words: string; hint: string }) {
  const Icon = ICONS[kind]
  return (
    <Tooltip title={hint} placement="bottomLeft">
      <span className={`zh-saved zh-saved-${kind}`} role="status">
        <Icon />
        {words}
      </span>
    </Tooltip>
  )
}
