import { useTranslation } from 'react-i18next'
import { Light } from '../../overview/light.tsx'
import type { Section, ToldCell, ToldRow } from './told-rows.ts'

/** In which order parts of the comparison stand. */
const SECTIONS: readonly Section[] = ['target', 'figure', 'lever', 'project', 'assumption', 'width']

/** Rows by what they belong under, a column for every scenario; the first column stays while the others are scrolled. */
export function ComparisonTable({
  told,
  names,
  base,
  figures,
}: {
  told: readonly ToldRow[]
  names: readonly string[]
  base: number
  /** Heading of the figures, which names place and year. */
  figures: string
}) {
  const { t } = useTranslation('comparison')
  return (
    <div className="zh-cmp-scroll">
      <table className="zh-sc-numbers zh-cmp" aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            {names.map((name, column) => (
              <th scope="col" key={name} className="zh-number" title={name}>
                {name}
                {column === base ? <span className="zh-cmp-under">{t('comparedWith')}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        {SECTIONS.map((section) => {
          const own = told.filter((row) => row.section === section)
          if (own.length === 0) return null
          return (
            <tbody key={section}>
              <tr className="zh-sc-numbers-head">
                <th scope="rowgroup" colSpan={names.length + 1}>
                  {section === 'figure' ? figures : t(`section-${section}`)}
                </th>
              </tr>
              {own.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {row.title}
                    <span className="zh-cmp-under">{row.under}</span>
                  </th>
                  {row.cells.map((cell, column) => (
                    <Cell key={names[column]} cell={cell} isBase={column === base} />
                  ))}
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function Cell({ cell: { text, difference, standing }, isBase }: { cell: ToldCell; isBase: boolean }) {
  return (
    <td className={isBase ? 'zh-number zh-cmp-base' : 'zh-number'}>
      {standing === null ? (
        text
      ) : (
        <span className="zh-cmp-stands">
          <Light standing={standing} /> {text}
        </span>
      )}
      <span className="zh-cmp-under">{difference}</span>
    </td>
  )
}
