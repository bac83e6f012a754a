import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { horizonOf, yearsOf } from '../../../shared/model/calendar.ts'
import { explain } from '../../../shared/model/explain.ts'
import type { Program } from '../../../shared/model/program.ts'
import { dependenciesOf } from '../../../shared/model/references.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { nameIn } from '../../text/names.ts'
import { unitTitle } from '../../text/titles.ts'
import { Formula } from '../../ui/formula.tsx'
import { Facts, Inspector, InspectorPart } from '../../ui/inspector.tsx'
import { useTable, useView } from '../../workbook/context.tsx'
import { DependencyPicture } from './dependency-picture.tsx'

interface Props {
  /** The declared name that is told of; null while the cursor stands on none. */
  readonly name: string | null
  /** The newest program without problems. */
  readonly program: Program | null
  readonly result: Trajectories | null
  /** Whether the text has problems, so that the program is an older one. */
  readonly older: boolean
  readonly onOpen: (name: string) => void
  readonly onClose: () => void
}

/** Everything about the name under the cursor: what it is, its formula with numbers, what it needs and who needs it. */
export function NamePanel({ name, program, result, older, onOpen, onClose }: Props) {
  const { t } = useTranslation('model')
  const language = useView((view) => view.language)
  const declaration = name === null ? undefined : program?.declarations.get(name)
  if (!program || !declaration || name === null) {
    return (
      <Inspector title={t('panel')} onClose={onClose}>
        <p className="zh-inspector-part zh-muted">{t('pickName')}</p>
      </Inspector>
    )
  }
  const range = 'range' in declaration ? declaration.range : null
  return (
    <Inspector title={name} onClose={onClose}>
      {older && <p className="zh-inspector-part zh-muted">{t('older')}</p>}
      <InspectorPart title={t('declared')}>
        <Facts
          facts={[
            [t('kind'), t(`kinds.${declaration.kind}`)],
            [t('unit'), unitTitle(declaration.unit, language) || declaration.unit || t('bare')],
            [t('section'), declaration.section],
            [t('range'), range && `${range[0]} – ${range[1]}`],
          ]}
        />
      </InspectorPart>
      {result && <FormulaPart name={name} result={result} onOpen={onOpen} />}
      <InspectorPart title={t('picture')}>
        <DependencyPicture
          name={name}
          dependencies={dependenciesOf(program, name)}
          kindOf={(other) => {
            const kind = program.declarations.get(other)?.kind
            return kind ? t(`kinds.${kind}`) : ''
          }}
          onOpen={onOpen}
        />
      </InspectorPart>
    </Inspector>
  )
}

/** The formula with its numbers, for a town and a year to be chosen; at first those in focus. */
function FormulaPart({
  name,
  result,
  onOpen,
}: {
  name: string
  result: Trajectories
  onOpen: Props['onOpen']
}) {
  const { t } = useTranslation('model')
  const focus = useView((view) => view.focus)
  const language = useView((view) => view.language)
  const regions = useTable('region')
  const { inputs, program } = result
  const [own, setOwn] = useState<{ town?: string; year?: number }>({})
  const town = Math.max(
    0,
    inputs.regions.findIndex(({ id }) => id === (own.town ?? focus.region)),
  )
  const years = yearsOf(inputs)
  const wanted = own.year ?? focus.year
  const year = wanted !== null && years.includes(wanted) ? wanted : horizonOf(inputs)
  // A run of another text may lag behind the name for a moment.
  if (!program.declarations.has(name) || inputs.regions.length === 0) return null
  return (
    <InspectorPart title={t('withNumbers')}>
      <div className="zh-model-at">
        <Select
          size="small"
          aria-label={t('town')}
          value={inputs.regions[town]?.id}
          onChange={(id: string) => setOwn({ ...own, town: id })}
          options={inputs.regions.map(({ id, name: label }) => {
            const row = regions.find((region) => region.id === id)
            return { value: id, label: row ? nameIn(row, language) : label }
          })}
        />
        <Select
          size="small"
          aria-label={t('year')}
          value={year}
          onChange={(to: number) => setOwn({ ...own, year: to })}
          options={years.map((value) => ({ value, label: String(value) }))}
        />
      </div>
      <Formula
        explanation={explain(result, name, town, year)}
        onOpen={(other, at) => {
          if (years.includes(at)) setOwn({ ...own, year: at })
          onOpen(other)
        }}
      />
    </InspectorPart>
  )
}
