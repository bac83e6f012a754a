import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CellChange,
  LeftOut,
  Preview,
  Problem,
  UnknownReference,
} from '../../../shared/exchange/import/contract.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { tableNamed } from '../../../shared/tables.ts'
import { wordProblem, wordRole } from '../../../shared/text/import-problems.ts'
import { columnTitle, optionTitle, tableTitle, unitTitle } from '../../text/titles.ts'
import { useRows, useView, useWorkbook } from '../../workbook/context.tsx'
import { choose, useImport } from './session.ts'
import { AbsentRows } from './absent-rows.tsx'
import { BareUnits } from './bare-units.tsx'
import { Fresh } from './fresh-rows.tsx'
import { More, type ListProps } from './more.tsx'
import { Options } from './options.tsx'

type Tab = 'problems' | 'changes' | 'fresh' | 'leftOut' | 'absent' | 'options'

/** What is to be said of the file: problems, changes, new rows, what is left out, and the choices. */
export function SidePanel({ onGo }: { onGo: ListProps['onGo'] }) {
  const { t } = useTranslation('importing')
  const preview = useImport((state) => state.preview)
  const [tab, setTab] = useState<Tab | null>(null)
  if (!preview) return <aside className="zh-import-side" />
  const { counts } = preview
  // What wants a look comes first, as long as the person has chosen nothing.
  const shown =
    tab ??
    (counts.problems > 0 || preview.bare.length > 0 || lacks(preview)
      ? 'problems'
      : counts.changed > 0
        ? 'changes'
        : 'fresh')
  const left = counts.totals + counts.otherLeftOut
  const tabs: readonly (readonly [Tab, number | null])[] = [
    ['problems', counts.problems],
    ['changes', counts.changed],
    ['fresh', counts.fresh],
    ['leftOut', left],
    ...(preview.absent && preview.absent.count > 0 ? [['absent', preview.absent.count] as const] : []),
    ['options', null],
  ]
  return (
    <aside className="zh-import-side">
      <Summary preview={preview} />
      <Segmented<Tab>
        block
        size="small"
        value={shown}
        onChange={setTab}
        options={tabs.map(([value, count]) => {
          const name = t(`tabs.${value}`)
          return { value, label: count === null || count === 0 ? name : `${name} ${count}` }
        })}
      />
      <div className="zh-import-list">
        {shown === 'problems' && <Problems preview={preview} onGo={onGo} />}
        {shown === 'changes' && <Changes preview={preview} onGo={onGo} />}
        {shown === 'fresh' && <Fresh preview={preview} onGo={onGo} />}
        {shown === 'leftOut' && <LeftOutRows preview={preview} onGo={onGo} />}
        {shown === 'absent' && preview.absent && <AbsentRows absent={preview.absent} />}
        {shown === 'options' && <Options preview={preview} />}
      </div>
    </aside>
  )
}

function lacks({ lacking, counts, wide }: Preview): boolean {
  return lacking.length > 0 && (wide?.on === true || counts.fresh + counts.stopped > 0)
}

function Summary({ preview: { counts, wide, absent, foreseen } }: { preview: Preview }) {
  const { t } = useTranslation('importing')
  const left = counts.totals + counts.otherLeftOut
  const parts = [
    t(wide?.on ? 'figures' : 'data', { n: counts.data }),
    t('fresh', { n: counts.fresh }),
    t('changed', { n: counts.changed }),
    t('unchanged', { n: counts.unchanged }),
    ...(counts.stopped > 0 ? [t('stopped', { n: counts.stopped })] : []),
    ...(left > 0 ? [t('leftOut', { n: left })] : []),
    ...(counts.hiddenRows > 0 ? [t('hiddenRows', { n: counts.hiddenRows })] : []),
    ...(counts.unfolded > 0 ? [t('unfolded', { n: counts.unfolded })] : []),
    ...(foreseen ? [] : [t('unforeseen', { n: counts.fresh + counts.changed + counts.removed })]),
    ...(counts.removed > 0 ? [t('removed', { n: counts.removed })] : []),
    ...(absent && absent.count > counts.removed
      ? [t(absent.deletable ? 'absent' : 'absentShort', { n: absent.count - counts.removed })]
      : []),
  ]
  return <p className="zh-import-summary">{parts.join(' · ')}</p>
}

function Problems({ preview, onGo }: ListProps) {
  const { t } = useTranslation('importing')
  const { problems, counts } = preview
  const lacking = lacks(preview)
  // A name that stands in many rows is one problem to a person.
  const unknown = preview.unknown.filter(({ count }) => count > 1)
  const told = new Set(unknown.map(({ target, text }) => `${target}/${text}`))
  // What a whole column lacks is asked for once, above.
  const asked = new Set(preview.lacking.filter(({ value }) => value === null).map(({ column }) => column))
  const single = problems.filter(({ reason, target }) =>
    reason.code === 'no-such-reference'
      ? !told.has(`${target}/${reason.text}`)
      : reason.code !== 'required' || !asked.has(target ?? ''),
  )
  return (
    <>
      {lacking && <Options preview={preview} only="lacking" />}
      {problems.length === 0 && preview.bare.length === 0 && !lacking && (
        <p className="zh-muted">{t('noProblems')}</p>
      )}
      {preview.bare.length > 0 && <BareUnits bare={preview.bare} />}
      {counts.stops > 0 && <Options preview={preview} only="stops" />}
      <ol>
        {unknown.map((one) => (
          <UnknownLine key={`${one.target}/${one.text}`} one={one} onGo={onGo} />
        ))}
        {single.map((problem, at) => (
          <ProblemLine key={at} problem={problem} onGo={onGo} />
        ))}
      </ol>
      <More shown={problems.length} all={counts.problems} />
    </>
  )
}

function ProblemLine({ problem, onGo }: { problem: Problem; onGo: ListProps['onGo'] }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const choices = useImport((state) => state.choices)
  const { sheet, severity, address, row, column, target, reason } = problem
  const title = target === null || target.startsWith('#') ? '' : columnTitle(table, target, language)
  return (
    <li className="zh-import-left">
      <button type="button" onClick={() => onGo(sheet, row, column)}>
        <span
          className={`zh-import-mark zh-import-mark-${severity}`}
          aria-label={t(severity === 'stop' ? 'stop' : 'look')}
        >
          {severity === 'stop' ? '■' : '▲'}
        </span>
        <span>
          <b>{address}</b> {title}
          <br />
          {wordProblem(reason, language)}
        </span>
      </button>
      {severity === 'stop' && (
        <Button
          size="small"
          onClick={() => choose(workbook, { without: [...(choices.without ?? []), { sheet, row }] })}
        >
          {t('leaveRow')}
        </Button>
      )}
    </li>
  )
}

function UnknownLine({ one, onGo }: { one: UnknownReference; onGo: ListProps['onGo'] }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const tables = one.tables.map((name) => tableTitle(name, language)).join(language === 'zh-CN' ? '、' : ', ')
  return (
    <li>
      <button type="button" onClick={() => onGo(one.sheet, one.row, one.column)}>
        <span className="zh-import-mark zh-import-mark-stop" aria-label={t('stop')}>
          ■
        </span>
        <span>
          <b>{one.text}</b>
          <br />
          {t('unknown', { tables, n: one.count })}
        </span>
      </button>
    </li>
  )
}

function Changes({ preview, onGo }: ListProps) {
  const { t } = useTranslation('importing')
  const { changes, counts } = preview
  if (changes.length === 0) return <p className="zh-muted">{t('noChanges')}</p>
  return (
    <>
      <ol>
        {changes.map((change) => (
          <ChangeLine
            key={`${change.sheet}/${change.row}/${change.at}/${change.column}`}
            change={change}
            onGo={() => onGo(change.sheet, change.row, change.at)}
          />
        ))}
      </ol>
      <More shown={changes.length} all={counts.changedCells} />
    </>
  )
}

function ChangeLine({ change, onGo }: { change: CellChange; onGo: () => void }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const table = useImport((state) => state.table)
  const shown = useShown(table, change.column)
  return (
    <li>
      <button type="button" onClick={onGo}>
        <span className="zh-muted zh-import-number">{change.row + 1}</span>
        <span>
          {change.label}
          <br />
          <span className="zh-muted">{columnTitle(table, change.column, language)}</span>{' '}
          <del title={t('before')}>{shown(change.before)}</del> →{' '}
          <ins title={t('after')}>{shown(change.after)}</ins>
        </span>
      </button>
    </li>
  )
}

/** Texts of stored values of a column. */
function useShown(table: string, name: string): (value: Cell) => string {
  const language = useView((view) => view.language)
  const rows = useRows()
  const column = tableNamed(table)?.columns[name]
  return (value) => {
    if (value === null) return '—'
    if (!column) return String(value)
    if (column.kind === 'choice') return optionTitle(table, name, String(value), language)
    const unit = 'unit' in column ? (column.unit ?? '') : ''
    const text = formatCell(column, value, { rows, language })
    return unit === '' ? text : `${text} ${unitTitle(unit, language)}`
  }
}

function LeftOutRows({ preview, onGo }: ListProps) {
  const { t } = useTranslation('importing')
  const { leftOut, counts } = preview
  if (leftOut.length === 0) return <p className="zh-muted">{t('noLeftOut')}</p>
  return (
    <>
      <ol>
        {leftOut.map((one) => (
          <LeftOutLine key={`${one.sheet}/${one.row}`} one={one} onGo={() => onGo(one.sheet, one.row, 0)} />
        ))}
      </ol>
      <More shown={leftOut.length} all={counts.totals + counts.otherLeftOut} />
    </>
  )
}

function LeftOutLine({ one: { sheet, row, role, text }, onGo }: { one: LeftOut; onGo: () => void }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const choices = useImport((state) => state.choices)
  return (
    <li className="zh-import-left">
      <button type="button" onClick={onGo}>
        <span className="zh-muted zh-import-number">{row + 1}</span>
        <span>
          <i>{wordRole(role, language)}</i> {text}
        </span>
      </button>
      <Button
        size="small"
        onClick={() =>
          choose(workbook, {
            including: [...(choices.including ?? []), { sheet, row }],
            without: (choices.without ?? []).filter((out) => out.row !== row || out.sheet !== sheet),
          })
        }
      >
        {t('takeRow')}
      </Button>
    </li>
  )
}
