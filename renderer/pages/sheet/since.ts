import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntrySummary } from '../../../shared/api/entries.ts'
import type { SinceChoice } from '../../grid/arrange/marks-panel.tsx'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { useSnapshots } from '../../workbook/snapshots.ts'

/** Entries of the journal that are offered to count changes from. */
const OFFERED = 30

const OPENING = 'opening'

/** A time from which changes may be counted: the point after an entry. */
interface Point {
  readonly value: string
  readonly group: 'snapshot' | 'opening' | 'entry'
  readonly from: number
  readonly words: string
}

/**
 * From where changes in a table's sheet count: the last snapshot, or this opening where there is none, unless somebody
 * chooses otherwise (存稿-5). `seq` is the newest entry; the journal is read only while the choice is shown.
 */
export function useSince(
  table: string,
  seq: number,
  shown: boolean,
): { readonly from: number; readonly since: SinceChoice } {
  const { t } = useTranslation('sheet')
  const { t: journal } = useTranslation('journal')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const snapshots = useSnapshots()
  const [wanted, setWanted] = useState<Point | null>(null)
  const [entries, setEntries] = useState<readonly EntrySummary[]>([])
  useEffect(() => {
    if (!shown) return
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.entries({ table, before: seq + 1, limit: OFFERED })
      if (current) setEntries(found)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, table, seq, shown])
  const offered = useMemo(
    (): readonly Point[] => [
      ...snapshots.map(({ id, journal_seq: from, name, at }): Point => ({
        value: `snapshot ${id}`,
        group: 'snapshot',
        from,
        words: t('sinceSnapshot', {
          name,
          at: formatMoment(at, language),
        }),
      })),
      { value: OPENING, group: 'opening', from: workbook.openedAt(), words: t('sinceOpening') },
      // What an entry changed is counted if counting begins before it.
      ...entries.map((entry): Point => ({
        value: `entry ${entry.seq}`,
        group: 'entry',
        from: entry.seq - 1,
        words: `${formatMoment(entry.at, language)} ${entry.who} ${wordLabel(entry.label, journal, language)}`,
      })),
    ],
    [snapshots, entries, workbook, t, journal, language],
  )
  // An entry stays chosen when newer ones take its place in the list; a snapshot that is gone gives way to the last one.
  const known = offered.find(({ value }) => value === wanted?.value)
  const kept = wanted?.group === 'entry' && !known ? [wanted] : []
  const points = [...offered, ...kept]
  const chosen = known ?? kept[0] ?? points[0]
  const groups = (['snapshot', 'opening', 'entry'] as const).map((group) => ({
    title: group === 'opening' ? null : t(`sinceGroup.${group}`),
    choices: points.filter((point) => point.group === group),
  }))
  return {
    from: chosen?.from ?? 0,
    since: {
      chosen: chosen?.value ?? OPENING,
      groups: groups.filter(({ choices }) => choices.length > 0),
      choose: (value) => setWanted(points.find((point) => point.value === value) ?? null),
    },
  }
}
