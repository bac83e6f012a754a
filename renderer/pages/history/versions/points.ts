import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMirror, useWorkbook } from '../../../workbook/context.tsx'
import { useSnapshots } from '../../../workbook/snapshots.ts'
import { snapshotPoint, useVersionsSession } from './session.ts'

/** A version that can be compared. */
export interface Point {
  readonly key: string
  /** The entry after which it stands. */
  readonly seq: number
  readonly words: string
}

const NOW = 'now'
const OPENING = 'opening'
const START = 'start'

/** The versions that there are, and the two that are compared: the last snapshot, or this opening, with now. */
export function usePoints(): { readonly points: readonly Point[]; readonly from: Point; readonly to: Point } {
  const { t } = useTranslation('snapshots')
  const snapshots = useSnapshots()
  const workbook = useWorkbook()
  const seq = useMirror((state) => state.info?.seq ?? 0)
  const { from, to } = useVersionsSession()
  return useMemo(() => {
    const now = { key: NOW, seq, words: t('now') }
    const opening = { key: OPENING, seq: workbook.openedAt(), words: t('opening') }
    const named = snapshots.map(({ id, journal_seq, name }) => ({
      key: snapshotPoint(id),
      seq: journal_seq,
      words: name,
    }))
    const points = [now, ...named, opening, { key: START, seq: 1, words: t('start') }]
    const pointAt = (key: string | null, otherwise: Point): Point =>
      points.find((point) => point.key === key) ?? otherwise
    return { points, from: pointAt(from, named[0] ?? opening), to: pointAt(to, now) }
  }, [snapshots, workbook, seq, from, to, t])
}
