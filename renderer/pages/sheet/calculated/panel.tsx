import {
  DeleteOutlined,
  DownOutlined,
  EditOutlined,
  FunctionOutlined,
  PlusOutlined,
  UpOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { checkColumns, definitionsOf, type CheckedColumn } from '../../../../shared/calculation/columns.ts'
import { calculatedField } from '../../../../shared/calculation/extended.ts'
import type { FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { YEARS_SHEET } from '../../../../shared/indicators/years.ts'
import { spelledInChinese } from '../../../../shared/calculation/spelled.ts'
import type { Edit } from '../../../../shared/table/change.ts'
import { wordCalculation } from '../../../../shared/text/calculations.ts'
import { unitTitle } from '../../../text/titles.ts'
import { Inspector } from '../../../ui/inspector.tsx'
import { useTable, useView, useWorkbook } from '../../../workbook/context.tsx'
import { useReadOnly } from '../settings.ts'
import { reasonsOf } from '../writing.ts'
import './calculated.css'
import { editsToDelete, editsToMove, editsToSave, type ColumnDraft } from './changes.ts'
import { ColumnForm } from './form.tsx'
import type { Sample } from './sample.ts'
import { wordTotals } from './totals.ts'

interface Props {
  readonly sheet: FormulaSheet
  /** Rows of which a preview shows the result. */
  readonly sample: readonly Sample[]
  /** All rows that the page lists. */
  readonly shown: readonly { readonly id: string }[]
  /** Field of the selected cell. */
  readonly field: string | undefined
  /** A column has been added; its field. */
  readonly onAdded: (field: string) => void
  readonly onClose: () => void
}

interface ToolProps {
  readonly open: boolean
  /** Whether the sheet has calculated columns. */
  readonly some: boolean
  readonly onToggle: () => void
}

/** The button on top of a page that opens the panel. */
export const CalculatedTool = memo(function CalculatedTool(props: ToolProps) {
  const { t } = useTranslation('calculated')
  return (
    <Button
      icon={<FunctionOutlined />}
      type={props.some ? 'primary' : 'default'}
      ghost={props.some}
      aria-label={t('columns')}
      aria-expanded={props.open}
      title={t('columns')}
      onClick={props.onToggle}
    />
  )
})

const NEW: ColumnDraft = { id: null, title: '', unit: '', decimals: 2, formula: '' }

/** What a new column begins with; over rows of different units most formulas give a share. */
function newDraft({ units }: FormulaSheet): ColumnDraft {
  return units.length > 1 ? { ...NEW, unit: '%', decimals: 1 } : NEW
}

/** The calculated columns of a table beside its sheet: add, change, order and delete them, each with one undo. */
export function CalculatedPanel({ sheet, sample, shown, field, onAdded, onClose }: Props) {
  const { t } = useTranslation('calculated')
  const { t: words } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const definitions = useTable('calculated_column')
  const { name } = sheet.table
  const columns = useMemo(
    () => checkColumns(sheet, definitionsOf(definitions, name)).columns,
    [sheet, name, definitions],
  )
  const [draft, setDraft] = useState<ColumnDraft | null>(
    columns.length === 0 && !readOnly ? newDraft(sheet) : null,
  )
  /** Why something was not done, as long as the columns are those that it was said of. */
  const [refused, setRefused] = useState<{ readonly why: string | null; readonly of: unknown } | null>(null)
  const adding = useRef<HTMLButtonElement>(null)
  const listed = draft === null ? columns.length : null
  useEffect(() => {
    // What had the keyboard has gone with its form or its column.
    if (listed !== null && document.activeElement === document.body) adding.current?.focus()
  }, [listed])

  async function write(edits: readonly Edit[], verb: 'edit' | 'insert' | 'delete'): Promise<string | null> {
    if (edits.length === 0) return null
    const outcome = await workbook.edit(edits, { verb, table: 'calculated_column', count: 1 })
    const added =
      outcome.kind === 'done' ? outcome.commit.changes.find(({ before }) => before === null) : null
    if (added) onAdded(calculatedField(added.id))
    return reasonsOf(outcome, { t: words, language })
  }
  async function act(edits: readonly Edit[], verb: 'edit' | 'delete'): Promise<void> {
    const why = await write(edits, verb)
    setRefused({ why, of: definitions })
  }
  async function save(filled: ColumnDraft): Promise<string | null> {
    const edits = editsToSave(definitions, name, filled)
    const why = await write(edits, filled.id === null ? 'insert' : 'edit')
    if (why === null) setDraft(null)
    return why
  }
  return (
    <Inspector title={t('columns')} onClose={onClose}>
      {draft ? (
        <ColumnForm
          key={draft.id ?? 'new'}
          sheet={sheet}
          columns={columns}
          draft={draft}
          sample={sample}
          shown={shown}
          field={field}
          onSave={save}
          onCancel={() => (columns.length === 0 ? onClose() : setDraft(null))}
        />
      ) : (
        <>
          {refused?.of === definitions && refused.why !== null && (
            <p role="alert" className="zh-refused zh-column-none">
              {refused.why}
            </p>
          )}
          {columns.length === 0 && (
            <p className="zh-muted zh-column-none">{t(name === YEARS_SHEET ? 'noneOfYears' : 'none')}</p>
          )}
          <ol className="zh-column-list">
            {columns.map((column, at) => (
              <li key={column.id}>
                <Described column={column} sheet={sheet} />
                {!readOnly && (
                  <div className="zh-column-tools">
                    <Tool
                      label={t('edit', { title: column.title })}
                      icon={<EditOutlined />}
                      onClick={() => setDraft(column)}
                    />
                    <Tool
                      label={t('moveUp', { title: column.title })}
                      icon={<UpOutlined />}
                      disabled={at === 0}
                      onClick={() => void act(editsToMove(columns, column.id, -1), 'edit')}
                    />
                    <Tool
                      label={t('moveDown', { title: column.title })}
                      icon={<DownOutlined />}
                      disabled={at === columns.length - 1}
                      onClick={() => void act(editsToMove(columns, column.id, 1), 'edit')}
                    />
                    <Tool
                      label={t('delete', { title: column.title })}
                      icon={<DeleteOutlined />}
                      onClick={() => void act(editsToDelete(column.id), 'delete')}
                    />
                  </div>
                )}
              </li>
            ))}
          </ol>
          {!readOnly && (
            <Button ref={adding} icon={<PlusOutlined />} onClick={() => setDraft(newDraft(sheet))}>
              {t('add')}
            </Button>
          )}
        </>
      )}
    </Inspector>
  )
}

function Described({ column, sheet }: { column: CheckedColumn; sheet: FormulaSheet }) {
  const { t } = useTranslation('calculated')
  const language = useView((view) => view.language)
  const { title, unit, formula, problem } = column
  const shown = language === 'zh-CN' ? spelledInChinese(formula, sheet) : formula
  const totals = wordTotals(column, sheet, { t, language })
  return (
    <div className="zh-column-said">
      <div>
        {title}
        {unit !== '' && <span className="zh-muted"> {unitTitle(unit, language)}</span>}
      </div>
      <code>={shown.replace(/^\s*[=＝]/, '')}</code>
      {totals !== null && <p className="zh-muted">{totals}</p>}
      {problem && <p className="zh-refused">{wordCalculation(problem, language)}</p>}
    </div>
  )
}

function Tool(props: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="zh-icon-button"
      aria-label={props.label}
      title={props.label}
      // One that is pressed again and again keeps the keyboard at the end.
      aria-disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.icon}
    </button>
  )
}
