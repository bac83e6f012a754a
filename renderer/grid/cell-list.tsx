import { useCallback, type ReactNode } from 'react'
import type { Rows } from '../../shared/table/change.ts'
import type { SheetColumn } from './contract.ts'
import type { SheetCore } from './core.ts'
import { acceptEdit, columnOf, currentOf } from './editing.ts'
import type { Option } from './editors.ts'
import { Floating } from './floating.tsx'
import { NewName, OptionList } from './list.tsx'
import { knownNames, namesOption, newName, toggledName, withName } from './names.ts'
import { detailOf } from './option-detail.ts'
import { put } from './put.ts'
import type { Editing } from './state.ts'
import { sayHere } from './writing.ts'

interface Props {
  readonly core: SheetCore
  readonly editing: Editing
  readonly options: readonly Option[]
  readonly lookup: Rows
  readonly id: string
  readonly at: DOMRect
  readonly dark: boolean
}

/** What hangs below a cell while one of a list, or a name, is being chosen. */
export function CellList({ core, editing, options, lookup, id, at, dark }: Props) {
  const column = columnOf(core, editing)
  if (!column) return null
  const names = namesOption(column.column)
  return (
    <Floating at={at} dark={dark} className="zh-list">
      <OptionList
        id={id}
        label={core.cellLabel(editing.rowId, editing.field)}
        options={options}
        chosen={editing.chosen}
        current={currentOf(core, editing, options)}
        several={names?.several === true}
        nothing={names ? core.words.text('names.nothing') : core.words.text('noOption')}
        detailOf={(value) => detailAt(core, column, lookup, value)}
        onPick={(index) => pick(core, editing, column, options, index)}
        foot={names && <NamesFoot {...{ core, editing, options, column, lookup }} />}
      />
    </Floating>
  )
}

function detailAt(core: SheetCore, column: SheetColumn, lookup: Rows, value: string): string {
  if (!namesOption(column.column)) return detailOf(lookup, column.column, value, core.words.tables)
  const known = knownNames(column, lookup)
  const detail = known.detailOf(value, core.words.tables)
  if (detail !== '' || known.inRoster(value)) return detail
  return core.words.text('names.used', { count: known.usedIn(value) })
}

/** A click: takes the entry and ends the edit; where there may be several names it goes on. */
function pick(
  core: SheetCore,
  editing: Editing,
  column: SheetColumn,
  options: readonly Option[],
  index: number,
): void {
  const option = options[index]
  const names = namesOption(column.column)
  if (!option) return
  if (names?.several) {
    const { text, caret } = toggledName(editing, names, option.value)
    return put(core, text, caret)
  }
  const text = names ? withName(editing, names, option.value).text : option.label
  core.store.setState({ editing: { ...editing, chosen: index, text } })
  acceptEdit(core, options)
}

function NamesFoot({
  core,
  editing,
  options,
  column,
  lookup,
}: Pick<Props, 'core' | 'editing' | 'options' | 'lookup'> & { readonly column: SheetColumn }): ReactNode {
  const names = namesOption(column.column)
  const { onNewName } = core.props
  const [roster] = names?.from ?? []
  const isMarked = editing.chosen !== null && editing.chosen < options.length
  const fresh = names && onNewName && !isMarked ? newName(editing, names, knownNames(column, lookup)) : null
  const take = useCallback(() => {
    async function ask(): Promise<void> {
      if (fresh === null || roster === undefined) return
      const reason = (await core.props.onNewName?.(roster, fresh)) ?? null
      if (reason !== null) sayHere(core, reason)
    }
    void ask()
  }, [core, roster, fresh])
  return (
    <>
      {fresh !== null && <NewName words={core.words.text('names.take', { name: fresh })} onTake={take} />}
      <p className="zh-option-hint">{hintFor(core, isMarked, names?.several === true)}</p>
    </>
  )
}

function hintFor(core: SheetCore, isMarked: boolean, several: boolean): string {
  if (!isMarked) return several ? core.words.text('names.hintSeveral') : core.words.text('names.hint')
  return several ? core.words.text('names.markedSeveral') : core.words.text('names.marked')
}
