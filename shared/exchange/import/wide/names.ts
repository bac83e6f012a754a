import type { Rows } from '../../../table/change.ts'
import type { Cell, Column } from '../../../table/column.ts'
import { findReference, labelOfAny } from '../../../table/reference.ts'
import type { Table } from '../../../table/table.ts'
import { readPeriod } from '../../../units/dates.ts'
import { normaliseText } from '../../../units/number-text.ts'
import { bareUnit, splitUnit, unitsAtEdges } from '../heading-text.ts'
import { namedBySheet, namedInText } from '../named-in-text.ts'
import type { WideTable } from './contract.ts'
import { partOf, periodInTitle, periodOf, type PartOfYear } from './periods.ts'

/** What one text says of figures: dimensions, a measure, a unit. */
export interface TextSays {
  readonly said: ReadonlyMap<string, Cell>
  readonly measure: 'value' | 'growth' | null
  readonly unit: string | null
  /** A part of a year that stands without it, or one that no period holds; see PartOfYear. */
  readonly part?: PartOfYear | undefined
}

const YEAR =
  /^((?:19|20|21)\d{2}|[〇○零一二三四五六七八九]{4}(?=年))(?:年(?:度|末|底)?)?(?:实绩|实际|完成|执行)?(?:数值|数据|数|值)?(.*)$/s
const GROWTH =
  /^(?:比上年|较上年|比去年|较去年|同比)?(?:同期)?(?:实际|可比|名义)?(?:增长|增速|增幅|[+-]\/?[+-]|±)(?:率|速度)?$/
/** 增减 is a growth only where it says that it is a share: it may as well be an amount. */
const CHANGE = /^(?:比上年|较上年|比去年|较去年|同比)?(?:同期)?(?:增减|升降)(?:率|幅度?)?$/
/** 地区生产总值比上年增长: a growth, and of what. */
const GROWS = /^(.{2,}?)(?:比上年|较上年|同比)?(?:实际|可比|名义)?(?:增长|增速|增幅)(?:率|速度)?$/
const VALUE = /^(绝对数|绝对额|绝对值|总量|数值|实绩|本期|本年|实际|实际完成|完成|完成数)$/
const NUMBERED = /^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*/
const OF_WHICH = /^(?:[#＃\s:：*]|其中)+/
/** Longer texts name nothing. */
const LONGEST = 60

const NOTHING = { said: new Map<string, Cell>(), measure: null } as const

/** A row that a text names, and the unit that is written onto its name, as in 亿元地区生产总值. */
interface Meant {
  readonly id: string
  readonly unit: string | null
}

/** Reads what headings, labels and titles say of the figures of a table. */
export class Names {
  readonly #rows: Rows
  readonly #wide: WideTable
  readonly #columns: readonly (readonly [string, Column & { readonly kind: 'reference' }])[]
  readonly #known = new Map<string, TextSays>()
  readonly #references = new Map<string, Meant | null>()

  constructor(table: Table, wide: WideTable, rows: Rows) {
    this.#rows = rows
    this.#wide = wide
    this.#columns = wide.references.flatMap((name) => {
      const column = table.columns[name]
      return column?.kind === 'reference' ? [[name, column] as const] : []
    })
  }

  /** What a heading says; a text that says nothing of figures has no dimension and no measure. */
  heading(text: string): TextSays {
    const known = this.#known.get(text)
    if (known) return known
    const made = this.#read(text)
    this.#known.set(text, made)
    return made
  }

  /** The row that a label means among those that a column points at; null if none, or more than one. */
  reference(name: string, text: string): string | null {
    return this.#meant(name, text)?.id ?? null
  }

  #meant(name: string, text: string): Meant | null {
    const key = `${name}/${text}`
    const known = this.#references.get(key)
    if (known !== undefined) return known
    const found = text.length > LONGEST ? null : this.#find(name, text)
    this.#references.set(key, found)
    return found
  }

  /** What a title says: a period, null if it is one that cannot be told or held, and what it names by its whole name. */
  title(text: string): Map<string, Cell> {
    const plain = normaliseText(text)
    const said = new Map<string, Cell>()
    const period = periodInTitle(text)
    if (period !== undefined) said.set(this.#wide.period, period)
    for (const [name, { to }] of this.#columns) {
      const id = namedInText(this.#rows, to, plain)
      if (id !== null) said.set(name, id)
    }
    return said
  }

  /** What the name of a sheet says, where towns may be called in short: 2.壶镇. */
  sheet(name: string): Map<string, Cell> {
    const said = this.title(name)
    for (const [column, { to }] of this.#columns) {
      const id = namedBySheet(this.#rows, to, name)
      if (id !== null) said.set(column, id)
    }
    return said
  }

  #read(text: string): TextSays {
    const split = splitUnit(normaliseText(text))
    const said = new Map<string, Cell>()
    const { unit } = split
    let rest = split.text.replaceAll(/[ %‰]/g, '')
    const whole = readPeriod(rest)
    const dated = whole === null ? YEAR.exec(rest) : null
    const year = dated?.[1] === undefined ? null : readPeriod(`${dated[1]}年`)
    if (whole !== null) {
      said.set(this.#wide.period, whole)
      rest = ''
    } else if (year !== null) {
      said.set(this.#wide.period, year)
      // 2024年比2023年增长 is what 2024年增长 says.
      rest = (dated?.[2] ?? '').replace(`比${Number(year) - 1}年`, '')
    }
    if (rest === '') return { said, measure: null, unit }
    const part = partOf(rest)
    if (part === null || (part !== undefined && year === null)) return { ...NOTHING, unit, part }
    if (part !== undefined && year !== null) {
      said.set(this.#wide.period, periodOf(year, part))
      return { said, measure: null, unit }
    }
    const isShare = unit === '%' || split.text.includes('%')
    if (GROWTH.test(rest) || (CHANGE.test(rest) && isShare))
      // 比上年增长（亿元） is an amount, and 百分点 are no growth in %.
      return unit === null || isShare ? { said, measure: 'growth', unit } : { ...NOTHING, unit }
    if (VALUE.test(rest)) return { said, measure: 'value', unit }
    for (const [name] of this.#columns) {
      const found = this.#meant(name, rest)
      if (found) return { said: said.set(name, found.id), measure: null, unit: unit ?? found.unit }
    }
    // 2024年亿元
    const bare = unit === null && said.size > 0 ? bareUnit(rest) : null
    if (bare !== null) return { said, measure: null, unit: bare }
    const grows = GROWS.exec(rest)
    for (const [name] of grows?.[1] ? this.#columns : []) {
      const id = this.reference(name, grows?.[1] ?? '')
      if (id !== null) return { said: said.set(name, id), measure: 'growth', unit }
    }
    // 2024年1-6月 is no whole year: what is left over makes the text another thing than it begins with.
    return { ...NOTHING, unit }
  }

  #find(name: string, text: string): Meant | null {
    const column = this.#columns.find(([one]) => one === name)?.[1]
    if (!column) return null
    const plain = splitUnit(normaliseText(text)).text
    const bare = plain.replace(NUMBERED, '').replace(OF_WHICH, '').replaceAll(' ', '')
    const short = bare.replace(/[(（].*[)）]$/, '')
    const called = (one: string): readonly string[] => [one, ...this.#wide.alsoCalled(name, one)]
    const whole = this.#oneOf(column.to, [plain, bare, ...called(short)])
    if (whole !== null) return { id: whole, unit: null }
    for (const { name: edged, unit } of unitsAtEdges(short)) {
      const id = this.#oneOf(column.to, called(edged))
      if (id !== null) return { id, unit }
    }
    return null
  }

  /** The one row that the first of some names means which means one. */
  #oneOf(tables: readonly string[], names: readonly string[]): string | null {
    for (const one of new Set(names)) {
      if (one.length < 2) continue
      const [id, ...others] = findReference(this.#rows, tables, one)
      // A beginning that is much shorter than the name may mean anything.
      if (id !== undefined && others.length === 0) {
        const label = labelOfAny(this.#rows, tables, id)
        if (one === id || one.length * 2 >= normaliseText(label).length) return id
      }
    }
    return null
  }
}
