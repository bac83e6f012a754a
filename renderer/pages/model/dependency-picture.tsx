import { useTranslation } from 'react-i18next'
import type { Dependencies, Link } from '../../../shared/model/references.ts'

/** Height of a line of the picture. */
const LINE = 28
/** Where the lines between names run. */
const GUTTER = 28

interface Props {
  readonly name: string
  readonly dependencies: Dependencies
  readonly kindOf: (name: string) => string
  readonly onOpen: (name: string) => void
}

/** What feeds a name above it, what it feeds below; every name can be gone to. */
export function DependencyPicture({ name, dependencies: { feeds, fed }, kindOf, onOpen }: Props) {
  const { t } = useTranslation('model')
  // The name itself, read from an earlier year, would be a line to itself.
  const above = feeds.filter((link) => link.name !== name)
  const below = fed.filter((link) => link.name !== name)
  const keepsItself = above.length !== feeds.length
  const centre = above.length * LINE + LINE / 2
  const height = (above.length + 1 + below.length) * LINE
  const item = (link: Link) => (
    <li key={link.name}>
      <button type="button" onClick={() => onOpen(link.name)} title={link.name}>
        {link.name}
      </button>
      <small>{link.when === 'now' ? kindOf(link.name) : t(`when.${link.when}`)}</small>
    </li>
  )
  return (
    <div className="zh-model-picture">
      <svg width={GUTTER} height={height} aria-hidden="true">
        <defs>
          <marker
            id="zh-model-arrow"
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0 6 3 0 6z" />
          </marker>
        </defs>
        {above.map((link, at) => (
          <Wire key={link.name} from={at * LINE + LINE / 2} to={centre} when={link.when} />
        ))}
        {below.map((link, at) => (
          <Wire key={link.name} from={centre} to={centre + (at + 1) * LINE} when={link.when} />
        ))}
      </svg>
      <ul aria-label={t('pictureOf', { name })}>
        {above.map(item)}
        <li className="zh-model-centre" aria-current="true">
          <b>{name}</b>
          {keepsItself && <small>{t('keepsItself')}</small>}
        </li>
        {below.map(item)}
      </ul>
    </div>
  )
}

function Wire({ from, to, when }: { from: number; to: number; when: Link['when'] }) {
  return (
    <path
      className={when === 'now' ? undefined : 'zh-model-wire-before'}
      d={`M${GUTTER - 2} ${from}C2 ${from} 2 ${to} ${GUTTER - 2} ${to}`}
      markerEnd="url(#zh-model-arrow)"
    />
  )
}
