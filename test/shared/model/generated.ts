// Makes sound model texts together with what they must give. The second half knows nothing of the engine: it computes in
// base units (元, 人, 平方米, fractions), straight from what was generated, and carries a bound of its rounding error.
import { MISSING, exact, lift, over, plus, rounded, scaled, times } from './approximate.ts'
import type { Approximate } from './approximate.ts'
import { Choices } from './choices.ts'

/** Where a formula is computed. */
interface At {
  readonly region: number
  readonly step: number
}

type Measure = 'money' | 'people' | 'area' | 'bare' | 'percent'

interface Formula {
  readonly text: string
  readonly compute: (at: At) => Approximate
}

interface Name {
  readonly name: string
  readonly measure: Measure
  readonly unit: string
  readonly regional: boolean
  readonly compute: (at: At) => Approximate
}

const UNITS: Readonly<Record<Measure, readonly (readonly [unit: string, scale: number])[]>> = {
  money: [
    ['元', 1],
    ['万元', 1e4],
    ['亿元', 1e8],
  ],
  people: [
    ['人', 1],
    ['万人', 1e4],
  ],
  area: [
    ['平方米', 1],
    ['亩', 2000 / 3],
    ['公顷', 1e4],
    ['平方公里', 1e6],
  ],
  bare: [
    ['', 1],
    ['倍', 1],
  ],
  percent: [
    ['%', 0.01],
    ['‰', 0.001],
  ],
}
const QUANTITIES = ['money', 'people', 'area'] as const
const MEASURES = ['money', 'people', 'area', 'bare', 'percent'] as const

/** A sound program: its declarations, its inputs, and what each name must be, in the declared units. */
export interface Generated {
  readonly declarations: readonly string[]
  readonly inputs: ReadonlyMap<string, Float64Array>
  readonly names: readonly Pick<Name, 'name' | 'regional'>[]
  readonly expected: (name: string, region: number, step: number) => Approximate
}

class Generator {
  readonly #choices: Choices
  readonly #regions: number
  readonly #steps: number
  readonly #names: Name[] = []
  readonly declarations: string[] = []
  readonly inputs = new Map<string, Float64Array>()

  constructor(tape: readonly number[], regions: number, steps: number) {
    this.#choices = new Choices(tape)
    this.#regions = regions
    this.#steps = steps
  }

  generate(): Generated {
    for (const measure of MEASURES) this.#input(measure)
    const count = 3 + this.#choices.next(6)
    for (let i = 0; i < count; i += 1) this.#variable(i)
    const byName = new Map(this.#names.map((name) => [name.name, name]))
    const expected = (name: string, region: number, step: number): Approximate => {
      const known = byName.get(name)
      if (!known) throw new Error(`no name ${name}`)
      return over(known.compute({ region, step }), exact(scaleOf(known.measure, known.unit)))
    }
    return { declarations: this.declarations, inputs: this.inputs, names: this.#names, expected }
  }

  #input(measure: Measure): void {
    const [unit, scale] = this.#choices.of(UNITS[measure])
    const name = `已知${this.#names.length}`
    const figures = Float64Array.from({ length: this.#regions * this.#steps }, () => {
      const choice = this.#choices.next(400)
      return choice % 10 === 9 ? NaN : (choice - 100) / 8
    })
    const word = this.#choices.of(['输入', '假设', '政策'])
    const tail = { 输入: '观测 某指标', 假设: '3', 政策: '3 范围 0 .. 5' }[word] ?? ''
    this.declarations.push(`${word} ${name} : ${unit === '' ? '倍' : unit} = ${tail}`)
    this.inputs.set(name, figures)
    const compute = ({ region, step }: At): Approximate => {
      const figure = figures[region * this.#steps + step] ?? NaN
      return step < 0 || Number.isNaN(figure) ? MISSING : scaled(exact(figure), scale)
    }
    this.#names.push({ name, measure, unit: unit === '' ? '倍' : unit, regional: false, compute })
  }

  #variable(index: number): void {
    const regional = this.#choices.next(4) === 3
    const measure = this.#choices.of(MEASURES)
    const [unit] = this.#choices.of(UNITS[measure])
    const name = `变${index}`
    const lagged = this.#choices.next(2) === 1
    const memo = new Map<number, Approximate>()
    const self: Name = {
      name,
      measure,
      unit,
      regional,
      compute: (at) => {
        if (at.step < 0) return MISSING
        const key = (regional ? 0 : at.region) * this.#steps + at.step
        const known = memo.get(key) ?? (at.step === 0 && initial ? initial : formula).compute(at)
        memo.set(key, known)
        return known
      },
    }
    const make = (self: Name | null): Formula =>
      regional ? this.#overTowns(measure, 2, self) : this.#formula(measure, 3, false, self)
    const initial = lagged ? make(null) : null
    const formula = make(lagged ? self : null)
    const colon = unit === '' ? '' : ` : ${unit}`
    const clause = initial ? ` 初值 ${initial.text}` : ''
    this.declarations.push(`${regional ? '全域' : '变量'} ${name}${colon} = ${formula.text}${clause}`)
    this.#names.push(self)
  }

  /** A regional formula: aggregations and regional names, added up. */
  #overTowns(measure: Measure, depth: number, self: Name | null): Formula {
    if (self && this.#choices.next(3) === 2) return reference(self, 1)
    if (depth > 0 && this.#choices.next(3) === 0 && measure !== 'percent') {
      const [a, b] = [this.#overTowns(measure, depth - 1, self), this.#overTowns(measure, 0, self)]
      return { text: `${a.text} + ${b.text}`, compute: (at) => plus(a.compute(at), b.compute(at)) }
    }
    const how = this.#choices.of(['合计', '平均', '加权平均'])
    const of = this.#formula(measure, 2, false, null)
    const weight = how === '加权平均' ? this.#formula('people', 1, false, null) : null
    const compute = ({ step }: At): Approximate => {
      let sum = exact(0)
      let weights = exact(0)
      for (let region = 0; region < this.#regions; region += 1) {
        const by = weight ? weight.compute({ region, step }) : exact(1)
        sum = plus(sum, times(of.compute({ region, step }), by))
        weights = plus(weights, by)
      }
      return how === '合计' ? sum : over(sum, weights)
    }
    return { text: `${how}(${of.text}${weight ? `, ${weight.text}` : ''})`, compute }
  }

  #leaf(measure: Measure, self: Name | null): Formula {
    const known = this.#names.filter((name) => name.measure === measure)
    const choice = this.#choices.next(4)
    if (choice === 0 || known.length === 0) return this.#literal(measure)
    if (self && choice === 3) {
      const lagged = [...this.#names, self].filter((name) => name.measure === measure)
      return reference(this.#choices.of(lagged), 1 + this.#choices.next(2))
    }
    return reference(this.#choices.of(known), 0)
  }

  #literal(measure: Measure): Formula {
    const [unit, scale] = this.#choices.of(UNITS[measure])
    const value = this.#choices.next(40) / 4
    const result = scaled(exact(value), scale)
    return { text: `${value}${unit === '倍' ? '' : unit}`, compute: () => result }
  }

  #formula(measure: Measure, depth: number, inner: boolean, self: Name | null): Formula {
    if (depth === 0) return this.#leaf(measure, self)
    const made = this.#compound(measure, depth - 1, self)
    return inner ? { ...made, text: `(${made.text})` } : made
  }

  #compound(measure: Measure, depth: number, self: Name | null): Formula {
    const part = (of: Measure): Formula => this.#formula(of, depth, true, self)
    const special = this.#choices.next(2) === 1
    if (measure === 'bare' && special) return this.#bare(part)
    switch (this.#choices.next(measure === 'bare' ? 7 : 8)) {
      case 0:
        return this.#leaf(measure, self)
      case 1:
        return join(part(measure), '+', part(measure), plus)
      case 2:
        return join(part(measure), '-', part(measure), (a, b) => plus(a, scaled(b, -1)))
      case 3: {
        const [condition, then, otherwise] = [this.#choices.next(4), part(measure), part(measure)]
        return {
          text: `如果(期数 >= ${condition} 且 非 (年份 = 2025), ${then.text}, ${otherwise.text})`,
          compute: (at) => (at.step >= condition && at.step !== 3 ? then : otherwise).compute(at),
        }
      }
      case 4: {
        const [first, second] = [part(measure), part(measure)]
        const compute = (at: At): Approximate => {
          const value = first.compute(at)
          return Number.isNaN(value.value) ? second.compute(at) : value
        }
        return { text: `缺省值(${first.text}, ${second.text})`, compute }
      }
      case 5: {
        const [first, second, most] = [part(measure), part(measure), this.#choices.next(2) === 1]
        const pick = most ? Math.max : Math.min
        const compute = (at: At): Approximate => {
          const [a, b] = [first.compute(at), second.compute(at)]
          return lift([a, b], () => ({ value: pick(a.value, b.value), error: Math.max(a.error, b.error) }))
        }
        return { text: `${most ? '最大' : 'min'}(${first.text}, ${second.text})`, compute }
      }
      case 6: {
        const of = part(measure)
        return { text: `-${of.text}`, compute: (at) => scaled(of.compute(at), -1) }
      }
      default:
        return join(
          part(measure),
          this.#choices.of(['*', '×']),
          part(measure === 'percent' ? 'bare' : 'percent'),
          times,
        )
    }
  }

  #bare(part: (of: Measure) => Formula): Formula {
    switch (this.#choices.next(5)) {
      case 0: {
        const measure = this.#choices.of(QUANTITIES)
        return join(part(measure), '/', part(measure), over)
      }
      case 1: {
        const of = part('percent')
        return { text: `1 + ${of.text}`, compute: (at) => plus(exact(1), of.compute(at)) }
      }
      case 2: {
        const of = part('bare')
        return { text: `${of.text} ^ 2`, compute: (at) => times(of.compute(at), of.compute(at)) }
      }
      case 3: {
        const of = part('bare')
        const compute = (at: At): Approximate => {
          const x = of.compute(at)
          return lift([x], () => rounded(1 / (1 + Math.exp(-x.value)), x.error))
        }
        return { text: `SIGMOID(${of.text})`, compute }
      }
      default:
        return { text: '期数', compute: ({ step }) => exact(step) }
    }
  }
}

function scaleOf(measure: Measure, unit: string): number {
  return UNITS[measure].find(([text]) => text === unit)?.[1] ?? NaN
}

function reference(name: Name, lag: number): Formula {
  const text = lag === 0 ? name.name : `${name.name}[${lag === 1 ? '上年' : -lag}]`
  return { text, compute: ({ region, step }) => name.compute({ region, step: step - lag }) }
}

function join(
  a: Formula,
  sign: string,
  b: Formula,
  compute: (a: Approximate, b: Approximate) => Approximate,
): Formula {
  return { text: `${a.text} ${sign} ${b.text}`, compute: (at) => compute(a.compute(at), b.compute(at)) }
}

/** A program from a list of numbers; the same list gives the same program. */
export function generated(tape: readonly number[], regions: number, steps: number): Generated {
  return new Generator(tape, regions, steps).generate()
}
