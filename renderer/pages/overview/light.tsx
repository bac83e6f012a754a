import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../shared/scenarios/target-state.ts'
import { Shape, type ShapeName, type Tone } from '../../ui/shape.tsx'

const LOOKS: Readonly<Record<Standing, { shape: ShapeName; tone: Tone }>> = {
  reached: { shape: 'circle', tone: 'good' },
  'on-path': { shape: 'triangle', tone: 'accent' },
  gap: { shape: 'square', tone: 'danger' },
  'no-data': { shape: 'ring', tone: 'muted' },
  incomparable: { shape: 'diamond', tone: 'muted' },
}

/** How a target stands: a shape in a colour, with the word beside it or on hover. */
export function Light({ standing, word = false }: { standing: Standing; word?: boolean }) {
  const { t } = useTranslation('overview')
  const words = t(`standings.${standing}`)
  return (
    <span className="zh-light" title={`${words}：${t(`standingHints.${standing}`)}`}>
      <Shape {...LOOKS[standing]} {...(word ? {} : { label: words })} />
      {word && <span>{words}</span>}
    </span>
  )
}
