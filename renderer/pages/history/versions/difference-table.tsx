import { Button } from 'antd'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionComparison } from '../../../../shared/api/compare.ts'
import type { RowDifference } from '../../../../shared/snapshots/differences.ts'
import { captionOf, linesOf, type DifferenceLine } from '../../../../shared/snapshots/words.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { tableTitle } from '../../../text/titles.ts'
import { goToRow, pageOf } from '../../../ui/places.ts'
import { useRows } from '../../../workbook/context.tsx'
import { STEP } from './use-comparison.ts'
import { entryWordsOf, namesIn, useVersionWording, type EntryWords } from './wording.ts'

/** Characters of a text that are shown, and that are told on hover. */
const SHOWN = 120
const TOLD = 2000

const COLUMNS = 8

/** The rows that differ, table by table, a line for each cell. */
export function DifferenceTable({ found, onMore }: { found: VersionComparison; onMore: () => void }) {
  const { t } = useTranslation('snapshots')
  const wording = useVersionWording()
  const { language } = wording.titles
  const today = useRows()
  const names = useMemo(() => namesIn(found, today, language), [found, today, language])
  const entryWords = useMemo(() => entryWordsOf(found, wording), [found, wording])
  const rest = found.total - found.rows.length
  const made = found.rows.some(({ before, after }) => (after ?? before)?.['demo'] === 1)
  return (
    <div className="zh-differences">
      {made && <p className="zh-muted">{t('demoNote')}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
            <th scope="col" className="zh-number">
              {t('step')}
            </th>
            <th scope="col">{t('by')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((difference, at) => (
            <Fragment key={`${difference.table} ${difference.id}`}>
              {difference.table !== found.rows[at - 1]?.table && (
                <tr className="zh-differences-table">
                  <th scope="colgroup" colSpan={COLUMNS}>
                    {tableTitle(difference.table, language)}
                  </th>
                </tr>
              )}
              <RowLines difference={difference} names={names} today={today} entryWords={entryWords} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button className="zh-journal-more" onClick={onMore}>
          {t('more', { n: Math.min(rest, STEP), all: found.total })}
        </Button>
      )}
    </div>
  )
}

function RowLines({
  difference,
  names,
  today,
  entryWords,
}: {
  difference: RowDifference
  names: Rows
  today: Rows
  entryWords: (seq: number) => EntryWords
}) {
  const { t } = useTranslation('snapshots')
  const { titles } = useVersionWording()
  const { table, id, kind, before, after } = difference
  const lines = linesOf(difference, names, titles)
  const caption = captionOf(difference, names, titles)
  // A row that is gone, or whose table has no page, cannot be gone to.
  const there = pageOf(table) !== undefined && today.get(table, id) !== undefined
  const go = (column?: string) => (there ? () => goToRow(table, id, column) : null)
  return lines.map((line, at) => (
    <tr key={line.column ?? ''} className={at === 0 ? 'zh-difference-first' : undefined}>
      <td>
        {at === 0 && (
          <>
            {kind !== 'changed' && (
              <span className={`zh-difference-kind zh-difference-${kind}`}>{t(`kind.${kind}`)}</span>
            )}
            {(after ?? before)?.['demo'] === 1 && <span className="zh-demo-word">{t('demoTag')}</span>}
            <Jump words={caption} go={go(line.column ?? undefined)} />
          </>
        )}
      </td>
      {line.column === null ? (
        <WholeRow difference={difference} names={names} />
      ) : (
        <CellWords line={line} go={go(line.column)} />
      )}
      {entryWords(line.seq).map((words, place) => (
        <td key={['by', 'when', 'what'][place]} className="zh-muted">
          {words}
        </td>
      ))}
    </tr>
  ))
}

function CellWords({ line, go }: { line: DifferenceLine; go: (() => void) | null }) {
  const { title, unit, before, after, step, figure } = line
  const look = figure ? 'zh-number' : undefined
  return (
    <>
      <td>
        <Jump words={title} go={go} />
        {unit !== '' && <span className="zh-muted"> {unit}</span>}
      </td>
      <td className={look}>
        <Value text={before} gone />
      </td>
      <td className={look}>
        <Value text={after} />
      </td>
      <td className="zh-number">{step}</td>
    </>
  )
}

/** A row that came or went: its cells in one line. */
function WholeRow({ difference, names }: { difference: RowDifference; names: Rows }) {
  const { titles } = useVersionWording()
  if (difference.kind === 'moved') return <td colSpan={4} />
  const words = linesOf(difference, names, titles, true)
    .map(
      ({ title, before, after, unit }) => `${title} ${after ?? before ?? ''}${unit === '' ? '' : ` ${unit}`}`,
    )
    .join(' · ')
  return (
    <td colSpan={4} className="zh-difference-row">
      <Value text={words} gone={difference.kind === 'deleted'} />
    </td>
  )
}

function Value({ text, gone }: { text: string | null; gone?: boolean }) {
  const { t } = useTranslation('snapshots')
  if (text === null) return <span className="zh-muted">{t('nothing')}</span>
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  const told = text.length > SHOWN ? text.slice(0, TOLD) : undefined
  return gone ? <s title={told}>{short}</s> : <span title={told}>{short}</span>
}

function Jump({ words, go }: { words: string; go: (() => void) | null }) {
  const short = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
  if (!go) return <span>{short}</span>
  return (
    <button type="button" className="zh-link-button" onClick={go}>
      {short}
    </button>
  )
}
