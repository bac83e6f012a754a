import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SETTINGS, settingNamed, type SettingKey } from '../../../shared/policy/settings.ts'
import { settingNotes } from '../../text/en-US/setting-notes.ts'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { forgetRow, useRoute } from '../../ui/route.ts'
import { useTable, useView, useWorkbook } from '../../workbook/context.tsx'
import { useReadOnly } from '../sheet/settings.ts'
import { reasonsOf } from '../sheet/writing.ts'
import './settings.css'

const GROUPS = [
  { id: 'projection', keys: ['base-year', 'horizon'] },
  {
    id: 'reading',
    keys: ['joint-target', 'growth-years', 'county-scope', 'fiscal-scope', 'rate-formulas', 'half-done'],
  },
  { id: 'showing', keys: ['money-unit', 'land-unit'] },
] as const satisfies readonly { id: string; keys: readonly SettingKey[] }[]

/** 设置: how this office reads the policy where it is ambiguous, the span of the projection, and the units shown. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const { page, id, column } = useRoute()
  useEffect(() => {
    if (id !== null) forgetRow({ page, id, column })
  }, [page, id, column])
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <Notice notice={notice} onClose={() => setNotice(null)} />
      <div className="zh-settings">
        {GROUPS.map((group) => (
          <section key={group.id}>
            <h3>{t(group.id)}</h3>
            <p className="zh-muted">{t(`${group.id}Hint`)}</p>
            {group.keys.map((key) => (
              <SettingLine key={key} settingKey={key} onNotice={setNotice} />
            ))}
          </section>
        ))}
      </div>
    </>
  )
}

function SettingLine(props: { settingKey: SettingKey; onNotice: (notice: NoticeWords | null) => void }) {
  const { settingKey: key, onNotice } = props
  const { t } = useTranslation('settings')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const row = useTable('setting').find((one) => one['key'] === key)
  const declared = settingNamed(key)
  if (!declared) throw new Error(`no setting ${key} among ${SETTINGS.length}`)
  const english = language === 'en-US'
  const options = english ? declared.englishOptions : declared.options
  const stored = String(row?.['value'] ?? declared.default)
  // Years are offered in Chinese alone.
  const inWords = (words: string) => (english ? words.replace(/年$/, '') : words)
  const title = english ? declared.englishTitle : declared.title

  async function choose(value: string): Promise<void> {
    const table = 'setting'
    const outcome = await workbook.edit(
      [
        row
          ? { kind: 'set', table, id: row.id, column: 'value', value }
          : { kind: 'insert', table, values: { key, value } },
      ],
      { verb: 'change-setting', name: key },
    )
    const why = reasonsOf(outcome, { t: sheet, language })
    onNotice(why === null ? null : { words: t('refused', { why }), tone: 'warn' })
  }
  return (
    <div className="zh-setting">
      <div>
        <div className="zh-setting-title">{title}</div>
        <p className="zh-muted">{english ? settingNotes[key] : declared.note}</p>
      </div>
      <Select
        value={stored}
        disabled={readOnly}
        aria-label={title}
        onChange={(value: string) => void choose(value)}
        popupMatchSelectWidth={false}
        options={Object.entries(options).map(([value, words]) => ({
          value,
          label: value === declared.default ? `${inWords(words)} · ${t('isDefault')}` : inWords(words),
        }))}
      />
    </div>
  )
}
