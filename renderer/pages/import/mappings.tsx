import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input as Asked, Outputs } from '../../../shared/api/verbs.ts'
import type { ImportMapping, Preview } from '../../../shared/exchange/import/contract.ts'
import { choicesOf, mappingOf } from '../../../shared/exchange/import/mapping.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import { download } from '../../ui/download.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { choose, useImport } from './session.ts'

type Kept = Outputs['importMappings']
type Change = Omit<Asked<'importMappings'>, 'table'>

/** What is kept of the columns' mapping: saved under a name or as a file, remembered by headings; used again or taken away. */
export function Mappings({ preview }: { preview: Preview }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const choices = useImport((state) => state.choices)
  const [kept, setKept] = useState<Kept>([])
  const [name, setName] = useState('')
  const [refused, setRefused] = useState('')
  const file = useRef<HTMLInputElement>(null)
  async function ask(change: Change): Promise<Kept | null> {
    const answer = await workbook.ask('importMappings', { table, ...change })
    const [why] = answer.kind === 'rejected' ? answer.rejections : []
    setRefused(why ? wordRejection(why, language) : '')
    if (answer.kind === 'done') setKept(answer.value)
    return answer.kind === 'done' ? answer.value : null
  }
  useEffect(() => {
    let current = true
    async function list(): Promise<void> {
      const answer = await workbook.ask('importMappings', { table })
      if (current && answer.kind === 'done') setKept(answer.value)
    }
    void list()
    return () => {
      current = false
    }
  }, [workbook, table])

  const apply = (mapping: ImportMapping): void => choose(workbook, choicesOf(mapping, preview))
  async function load(from: File): Promise<void> {
    const saved = from.name.replace(/(\.mapping)?\.json$/i, '').slice(0, 60) || t('mappings')
    const all = await ask({ keep: { name: saved, mapping: parsed(await from.text()) } })
    const mapping = all?.find((one) => one.mapping.name === saved)?.mapping
    if (mapping) apply(mapping)
  }

  return (
    <section className="zh-import-mappings" aria-label={t('mappings')}>
      <h4>{t('mappings')}</h4>
      <p className="zh-muted">{t('remembered')}</p>
      <form
        className="zh-import-pair"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          void ask({ keep: { name: name.trim(), mapping: mappingOf(preview, choices) } }).then(() =>
            setName(''),
          )
        }}
      >
        <Input
          size="small"
          value={name}
          maxLength={60}
          placeholder={t('mappingName')}
          aria-label={t('mappingName')}
          onChange={({ target }) => setName(target.value)}
        />
        <Button size="small" htmlType="submit" disabled={name.trim() === ''}>
          {t('keepMapping')}
        </Button>
      </form>
      <div className="zh-import-pair">
        <Button size="small" onClick={() => file.current?.click()}>
          {t('loadMapping')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            const text = `${JSON.stringify(mappingOf(preview, choices), null, 2)}\n`
            download(new Blob([text], { type: 'application/json' }), `${table}.mapping.json`)
          }}
        >
          {t('saveMapping')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('loadMapping')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            target.value = ''
            if (chosen) void load(chosen)
          }}
        />
      </div>
      {refused !== '' && <p role="alert">{refused}</p>}
      <ul>
        {kept.map(({ key, mapping }) => (
          <li key={key} className="zh-import-left">
            <span title={Object.keys(mapping.targets).join('、')}>
              {titleOf(mapping)}
              {key === preview.fingerprint && <i> {t('mappingThis')}</i>}
            </span>
            <Button size="small" onClick={() => apply(mapping)}>
              {t('useMapping')}
            </Button>
            <Button size="small" onClick={() => void ask({ remove: key }).then(() => choose(workbook, {}))}>
              {t('removeMapping')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A mapping that nobody named is called by its headings. */
function titleOf({ name, targets }: ImportMapping): string {
  return name ?? Object.keys(targets).slice(0, 4).join('、')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is refused like what has the wrong form.
    return null
  }
}
