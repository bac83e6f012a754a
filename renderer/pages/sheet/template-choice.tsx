import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeWords } from '../../ui/notice.tsx'
import { useWorkbook } from '../../workbook/context.tsx'

interface Props {
  readonly id: string
  /** Name of the template chosen; empty for our own form. */
  readonly value: string
  readonly onChange: (name: string) => void
  readonly onNotice: (notice: NoticeWords) => void
}

/** Chooses between our own form and the person's templates; one can be added from a file or taken away. */
export function TemplateChoice({ id, value, onChange, onNotice }: Props) {
  const { t } = useTranslation('exporting')
  const workbook = useWorkbook()
  const [names, setNames] = useState<readonly string[]>([])
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.templates({})
      if (current && found) setNames(found)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook])

  async function add(file: File): Promise<void> {
    const name = file.name.replace(/\.xlsx$/i, '')
    const found = await workbook.templates({ save: { name, base64: await base64Of(file) } })
    if (!found) return onNotice({ words: t('templateRefused'), tone: 'warn' })
    setNames(found)
    onChange(name)
    onNotice({ words: t('templateSaved', { name }), tone: 'info' })
  }

  async function remove(): Promise<void> {
    const found = await workbook.templates({ remove: value })
    if (!found) return
    setNames(found)
    onChange('')
  }

  return (
    <div className="zh-export-template">
      <Select
        id={id}
        value={value}
        onChange={onChange}
        options={[{ value: '', label: t('ownForm') }, ...names.map((name) => ({ value: name, label: name }))]}
      />
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t('addTemplate')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void add(file)
        }}
      />
      {value !== '' && (
        <Button
          icon={<DeleteOutlined />}
          aria-label={t('removeTemplate', { name: value })}
          title={t('removeTemplate', { name: value })}
          onClick={() => void remove()}
        />
      )}
      <Button icon={<PlusOutlined />} onClick={() => input.current?.click()}>
        {t('addTemplate')}
      </Button>
    </div>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCodePoint(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
