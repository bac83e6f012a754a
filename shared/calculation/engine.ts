import { prepare, type Evaluate, type Frame, type Slot } from '../model/interpret.ts'
import type { Expression } from '../model/program.ts'
import { piecesOf } from '../model/references.ts'
import type { Row } from '../table/table.ts'
import type { CheckedColumn, CheckedColumns } from './columns.ts'
import type { FormulaRefusal } from './formulas.ts'
import { Grouping } from './grouping.ts'
import { anyOf, changedRows, eachOf, type Stale } from './stale.ts'
import { replaced, Total, type Aggregate } from './total.ts'
import type { Within } from './within.ts'

/** Why a cell of a calculated column has no value though its formula can be computed. */
export type Lack =
  | { readonly kind: 'figure'; readonly name: string }
  | { readonly kind: 'no-sum' | 'no-total' | 'zero-total' | 'other' }

/** A total of a formula: of every row, in a slot of its own, what its group comes to. */
interface Totalled {
  readonly total: Total
  readonly grouping: Grouping
  readonly slot: number
  /** Whether it is a sum of figures of the rows themselves. */
  readonly added: boolean
}

/** One calculated column made ready to run. */
interface Plan {
  readonly id: string
  readonly slot: number
  readonly evaluate: Evaluate
  readonly totals: readonly Totalled[]
  /** Slots of the columns that it reads. */
  readonly reads: readonly number[]
  /** Which rows have their value; null where all have it because a total may be taken over them. */
  done: Uint8Array | null
  /** Whether another column reads it. */
  isRead: boolean
}

/**
 * The values of the calculated columns of one table. After an edit only the changed rows are computed again, and further
 * rows only where the total of their group has become another; and a column over which no total goes only in the rows
 * that are looked at. A figure that is missing, or a division by nought, gives none; totals pass over missing figures.
 */
export class TableCalculation {
  readonly #checked: CheckedColumns
  readonly #units: ReadonlyMap<string, number>
  readonly #plans: readonly Plan[]
  readonly #slots: Float64Array[]
  readonly #places = new Map<string, number>()
  readonly #columnSlot = new Map<string, number>()
  /** By the fields in which rows agree. */
  readonly #groupings = new Map<string, Grouping>()
  /** Of each row, which form of a formula is its own. */
  #forms = new Uint16Array(0)
  #rows: readonly Row[] = []
  #frame: Frame = { slots: [], regions: 0, steps: 1, baseYear: 0, stepsPerYear: 1, region: 0, step: 0 }
  /** The plan of a column that is only computed where it is looked at. */
  readonly #lazy = new Map<number, Plan>()

  constructor(checked: CheckedColumns) {
    this.#checked = checked
    this.#units = new Map(checked.sheet.units.map((unit, at) => [unit, at]))
    const slots = new Map<string, Slot>()
    for (const { field } of checked.sources) this.#columnSlot.set(field, this.#columnSlot.size)
    for (const id of checked.order) this.#columnSlot.set(id, this.#columnSlot.size)
    for (const [name, means] of checked.meaning) {
      const index = this.#columnSlot.get(means)
      if (index !== undefined) slots.set(name, { index, regional: false })
    }
    this.#slots = Array.from({ length: this.#columnSlot.size }, () => new Float64Array(0))
    this.#plans = checked.order.flatMap((id) => {
      const column = checked.columns.find((one) => one.id === id)
      return !column || column.problem ? [] : [this.#plan(column, slots)]
    })
    const totalled = new Set<number>()
    // A column is read only by later ones.
    for (const plan of this.#plans.toReversed()) {
      if (totalled.has(plan.slot)) plan.done = null
      else this.#lazy.set(plan.slot, plan)
      plan.isRead = this.#plans.some(({ reads }) => reads.includes(plan.slot))
      if (plan.totals.length > 0 || totalled.has(plan.slot)) for (const slot of plan.reads) totalled.add(slot)
    }
  }

  #plan({ id, forms, needs, within }: SoundColumn, slots: ReadonlyMap<string, Slot>): Plan {
    const own = new Map(slots)
    // The forms differ in units alone, so that each has the same totals in the same order.
    const parts: (Omit<Totalled, 'total'> & { how: Aggregate['how']; of: Evaluate[]; weight: Evaluate[] })[] =
      []
    const evaluates = forms.map(({ expression }, form) => {
      let at = -1
      const withTotals =
        expression &&
        replaced(expression, (aggregate) => {
          at += 1
          const part = (parts[at] ??= {
            how: aggregate.how,
            added: aggregate.how === 'sum' && this.#isOwnFigure(aggregate.of),
            grouping: this.#groupingBy(within.get(aggregate.span) ?? []),
            slot: this.#slots.push(new Float64Array(0)) - 1,
            of: forms.map(() => nothing),
            weight: aggregate.weight ? forms.map(() => nothing) : [],
          })
          part.of[form] = prepare(aggregate.of, slots)
          if (aggregate.weight) part.weight[form] = prepare(aggregate.weight, slots)
          const name = ` ${part.slot}`
          own.set(name, { index: part.slot, regional: false })
          return { kind: 'reference', name, lag: 0, span: aggregate.span }
        })
      return withTotals ? prepare(withTotals, own) : nothing
    })
    const totals = parts.map(({ how, grouping, slot, added, of, weight }): Totalled => {
      const by = weight.length === 0 ? null : this.#byForm(weight)
      return { total: new Total(how, this.#byForm(of), by, grouping, added), grouping, slot, added }
    })
    const reads = [...needs].flatMap((need) => this.#columnSlot.get(need) ?? [])
    return {
      id,
      slot: this.#columnSlot.get(id) ?? 0,
      evaluate: this.#byForm(evaluates),
      totals,
      reads,
      done: new Uint8Array(0),
      isRead: false,
    }
  }

  /** Whether an expression is just the figure of a column whose unit is the row's. */
  #isOwnFigure(expression: Expression): boolean {
    if (expression.kind === 'convert') return this.#isOwnFigure(expression.of)
    const { meaning, sheet } = this.#checked
    return expression.kind === 'reference' && sheet.hanging.has(meaning.get(expression.name) ?? '')
  }

  /** Totals within the same fields share their groups. */
  #groupingBy(within: Within): Grouping {
    const key = within.join(' ')
    const known = this.#groupings.get(key)
    if (known) return known
    const grouping = new Grouping(within, this.#checked.sheet.fitOf)
    this.#groupings.set(key, grouping)
    return grouping
  }

  /** What computes each row by its own form. */
  #byForm(forms: readonly Evaluate[]): Evaluate {
    const [only] = forms
    if (forms.length === 1 && only) return only
    return (frame) => (forms[this.#forms[frame.region] ?? 0] ?? nothing)(frame)
  }

  /** Takes over the table's rows as they are now and computes what has changed with them. */
  update(rows: readonly Row[]): void {
    if (rows === this.#rows) return
    const before = this.#rows
    this.#rows = rows
    const stale = changedRows(before, rows)
    if (stale === 'all') this.#makeRoom(rows)
    this.#frame = { ...this.#frame, slots: this.#slots, regions: rows.length }
    this.#readSources(stale)
    const regrouped = new Set([...this.#groupings.values()].filter((one) => one.update(rows, stale)))
    /** Of the columns that are not computed in just the stale rows, in which they are. */
    const computed = new Map<number, Stale>()
    for (const plan of this.#plans) {
      const read = anyOf([stale, ...plan.reads.map((slot) => computed.get(slot) ?? [])])
      const parts = [read]
      for (const { total, grouping } of plan.totals) {
        const moved = total.update(this.#frame, regrouped.has(grouping) ? 'all' : read)
        for (const part of rowsIn(grouping, moved)) parts.push(part)
      }
      const { done, isRead } = plan
      if (done) for (const part of parts) eachOf(part, rows.length, (index) => void (done[index] = 0))
      // Nobody else asks in which rows it is another now, which may be a hundred thousand.
      if (done && !isRead) continue
      const anew = anyOf(parts)
      computed.set(plan.slot, anew)
      if (!done) eachOf(anew, rows.length, (index) => this.#compute(plan, index))
    }
  }

  #makeRoom(rows: readonly Row[]): void {
    this.#places.clear()
    rows.forEach(({ id }, index) => this.#places.set(id, index))
    for (const index of this.#columnSlot.values()) this.#slots[index] = new Float64Array(rows.length)
    for (const { totals } of this.#plans)
      for (const { slot } of totals) this.#slots[slot] = new Float64Array(rows.length)
    for (const plan of this.#lazy.values()) plan.done = new Uint8Array(rows.length)
    this.#forms = new Uint16Array(this.#units.size > 1 ? rows.length : 0)
  }

  #readSources(stale: Stale): void {
    const { unitOf } = this.#checked.sheet
    eachOf(stale, this.#forms.length, (index) => {
      const row = this.#rows[index]
      if (row) this.#forms[index] = this.#units.get(unitOf(row)) ?? this.#units.size
    })
    for (const { field, valueOf } of this.#checked.sources) {
      const slot = this.#slots[this.#columnSlot.get(field) ?? 0]
      if (slot)
        eachOf(stale, this.#rows.length, (index) => (slot[index] = valueAt(this.#rows, index, valueOf)))
    }
  }

  #compute({ slot, evaluate, totals }: Plan, index: number): void {
    for (const { total, grouping, slot: own } of totals)
      this.#put(own, index, total.resultOf(grouping.groupOf(index)))
    this.#frame.region = index
    this.#put(slot, index, evaluate(this.#frame))
  }

  #put(slot: number, index: number, value: number): void {
    const values = this.#slots[slot]
    if (values) values[index] = value
  }

  /** Computes a row of a column that is only computed where it is looked at, and what it reads there. */
  #ensure(slot: number, index: number): void {
    const plan = this.#lazy.get(slot)
    if (!plan?.done || plan.done[index] === 1) return
    for (const read of plan.reads) this.#ensure(read, index)
    this.#compute(plan, index)
    plan.done[index] = 1
  }

  /** Why the formula of a column computes nothing in rows of this row's unit; null if it does. */
  refusalOf(rowId: string, columnId: string): FormulaRefusal | null {
    const place = this.#places.get(rowId)
    const column = this.#checked.columns.find(({ id }) => id === columnId)
    if (place === undefined || !column || column.problem) return null
    return column.forms[this.#forms[place] ?? 0]?.refusal ?? null
  }

  /** What a cell without a value lacks: a figure of its row, any figure in its total, or a total that can divide. */
  lackOf(rowId: string, columnId: string): Lack {
    const place = this.#places.get(rowId) ?? -1
    this.#ensure(this.#columnSlot.get(columnId) ?? -1, place)
    const column = this.#checked.columns.find(({ id }) => id === columnId)
    const expression = column?.problem === null && column.forms[this.#forms[place] ?? 0]?.expression
    const at = (slot: number): number => this.#slots[slot]?.[place] ?? NaN
    const own = expression ? piecesOf(expression).filter(({ aggregated }) => !aggregated) : []
    for (const { expression: piece } of own) {
      const name = piece.kind === 'reference' ? piece.name : ''
      const slot = this.#columnSlot.get(this.#checked.meaning.get(name) ?? '')
      if (slot !== undefined && Number.isNaN(at(slot))) return { kind: 'figure', name }
    }
    const totals = this.#plans.find(({ id }) => id === columnId)?.totals ?? []
    const row = this.#rows[place]
    const rate = row !== undefined && this.#checked.sheet.fitOf(row) === 'counts'
    if (rate && totals.some(({ added }) => added)) return { kind: 'no-sum' }
    if (totals.some(({ slot }) => Number.isNaN(at(slot)))) return { kind: 'no-total' }
    return { kind: totals.some(({ slot }) => at(slot) === 0) ? 'zero-total' : 'other' }
  }

  /** The rows over which the totals of a formula go in a row; null if it has none, or if they go over different rows. */
  rangeOf(rowId: string, columnId: string): readonly Row[] | null {
    const place = this.#places.get(rowId)
    const [first, ...others] = this.#plans.find(({ id }) => id === columnId)?.totals ?? []
    if (place === undefined || !first || others.some(({ grouping }) => grouping !== first.grouping))
      return null
    const { grouping, added } = first
    const own = grouping.rowsOf(grouping.groupOf(place)).filter((index) => grouping.isCounted(index, added))
    return [...own].flatMap((index) => this.#rows[index] ?? [])
  }

  /** The value of a calculated column in a row, in the column's unit; null where there is none. */
  valueOf(rowId: string, columnId: string): number | null {
    const slot = this.#columnSlot.get(columnId)
    const place = this.#places.get(rowId)
    if (slot === undefined || place === undefined) return null
    this.#ensure(slot, place)
    const value = this.#slots[slot]?.[place]
    return value === undefined || Number.isNaN(value) ? null : value
  }
}

const nothing: Evaluate = () => NaN

/** The rows of groups, a list for each. */
function rowsIn(grouping: Grouping, groups: Stale): Stale[] {
  if (groups === 'all' || groups.length === grouping.size) return ['all']
  return [...groups].map((group) => grouping.rowsOf(group))
}

function valueAt(rows: readonly Row[], index: number, valueOf: (row: Row) => number): number {
  const row = rows[index]
  return row ? valueOf(row) : NaN
}

type SoundColumn = CheckedColumn & { readonly problem: null }
