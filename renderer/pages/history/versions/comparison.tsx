import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { csvText, protect } from '../../../../shared/exchange/csv-out.ts'
import type { TableCounts } from '../../../../shared/snapshots/differences.ts'
import { writeTabbed } from '../../../grid/clipboard.ts'
import { tableTitle } from '../../../text/titles.ts'
import { download } from '../../../ui/download.ts'
import type { NoticeWords } from '../../../ui/notice.tsx'
import { useView, useWorkbook } from '../../../workbook/context.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { usePoints, type Point } from './points.ts'
import { changeVersions, useVersionsSession } from './session.ts'
import { useComparison, wholeComparison, type Asked } from './use-comparison.ts'
import { textsOf, useVersionWording } from './wording.ts'

/** What no file system takes in a name. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is meant
const FORBIDDEN = /[\u0000-\u001f<>:"/\\|?*]/g

/** What differs between two versions: counts by table, and cell by cell what was, what is, who and when. */
export function Comparison({ onNotice }: { onNotice: (notice: NoticeWords | null) => void }) {
  const { t } = useTranslation('snapshots')
  const { from, to } = usePoints()
  const { table: wanted } = useVersionsSession()
  const asked = { from: from.seq, to: to.seq, table: wanted }
  const { found, working, more } = useComparison(asked)
  const differs = found !== null && found.tables.length > 0
  // A table in which nothing differs any more is none that could be left again.
  const lost = differs && wanted !== null && found.tables.every(({ table }) => table !== wanted)
  useEffect(() => {
    if (lost) changeVersions({ table: null })
  }, [lost])
  return (
    <section className="zh-comparison" aria-label={t('comparison')}>
      <div className="zh-comparison-bar">
        <h3>{t('comparison')}</h3>
        <PointChoice title={t('from')} chosen={from} part="from" />
        <PointChoice title={t('to')} chosen={to} part="to" />
        <span className="zh-bar-gap" />
        {differs && <WholeTools asked={asked} names={[from.words, to.words]} onNotice={onNotice} />}
      </div>
      <progress className="zh-comparison-progress" hidden={!working} aria-label={t('comparing')} />
      {found && !differs && <p className="zh-muted zh-comparison-same">{t('same')}</p>}
      {differs && (
        <>
          <TableChoice tables={found.tables} chosen={wanted} />
          <DifferenceTable found={found} onMore={more} />
        </>
      )}
    </section>
  )
}

function PointChoice({ title, chosen, part }: { title: string; chosen: Point; part: 'from' | 'to' }) {
  const { points } = usePoints()
  return (
    <label className="zh-comparison-point">
      <span className="zh-muted">{title}</span>
      <Select
        value={chosen.key}
        aria-label={title}
        popupMatchSelectWidth={false}
        onChange={(key: string) => changeVersions({ [part]: key })}
        options={points.map(({ key, words }) => ({ value: key, label: words }))}
      />
    </label>
  )
}

function TableChoice({ tables, chosen }: { tables: readonly TableCounts[]; chosen: string | null }) {
  const { t } = useTranslation('snapshots')
  const language = useView((view) => view.language)
  const all = tables.reduce((sum, one) => sum + rowsIn(one), 0)
  const shown = tables.filter(({ table }) => chosen === null || table === chosen)
  const sum = (key: 'added' | 'deleted' | 'changed' | 'moved' | 'cells'): number =>
    shown.reduce((total, one) => total + one[key], 0)
  const parts = (['added', 'deleted', 'changed', 'moved'] as const)
    .filter((key) => sum(key) > 0)
    .map((key) => t(key, { n: sum(key), cells: sum('cells') }))
  return (
    <>
      <div className="zh-comparison-tables" role="group" aria-label={t('table')}>
        {[
          { table: null, count: all },
          ...tables.map((one) => ({ table: one.table, count: rowsIn(one) })),
        ].map(({ table, count }) => (
          <button
            key={table ?? ''}
            type="button"
            className="zh-comparison-chip"
            aria-pressed={table === chosen}
            onClick={() => changeVersions({ table })}
          >
            {table === null ? t('allTables') : tableTitle(table, language)}
            <span>{count}</span>
          </button>
        ))}
      </div>
      <p className="zh-comparison-counts">{parts.join(t('partSeparator'))}</p>
    </>
  )
}

function rowsIn({ added, deleted, changed, moved }: TableCounts): number {
  return added + deleted + changed + moved
}

/** Copies the whole comparison, or hands it over as a file; both hold every line, not only those shown. */
function WholeTools({
  asked,
  names,
  onNotice,
}: {
  asked: Asked
  names: readonly [string, string]
  onNotice: (notice: NoticeWords | null) => void
}) {
  const { t } = useTranslation('snapshots')
  const workbook = useWorkbook()
  const wording = useVersionWording()
  const [busy, setBusy] = useState(false)
  async function withTexts(
    work: (texts: readonly (readonly string[])[]) => Promise<void> | void,
  ): Promise<void> {
    setBusy(true)
    try {
      const found = await wholeComparison(workbook, asked)
      if (found) await work(textsOf(found, workbook.store.getState().rows, wording))
    } finally {
      setBusy(false)
    }
  }
  const copy = () =>
    withTexts(async (texts) => {
      await navigator.clipboard.writeText(writeTabbed(texts.map((line) => line.map((text) => ({ text })))))
      onNotice({ words: t('copied', { n: texts.length - 1 }), tone: 'info' })
    })
  const save = () =>
    withTexts((texts) => {
      const text = csvText(texts.map((line) => line.map(protect)))
      const name = t('fileName', { from: names[0], to: names[1] }).replace(FORBIDDEN, ' ')
      // Excel takes a file without this mark for the encoding of the system.
      download(new Blob([`\ufeff${text}`], { type: 'text/csv' }), `${name}.csv`)
    })
  return (
    <>
      {busy && <span className="zh-muted">{t('working')}</span>}
      <Button disabled={busy} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <Button disabled={busy} onClick={() => void save()}>
        {t('csv')}
      </Button>
    </>
  )
}
