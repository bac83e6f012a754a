import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commit } from '../../../shared/api/reply.ts'
import { snapshotsOf } from '../../../shared/snapshots/commands.ts'
import { snapshot } from '../../../shared/snapshots/tables.ts'
import type { SinceChoice } from '../../grid/arrange/marks-panel.tsx'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { useTable, useView, useWorkbook } from '../../workbook/context.tsx'

/** Entries of the journal that are offered to count changes from. */
const OFFERED = 30

const OPENING = 'opening'

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
  const rows = useTable(snapshot.name)
  const snapshots = useMemo(() => snapshotsOf({ all: () => rows, get: () => undefined }), [rows])
  const [wanted, setWanted] = useState<string | null>(null)
  const [entries, setEntries] = useState<readonly Commit[]>([])
  useEffect(() => {
    if (!shown) return
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.history({ table, before: seq + 1, limit: OFFERED })
      if (current) setEntries(found)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, table, seq, shown])
  const points = useMemo(
    () => [
      ...snapshots.map(({ id, journal_seq: from, name, at }) => ({
        value: `snapshot ${id}`,
        group: 'snapshot' as const,
        from,
        words: t('sinceSnapshot', {
          name,
          at: formatMoment(at, language),
        }),
      })),
      { value: OPENING, group: 'opening' as const, from: workbook.openedAt(), words: t('sinceOpening') },
      // What an entry changed is counted if counting begins before it.
      ...entries.map((commit) => ({
        value: `entry ${commit.seq}`,
        group: 'entry' as const,
        from: commit.seq - 1,
        words: `${formatMoment(commit.at, language)} ${commit.who} ${wordLabel(commit.label, journal, language)}`,
      })),
    ],
    [snapshots, entries, workbook, t, journal, language],
  )
  // A snapshot that is gone gives way to the one before it.
  const chosen = points.find(({ value }) => value === wanted) ?? points[0]
  const groups = (['snapshot', 'opening', 'entry'] as const).map((group) => ({
    title: group === 'opening' ? null : t(`sinceGroup.${group}`),
    choices: points.filter((point) => point.group === group),
  }))
  return {
    from: chosen?.from ?? 0,
    since: {
      chosen: chosen?.value ?? OPENING,
      groups: groups.filter(({ choices }) => choices.length > 0),
      choose: setWanted,
    },
  }
}
