/** Lights carry a shape as well as a colour; drawn, because not every font has them. */
const SHAPES = {
  circle: <circle cx="6" cy="6" r="4.5" />,
  triangle: <path d="M6 1.2 11 10.4H1Z" />,
  square: <rect x="1.8" y="1.8" width="8.4" height="8.4" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="1.4" />,
  diamond: <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="none" strokeWidth="1.4" />,
} as const

/** A light's shape. */
export type ShapeName = keyof typeof SHAPES

/** What a colour says; the shape says it, too. */
export type Tone = 'good' | 'accent' | 'warn' | 'danger' | 'muted'

/** A small shape in the colour of a tone; `label` is what it means, for those who do not see it. */
export function Shape(props: { shape: ShapeName; tone: Tone; label?: string }) {
  const { shape, tone, label } = props
  return (
    <svg
      className={`zh-shape zh-tone-${tone}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {SHAPES[shape]}
    </svg>
  )
}
