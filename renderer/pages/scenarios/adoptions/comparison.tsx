import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { regionOf } from '../../../../shared/indicators/regions.ts'
import { target as targetTable } from '../../../../shared/indicators/tables.ts'
import type { AdoptionCheck } from '../../../../shared/api/adoption.ts'
import type { adoption as adoptionTable } from '../../../../shared/scenarios/adoption-tables.ts'
import { figuresOf, type FrozenFigure } from '../../../../shared/scenarios/adoption.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import type { RowOf } from '../../../../shared/table/table.ts'
import { rowById } from '../../../../shared/table/typed.ts'
import { amountText } from '../../../../shared/text/analyses.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { nameIn } from '../../../text/names.ts'
import { unitTitle } from '../../../text/titles.ts'
import { targetText } from '../analyses/about.ts'
import { Figures, type FigureLine } from '../analyses/figures.tsx'
import { changeAdoptions, useCheck } from './store.ts'

/** The frozen figures of an adoption beside those that come out today, and whether they still come out as they were. */
export function Comparison({
  rows,
  adoption,
  dueOnly,
  language,
}: {
  rows: Rows
  adoption: RowOf<typeof adoptionTable>
  dueOnly: boolean
  language: Language
}) {
  const { t } = useTranslation('adoptions')
  const { check, working } = useCheck(adoption.id)
  const frozen = useMemo(() => figuresOf(rows, adoption.id), [rows, adoption.id])
  const lines = useLines(rows, frozen, check, dueOnly, language)
  const columns = [
    { title: t('region') },
    { title: t('indicator') },
    { title: t('year'), number: true },
    { title: t('frozen'), number: true },
    { title: t('today'), number: true },
    { title: t('difference'), number: true },
  ]
  return (
    <>
      <progress className="zh-ad-progress" hidden={!working} aria-label={t('working')} />
      <div className="zh-ad-verdict" aria-live="polite">
        {check ? <Verdict check={check} adoption={adoption} /> : <p className="zh-muted">{t('working')}</p>}
        <label className="zh-switch">
          <input
            type="checkbox"
            checked={dueOnly}
            onChange={(event) => changeAdoptions({ dueOnly: event.target.checked })}
          />
          {t('dueOnly')}
        </label>
      </div>
      <Figures title={t('chances')} columns={columns} lines={lines.chances} sentences={false} />
      <Figures title={t('medians')} columns={columns} lines={lines.medians} sentences={false} />
    </>
  )
}

function Verdict({ check, adoption }: { check: AdoptionCheck; adoption: RowOf<typeof adoptionTable> }) {
  const { t } = useTranslation('adoptions')
  const { again, today, since, modelSame, modelKept, journalKept } = check
  const count = again?.figures ?? 0
  const wrong = again?.differences.length ?? 0
  const sound = again !== null && wrong === 0 && again.together.same && modelKept && journalKept
  const changed = today?.differences.length ?? 0
  return (
    <div>
      <p className={sound ? 'zh-ad-sound' : 'zh-ad-unsound'} role={sound ? undefined : 'alert'}>
        {again === null ? t('noModelThen') : sound ? t('sound', { count }) : t('unsound', { count, wrong })}
      </p>
      <p>
        {today === null
          ? t('noModelNow')
          : changed === 0 && today.together.same
            ? t('unchanged')
            : t('changed', { since, count: changed, model: t(modelSame ? 'modelSame' : 'modelChanged') })}
      </p>
      <p className="zh-muted">
        {t('made', {
          who: adoption.who,
          draws: adoption.draws.toLocaleString('en-US'),
          seed: adoption.seed,
          hash: adoption.model_hash,
          seq: adoption.journal_seq,
        })}
      </p>
    </div>
  )
}

/** The tables' lines: chances of targets first that of all together, then medians. */
function useLines(
  rows: Rows,
  frozen: readonly FrozenFigure[],
  check: AdoptionCheck | null,
  dueOnly: boolean,
  language: Language,
): { readonly chances: readonly FigureLine[]; readonly medians: readonly FigureLine[] } {
  const { t } = useTranslation('adoptions')
  return useMemo(() => {
    const today = check?.today ?? null
    const differing = new Map(today?.differences.map((one) => [keyOf(one), one.now]) ?? [])
    const due = new Set(frozen.flatMap(({ target }) => rowById(rows, targetTable, target)?.year ?? []))
    const line = (figure: FrozenFigure, kind: 'chance' | 'median'): FigureLine => {
      const region = regionOf(rows, figure.region)
      const indicator = rows.get('indicator', figure.indicator)
      const column = kind === 'chance' ? 'probability' : 'median'
      const before = figure[column]
      const changed = differing.has(keyOf(figure))
      const after =
        today === null ? null : changed ? (differing.get(keyOf(figure))?.[column] ?? null) : before
      const decimals = kind === 'chance' ? 1 : Number(indicator?.['decimals'] ?? 2)
      const unit = kind === 'median' ? unitTitle(String(indicator?.['unit'] ?? ''), language) : ''
      const words = {
        region: region ? nameIn(region, language) : figure.region,
        indicator: indicator ? nameIn(indicator, language) : figure.indicator,
        year: figure.year,
        frozen: shown(before, decimals),
        today: shown(after, decimals),
      }
      return {
        key: keyOf(figure),
        cells: [
          words.region,
          figure.target === null
            ? `${words.indicator}${unit === '' ? '' : `（${unit}）`}`
            : (aimText(rows, figure, language) ?? words.indicator),
          String(figure.year),
          kind === 'chance' && before !== null
            ? `${words.frozen} ± ${shown(figure.standard_error, 1)}`
            : words.frozen,
          words.today,
          differenceText(before, after, decimals),
        ],
        sentence: t(kind === 'chance' ? 'wordChance' : 'wordMedian', words),
        muted: before === after,
      }
    }
    const wanted = (figure: FrozenFigure): boolean =>
      !dueOnly ||
      (figure.target === null
        ? due.has(figure.year)
        : rowById(rows, targetTable, figure.target)?.year === figure.year)
    const kept = frozen.filter(wanted)
    return {
      chances: kept.filter(({ target }) => target !== null).map((figure) => line(figure, 'chance')),
      medians: kept.filter(({ target }) => target === null).map((figure) => line(figure, 'median')),
    }
  }, [rows, frozen, check, dueOnly, language, t])
}

/** A frozen target as it is named; its aim is the one of that time. */
function aimText(rows: Rows, { target: id, aim }: FrozenFigure, language: Language): string | null {
  const target = rowById(rows, targetTable, id)
  return target ? (targetText(rows, { ...target, value: aim }, language).split(' · ')[0] ?? null) : null
}

function keyOf({
  region,
  indicator,
  target,
  year,
}: Pick<FrozenFigure, 'region' | 'indicator' | 'target' | 'year'>): string {
  return [region, indicator, target ?? '', year].join('\n')
}

/** A figure, or a dash where it is missing or not known yet. */
function shown(value: number | null, decimals: number): string {
  return value === null ? '—' : amountText(value, decimals)
}

/** Today less then, with its sign; nothing where it is 0. */
function differenceText(before: number | null, after: number | null, decimals: number): string {
  if (before === null || after === null) return ''
  const text = (after - before).toFixed(decimals)
  return Number(text) === 0 ? (before === after ? '' : '0') : after > before ? `+${text}` : text
}
