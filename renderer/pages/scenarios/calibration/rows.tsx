import { UndoOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { calibrationDraft, type Calibrated } from '../../../../shared/scenarios/calibrate.ts'
import type { DraftValue } from '../../../../shared/scenarios/draft.ts'
import { widthName, type WidthInEffect } from '../../../../shared/scenarios/widths.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { pointsOf, wordCalibrated, wordWidth } from '../../../../shared/text/calibration.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { nameIn } from '../../../text/names.ts'
import { unitTitle } from '../../../text/titles.ts'
import { DialNumber } from '../dials.tsx'

/** What the rows of the table do. */
export interface RowVerbs {
  /** Takes the proposals of some rows into the trial. */
  readonly adopt: (some: readonly Calibrated[]) => void
  readonly set: (value: DraftValue) => void
  readonly takeBack: (at: Omit<DraftValue, 'value'>) => void
}

interface Shared {
  readonly rows: Rows
  readonly nameOf: (region: string) => string
  readonly language: Language
  readonly verbs: RowVerbs
}

/** The towns of one assumption, under its name and the evidence that the model states for it. */
export function CalibratedRows({
  name,
  list,
  widths,
  ...shared
}: Shared & {
  name: string
  list: readonly Calibrated[]
  widths: readonly WidthInEffect[]
}) {
  const { t } = useTranslation('calibration')
  const { language, verbs } = shared
  const declared = widths[0]?.declaration
  const [unit = '', doc = ''] = [declared?.unit ?? list[0]?.unit, declared?.doc ?? list[0]?.doc]
  const places = list.length > 0 ? list.map(({ region }) => region) : widths.map(({ region }) => region)
  return (
    <tbody data-name={name}>
      <tr className="zh-cal-name">
        <th colSpan={6} scope="rowgroup">
          <span>
            {name}
            {unit ? <span className="zh-muted">（{unitTitle(unit, language) || unit}）</span> : null}
          </span>
          {calibrationDraft(list).values.length > 0 ? (
            <button
              type="button"
              className="zh-text-button"
              aria-label={t('adoptOne', { name })}
              onClick={() => verbs.adopt(list)}
            >
              {t('adoptShort')}
            </button>
          ) : null}
          <p className="zh-muted">
            {t('evidence')}
            {language === 'zh-CN' ? '：' : ': '}
            {doc || t('noEvidence')}
          </p>
        </th>
      </tr>
      {places.map((region) => {
        const own = list.find((one) => one.region.id === region.id)
        const width = widths.find((one) => one.region.id === region.id)
        return (
          <tr key={region.id} className={own?.demo === true ? 'zh-demo' : undefined}>
            <th scope="row">{nameIn(region, language)}</th>
            <td className="zh-number">{figure(own?.now.value)}</td>
            <td className={differing(own?.same.value)}>{figure(own?.value)}</td>
            <td className="zh-number">{width ? <WidthField width={width} {...shared} /> : '—'}</td>
            <td className={differing(own?.same.halfWidth)}>{figure(own?.halfWidth)}</td>
            <td className="zh-cal-reason">
              {own ? <Reason one={own} {...shared} /> : <span className="zh-muted">{t('others')}</span>}
            </td>
          </tr>
        )
      })}
    </tbody>
  )
}

/** Why that value and that width, in words. */
function Reason({ one, nameOf, language }: Shared & { one: Calibrated }) {
  return (
    <>
      <div>{wordCalibrated(one, nameOf, language)}</div>
      <div className="zh-muted">{wordWidth(one, language)}</div>
    </>
  )
}

/** The half-width in effect, to be changed, and the way back to the model's own. */
function WidthField({ width, rows, language, nameOf, verbs }: Shared & { width: WidthInEffect }) {
  const { t } = useTranslation('calibration')
  const { declaration, region, now, declared } = width
  const at = { name: widthName(declaration.name), region: region.id, year: null }
  const words = { name: declaration.name, region: nameOf(region.id) }
  const back = t('resetWidth', {
    ...words,
    width: `${figure(declared)}${pointsOf(declaration.unit, language)}`,
  })
  return (
    <span className="zh-cal-width">
      <DialNumber
        text={figure(now)}
        label={t('widthOf', words)}
        resolved={{ name: t('widthOf', words), unit: declaration.unit, range: [0, MOST * declared] }}
        rows={rows}
        language={language}
        onEnter={(value) => verbs.set({ ...at, value })}
      />
      <button
        type="button"
        className="zh-icon-button"
        disabled={now === declared}
        aria-label={back}
        title={back}
        onClick={() => verbs.takeBack(at)}
      >
        <UndoOutlined />
      </button>
    </span>
  )
}

/** A width of more than so many times the model's own is a slip of the hand. */
const MOST = 10

function differing(same: boolean | undefined): string {
  return same === false ? 'zh-number zh-cal-differs' : 'zh-number'
}

function figure(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : String(Number(value.toPrecision(3)))
}
