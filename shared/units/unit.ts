// Units as the model language and the statistics know them: 亿元, 亩, 元/人, %, 百分点. A unit is a product of named
// atoms; each atom belongs to a base dimension and has a scale in it. Scales are fractions, so that 1 亩 = 2000/3 平方米
// and 15 亩 = 1 公顷 come out exactly.

/** `percent` is a level or a rate in %, `point` a difference in 百分点: the same scale, but not the same thing. */
type UnitKind = 'plain' | 'percent' | 'point'

/** One named factor of a unit, such as 亿元 to the power of 1. */
interface UnitFactor {
  readonly name: string
  readonly power: number
}

/** A unit; two units can be converted into each other if their dimensions and kinds agree. */
export interface Unit {
  /** As it is shown: 亿元, 元/人, %; empty for a bare number. */
  readonly text: string
  readonly kind: UnitKind
  readonly factors: readonly UnitFactor[]
  /** Base dimension → exponent; none is zero. */
  readonly dimensions: ReadonlyMap<string, number>
  /** One of this unit is `numerator / denominator` of the base units. */
  readonly numerator: number
  readonly denominator: number
}

/** A change of unit: value × multiply ÷ divide. One of the two is 1 wherever that is exact. */
export interface Conversion {
  readonly multiply: number
  readonly divide: number
}

type Atom = readonly [dimension: string, exponent: number, numerator: number, denominator: number]

const ATOMS: ReadonlyMap<string, Atom> = new Map<string, Atom>([
  ['元', ['money', 1, 1, 1]],
  ['人', ['person', 1, 1, 1]],
  ['米', ['length', 1, 1, 1]],
  ['千米', ['length', 1, 1000, 1]],
  ['公里', ['length', 1, 1000, 1]],
  ['平方米', ['length', 2, 1, 1]],
  ['㎡', ['length', 2, 1, 1]],
  ['平方公里', ['length', 2, 1_000_000, 1]],
  ['平方千米', ['length', 2, 1_000_000, 1]],
  ['公顷', ['length', 2, 10_000, 1]],
  ['亩', ['length', 2, 2000, 3]],
  ['立方米', ['length', 3, 1, 1]],
  ['吨', ['mass', 1, 1, 1]],
  ['公斤', ['mass', 1, 1, 1000]],
  ['吨标准煤', ['coal-equivalent', 1, 1, 1]],
  ['千瓦时', ['electricity', 1, 1, 1]],
  ['年', ['time', 1, 12, 1]],
  ['季', ['time', 1, 3, 1]],
  ['月', ['time', 1, 1, 1]],
  ['天', ['day', 1, 1, 1]],
])

/** Words that count things; each is a dimension of its own, because 3 家 + 2 座 means nothing. */
const COUNTS = new Set([...'个家座件条项户处所台辆套次张册床村宗份期班分', '人次', '户次'])

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['百', 1e2],
  ['千', 1e3],
  ['万', 1e4],
  ['十万', 1e5],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
  ['十亿', 1e9],
  ['百亿', 1e10],
  ['千亿', 1e11],
  ['万亿', 1e12],
])

const PERCENT_SCALES: ReadonlyMap<string, readonly [UnitKind, number]> = new Map([
  ['%', ['percent', 100]],
  ['‰', ['percent', 1000]],
  ['百分点', ['point', 100]],
  ['个百分点', ['point', 100]],
])

/** Full-width letters, digits and signs as their half-width ones; the length stays the same. */
export function toHalfWidth(text: string): string {
  // Most texts have none, and this is asked of every word of a model.
  if (!/[\uff01-\uff5e\u3000]/.test(text)) return text
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

function atomNamed(name: string): Atom | null {
  const atom = ATOMS.get(name)
  if (atom) return atom
  if (COUNTS.has(name)) return [name, 1, 1, 1]
  for (const [prefix, scale] of PREFIXES) {
    if (name === prefix) return ['', 0, scale, 1]
    const base = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    const scaled = ATOMS.get(base) ?? (COUNTS.has(base) ? ([base, 1, 1, 1] as const) : null)
    if (scaled) return [scaled[0], scaled[1], scaled[2] * scale, scaled[3]]
  }
  return null
}

function raised(name: string, power: number): string {
  return power === 1 ? name : name + (['²', '³'][power - 2] ?? `^${power}`)
}

function textOf(factors: readonly UnitFactor[]): string {
  const above = factors.filter(({ power }) => power > 0).map(({ name, power }) => raised(name, power))
  const below = factors.filter(({ power }) => power < 0).map(({ name, power }) => `/${raised(name, -power)}`)
  return (above.length === 0 && below.length > 0 ? '1' : above.join('·')) + below.join('')
}

/** More than this many factors are no unit of anything, and their scale would overflow. */
const MAX_FACTORS = 12

function unitOf(factors: readonly UnitFactor[]): Unit | null {
  const kept = factors.filter(({ power }) => power !== 0)
  if (kept.reduce((sum, { power }) => sum + Math.abs(power), 0) > MAX_FACTORS) return null
  const dimensions = new Map<string, number>()
  let numerator = 1
  let denominator = 1
  for (const { name, power } of kept) {
    const atom = atomNamed(name)
    if (!atom) return null
    const [dimension, exponent, above, below] = atom
    const sum = (dimensions.get(dimension) ?? 0) + exponent * power
    if (sum === 0 || dimension === '') dimensions.delete(dimension)
    else dimensions.set(dimension, sum)
    numerator *= (power > 0 ? above : below) ** Math.abs(power)
    denominator *= (power > 0 ? below : above) ** Math.abs(power)
  }
  return { text: textOf(kept), kind: 'plain', factors: kept, dimensions, numerator, denominator }
}

/** A bare number. */
export const BARE: Unit = {
  text: '',
  kind: 'plain',
  factors: [],
  dimensions: new Map(),
  numerator: 1,
  denominator: 1,
}

/**
 * Reads a unit: a word of the lists above, with a prefix such as 万 or 亿 if it has one, or several joined by `/` and
 * `·`. 倍, 是否 (1 or 0) and the empty text are a bare number. `%`, `‰` and 百分点 stand alone only. Null if it is not known.
 */
export function parseUnit(text: string): Unit | null {
  const known = unitsRead.get(text)
  if (known !== undefined) return known
  const unit = readUnit(text)
  if (unitsRead.size >= MOST_UNITS) unitsRead.clear()
  unitsRead.set(text, unit)
  return unit
}

/** Units read before: a model names few, but each thousands of times. */
const unitsRead = new Map<string, Unit | null>()
const MOST_UNITS = 1000

function readUnit(text: string): Unit | null {
  const plain = toHalfWidth(text).replaceAll(/[\s「」『』]/g, '')
  if (plain === '') return BARE
  if (plain === '倍' || plain === '是否' || plain === '1')
    return { ...BARE, text: plain === '1' ? '' : plain }
  const share = PERCENT_SCALES.get(plain)
  if (share) return { ...BARE, text: plain, kind: share[0], denominator: share[1] }
  const parts = plain
    .replaceAll(/[*×]/g, '·')
    .replaceAll('÷', '/')
    .split(/([/·])/)
  if (parts.length > 31) return null
  let factors: readonly UnitFactor[] = []
  for (let i = 0; i < parts.length; i += 2) {
    const [, name, exponent] = /^(.+?)(?:\^(\d)|([²³]))?$/u.exec(parts[i] ?? '') ?? []
    if (name === undefined) return null
    const power = exponent === undefined ? superscript(parts[i] ?? '') : Number(exponent)
    if (name === '1' && i === 0) continue
    factors = joined(factors, [{ name, power }], parts[i - 1] === '/' ? -1 : 1)
  }
  return unitOf(factors)
}

function superscript(text: string): number {
  if (text.endsWith('²')) return 2
  return text.endsWith('³') ? 3 : 1
}

function joined(a: readonly UnitFactor[], b: readonly UnitFactor[], sign: 1 | -1): readonly UnitFactor[] {
  const powers = new Map(a.map(({ name, power }) => [name, power]))
  for (const { name, power } of b) powers.set(name, (powers.get(name) ?? 0) + sign * power)
  return [...powers].filter(([, power]) => power !== 0).map(([name, power]) => ({ name, power }))
}

/** The unit of a product (`sign` 1) or a quotient (`sign` -1) of two plain quantities; null if it has too many factors. */
export function combine(a: Unit, b: Unit, sign: 1 | -1): Unit | null {
  return unitOf(joined(a.factors, b.factors, sign))
}

/** The unit of the n-th power of a plain quantity, n whole; null if it has too many factors. */
export function raise(unit: Unit, n: number): Unit | null {
  return unitOf(unit.factors.map(({ name, power }) => ({ name, power: power * n })))
}

/** True if both measure the same thing, whatever their scale and kind. */
export function sameDimensions(a: Unit, b: Unit): boolean {
  if (a === b) return true
  if (a.dimensions.size !== b.dimensions.size) return false
  return [...a.dimensions].every(([dimension, exponent]) => b.dimensions.get(dimension) === exponent)
}

/** True for bare numbers, %, ‰ and 百分点. */
export function isDimensionless(unit: Unit): boolean {
  return unit.dimensions.size === 0
}

function commonDivisor(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return 1
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

/** How a number in one unit becomes a number in another of the same dimensions; kinds are the caller's concern. */
export function conversion(from: Unit, to: Unit): Conversion | null {
  if (!sameDimensions(from, to)) return null
  const multiply = from.numerator * to.denominator
  const divide = from.denominator * to.numerator
  const divisor = commonDivisor(multiply, divide)
  return { multiply: multiply / divisor, divide: divide / divisor }
}

/** A number in another unit, or null if the two units do not measure the same thing (百分点 and % do not). */
export function convert(value: number, from: Unit, to: Unit): number | null {
  const change =
    from.kind === to.kind || from.kind === 'plain' || to.kind === 'plain' ? conversion(from, to) : null
  return change && (value * change.multiply) / change.divide
}
