import { DeleteOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { adoption as adoptionTable } from '../../../../shared/scenarios/adoption-tables.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import type { RowOf } from '../../../../shared/table/table.ts'
import { allRows } from '../../../../shared/table/typed.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { formatMoment } from '../../../text/moments.ts'
import { Comparison } from './comparison.tsx'
import { changeAdoptions, useAdoptionSession } from './store.ts'
import './adoptions.css'

type Adoption = RowOf<typeof adoptionTable>

/** Characters of a hash that tell two apart at a glance; the whole one is on hover. */
const SHORT_HASH = 12

/** What was adopted, newest first, and how the one looked at stands against today. */
export function Adoptions({
  rows,
  language,
  readOnly,
  onWithdraw,
}: {
  rows: Rows
  language: Language
  readOnly: boolean
  onWithdraw: (id: string) => void
}) {
  const { t } = useTranslation('adoptions')
  const { t: page } = useTranslation('scenarios')
  const { selected, dueOnly } = useAdoptionSession()
  const list = allRows(rows, adoptionTable).toReversed()
  const shown = list.find(({ id }) => id === selected) ?? list[0]
  if (!shown) return <p className="zh-page-empty">{t('empty')}</p>
  return (
    <div className="zh-sc-scroll">
      <table className="zh-sc-numbers zh-ad-list" aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('at')}</th>
            <th scope="col" className="zh-number">
              {t('together')}（%）
            </th>
            <th scope="col" className="zh-number">
              {t('draws')}
            </th>
            <th scope="col" className="zh-number">
              {t('seed')}
            </th>
            <th scope="col">{t('model')}</th>
            <th scope="col" aria-label={t('withdraw')} />
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <AdoptionRow
              key={one.id}
              one={one}
              chosen={one.id === shown.id}
              language={language}
              readOnly={readOnly}
              onWithdraw={onWithdraw}
            />
          ))}
        </tbody>
      </table>
      <Comparison rows={rows} adoption={shown} dueOnly={dueOnly} language={language} />
      {shown.demo === 1 ? <p className="zh-sc-demo zh-demo">{page('demoNote')}</p> : null}
    </div>
  )
}

function AdoptionRow({
  one,
  chosen,
  language,
  readOnly,
  onWithdraw,
}: {
  one: Adoption
  chosen: boolean
  language: Language
  readOnly: boolean
  onWithdraw: (id: string) => void
}) {
  const { t } = useTranslation('adoptions')
  return (
    <tr className={chosen ? 'zh-ad-chosen' : undefined}>
      <td>
        <button
          type="button"
          aria-current={chosen ? 'true' : undefined}
          onClick={() => changeAdoptions({ selected: one.id })}
        >
          {one.name}
        </button>
      </td>
      <td>{formatMoment(one.at, language)}</td>
      <td className="zh-number">
        {one.together === null ? '—' : `${one.together.toFixed(1)} ± ${(one.together_error ?? 0).toFixed(1)}`}
      </td>
      <td className="zh-number">{one.draws.toLocaleString('en-US')}</td>
      <td className="zh-number">{one.seed}</td>
      <td title={one.model_hash}>
        <code>{one.model_hash.slice(0, SHORT_HASH)}</code>
      </td>
      <td>
        {readOnly ? null : (
          <button
            type="button"
            className="zh-icon-button"
            title={`${t('withdraw')} · ${t('withdrawHint')}`}
            aria-label={`${t('withdraw')} ${one.name}`}
            onClick={() => onWithdraw(one.id)}
          >
            <DeleteOutlined />
          </button>
        )}
      </td>
    </tr>
  )
}
