import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSession } from './session.ts'
import { LineSample } from './tree.tsx'
import './band-legend.css'

/** A scenario drawn, in the order of their kinds of line. */
interface Drawn {
  readonly id: string
  readonly name: string
  readonly order: number
}

/**
 * How the uncertainty of several scenarios is to be read: the one in focus is filled, one of the others is outlined.
 * Looking at a name, by mouse or keyboard, outlines it for the moment; choosing it keeps it, and once more lets it go.
 */
export const BandLegend = memo(function BandLegend({
  scenarios: [focus, ...others],
  chosen,
  onLook,
}: {
  scenarios: readonly Drawn[]
  chosen: string | null
  onLook: (id: string | null) => void
}) {
  const { t } = useTranslation('scenarios')
  return (
    <div className="zh-sc-legend" role="group" aria-label={t('bandLegend')}>
      <span>
        <i className="zh-sc-filled" aria-hidden="true" />
        {t('bandFilled', { name: focus?.name ?? '' })}
      </span>
      <span>{t('bandOutlined')}</span>
      {others.map(({ id, name, order }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          title={t('bandOutlineHint', { name })}
          onPointerEnter={() => onLook(id)}
          onPointerLeave={() => onLook(null)}
          onFocus={() => onLook(id)}
          onBlur={() => onLook(null)}
          onClick={() => changeSession({ outlined: id === chosen ? null : id })}
        >
          <LineSample order={order} />
          {name}
        </button>
      ))}
      <span className="zh-muted">{t('bandBars')}</span>
    </div>
  )
})
