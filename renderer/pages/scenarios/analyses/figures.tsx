import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A line of an analysis' figures. */
export interface FigureLine {
  readonly key: string
  readonly cells: readonly string[]
  /** What the line says, in words: shown beside the figures. */
  readonly sentence: string
  /** Where it comes from: shown under the sentence. */
  readonly source?: string
  readonly action?: ReactNode
  readonly muted?: boolean
}

/** The figures of an analysis in words and numbers, with a button that copies them. */
export function Figures({
  title,
  columns,
  lines,
  note,
  sentences = true,
}: {
  title: string
  /** Titles; those with `number` stand to the right. */
  columns: readonly { readonly title: string; readonly number?: boolean }[]
  lines: readonly FigureLine[]
  note?: string
  /** Whether the sentences have a column; else they appear over the line. They are copied in any case. */
  sentences?: boolean
}) {
  const { t } = useTranslation('analyses')
  const { t: page } = useTranslation('scenarios')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const head = [...columns.map((column) => column.title), t('inWords')]
    const body = lines.map(({ cells, sentence, source = '' }) => [...cells, `${sentence} ${source}`.trim()])
    const text = [[page('demoNote')], [title], head, ...body].map((line) => line.join('\t')).join('\n')
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  const acting = lines.some(({ action }) => action !== undefined)
  return (
    <>
      <div className="zh-sc-numbers-bar zh-an-heading">
        <h3>{title}</h3>
        <span className="zh-muted">{copied ? page('copied') : (note ?? '')}</span>
        <span className="zh-bar-gap" />
        <button type="button" className="zh-text-button" onClick={() => void copy()}>
          {page('copyNumbers')}
        </button>
      </div>
      <table className="zh-sc-numbers zh-an-figures" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column.title} className={column.number ? 'zh-number' : undefined}>
                {column.title}
              </th>
            ))}
            {sentences ? <th scope="col">{t('inWords')}</th> : null}
            {acting ? <th scope="col" aria-label={t('tryOut')} /> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells, sentence, source, action, muted }) => (
            <tr key={key} className={muted ? 'zh-muted' : undefined} title={sentences ? undefined : sentence}>
              {cells.map((cell, at) => (
                <td key={columns[at]?.title} className={columns[at]?.number ? 'zh-number' : undefined}>
                  {cell}
                </td>
              ))}
              {sentences ? (
                <td className="zh-an-sentence">
                  {sentence}
                  {source === undefined ? null : <span className="zh-an-source">{source}</span>}
                </td>
              ) : null}
              {acting ? <td>{action}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
