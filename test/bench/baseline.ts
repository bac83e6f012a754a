// What the engine is measured against: the same pipeline (random numbers, normals, model, stored outputs) as JavaScript
// generated from the checked program and made runnable with `new Function`.
import { needsOf } from '../../shared/model/compile/needs.ts'
import type { Expression, Program } from '../../shared/model/program.ts'
import { AS241 } from '../../shared/model/compile/probit.ts'
import { CORRELATIONS, OUTPUTS, STEPS, townGiven } from './town40.ts'

const CHUNK = 128
const DRIVERS = CORRELATIONS.length

type Fill = (
  counter: number,
  step: number,
  driver: number,
  town: number,
  seed: number,
  to: Float64Array,
) => void
type Step = (
  previous: readonly Float64Array[],
  current: readonly Float64Array[],
  normals: readonly Float64Array[],
  given: readonly number[],
  outputs: readonly Float64Array[],
  count: number,
) => void

function horner(coefficients: readonly number[], x: string): string {
  return coefficients.reduceRight(
    (text, coefficient) => (text === '' ? `${coefficient}` : `(${text}*${x}+${coefficient})`),
    '',
  )
}

const FILL = `
return (counter, step, driver, town, seed, to) => {
  const blocks = to.length >> 2
  for (let block = 0; block < blocks; block += 1) {
    let a = counter + block, b = step, c = driver, d = town, k0 = seed, k1 = 0x5eed
    for (let round = 0; round < 10; round += 1) {
      const al = a & 0xffff, ah = a >>> 16, cl = c & 0xffff, ch = c >>> 16
      let t = (al * 0x1f53 >>> 16) + (al * 0xd251 & 0xffff) + (ah * 0x1f53 & 0xffff)
      const h0 = ah * 0xd251 + (al * 0xd251 >>> 16) + (ah * 0x1f53 >>> 16) + (t >>> 16)
      t = (cl * 0x8d57 >>> 16) + (cl * 0xcd9e & 0xffff) + (ch * 0x8d57 & 0xffff)
      const h1 = ch * 0xcd9e + (cl * 0xcd9e >>> 16) + (ch * 0x8d57 >>> 16) + (t >>> 16)
      const l0 = Math.imul(a, 0xd2511f53), l1 = Math.imul(c, 0xcd9e8d57)
      a = h1 ^ b ^ k0; b = l1; c = h0 ^ d ^ k1; d = l0
      k0 = k0 + 0x9e3779b9 | 0; k1 = k1 + 0xbb67ae85 | 0
    }
    to[block] = normal(a >>> 0); to[block + blocks] = normal(b >>> 0)
    to[block + 2 * blocks] = normal(c >>> 0); to[block + 3 * blocks] = normal(d >>> 0)
  }
}
function normal(word) {
  const q = (word - 2147483648 + 0.5) * 2.3283064365386963e-10
  const x = 0.180625 - q * q
  if (x >= 0) return q * CENTRAL
  const r = Math.sqrt(-Math.log(0.5 - Math.abs(q))) - 1.6
  const z = TAIL
  return q < 0 ? -z : z
}`

function quotient([over, under]: readonly [readonly number[], readonly number[]], x: string): string {
  return `(${horner(over, x)})/(${horner(under, x)})`
}

function fillOf(): Fill {
  const text = FILL.replace('CENTRAL', quotient(AS241.central, 'x')).replace(
    'TAIL',
    quotient(AS241.tail, 'r'),
  )
  // oxlint-disable-next-line typescript/no-implied-eval -- generated code is what is measured
  return new Function(text)() as Fill
}

/** The reference model as generated JavaScript. */
export interface Baseline {
  /** Runs so many draws of three towns; the mean of an output in the last year, by town. */
  readonly run: (draws: number, seed: number) => (output: string, town: number) => number
  readonly variables: number
}

/** Generates it. */
export function baseline(program: Program): Baseline {
  const drivers = ['n1', 'n2', 'n3', 'n4', 'n5']
  const needs = needsOf(program, OUTPUTS, new Set(drivers))
  const given = program.names.filter((name) => program.declarations.get(name)?.kind === 'input')
  const state = [...needs.lagged].filter((name) => !given.includes(name))
  const text = (expression: Expression): string => {
    switch (expression.kind) {
      case 'number':
        return `${expression.value}`
      case 'reference': {
        const { name, lag } = expression
        if (given.includes(name)) return `g[${given.indexOf(name)}]`
        return lag > 0 ? `p${state.indexOf(name)}[i]` : drivers.includes(name) ? name : `v_${name}`
      }
      case 'negate':
        return `(-${text(expression.of)})`
      case 'binary':
        return expression.operator === '^'
          ? `Math.pow(${text(expression.left)},${text(expression.right)})`
          : `(${text(expression.left)}${expression.operator}${text(expression.right)})`
      case 'call': {
        const args = expression.args.map(text)
        if (expression.name === 'IF') return `(${args[0]}?${args[1]}:${args[2]})`
        const name = { MIN: 'min', MAX: 'max', EXP: 'exp', LN: 'log' }[expression.name as 'MIN']
        return `Math.${name}(${args.join()})`
      }
      default:
        throw new Error(`no ${expression.kind} in the reference model`)
    }
  }
  const lower = cholesky(CORRELATIONS)
  const body = [
    ...state.flatMap((_, i) => [`const p${i}=previous[${i}],c${i}=current[${i}]`]),
    ...OUTPUTS.map((_, i) => `const o${i}=outputs[${i}]`),
    ...drivers.map((_, i) => `const z${i}=normals[${i}]`),
    'for(let i=0;i<count;i+=1){',
    ...drivers.map(
      (name, i) =>
        `const ${name}=${lower[i]
          ?.slice(0, i + 1)
          .map((factor, j) => `${factor}*z${j}[i]`)
          .join('+')}`,
    ),
    ...program.order
      .filter(({ name }) => needs.later.has(name))
      .map(({ name, formula }) => `const v_${name}=${text(formula)}`),
    ...state.map((name, i) => `c${i}[i]=v_${name}`),
    ...OUTPUTS.map((name, i) => `o${i}[i]=v_${name}`),
    '}',
  ].join('\n')
  // oxlint-disable-next-line typescript/no-implied-eval -- generated code is what is measured
  const step = new Function('previous', 'current', 'normals', 'g', 'outputs', 'count', body) as Step
  const fill = fillOf()
  let stored = new Float64Array(0)
  const run: Baseline['run'] = (draws, seed) => {
    const size = 3 * OUTPUTS.length * (STEPS - 1) * draws
    if (stored.length !== size) stored = new Float64Array(size)
    for (let town = 0; town < 3; town += 1) runTown(town, draws, seed)
    return (output, town) => {
      const at = ((town * (STEPS - 1) + STEPS - 2) * OUTPUTS.length + OUTPUTS.indexOf(output)) * draws
      return stored.subarray(at, at + draws).reduce((sum, value) => sum + value, 0) / draws
    }
  }
  const pages = [0, 1].map(() => state.map(() => new Float64Array(CHUNK)))
  const raws = Array.from({ length: DRIVERS }, () => new Float64Array(CHUNK))
  function runTown(town: number, draws: number, seed: number): void {
    const numbers = townGiven(town)
    const values = given.map((name) => numbers.get(name) ?? NaN)
    for (let start = 0; start < draws; start += CHUNK) {
      const count = Math.min(CHUNK, draws - start)
      const rows = raws.map((raw) => raw.subarray(0, count))
      for (const [i, name] of state.entries()) pages[0]?.[i]?.fill(firstValue(name, numbers))
      for (let year = 0; year < STEPS - 1; year += 1) {
        for (const [driver, raw] of rows.entries()) fill(start >> 2, year, driver, town, seed, raw)
        const outputs = OUTPUTS.map((_, output) => {
          const at = ((town * (STEPS - 1) + year) * OUTPUTS.length + output) * draws + start
          return stored.subarray(at, at + count)
        })
        step(pages[year % 2] ?? [], pages[(year + 1) % 2] ?? [], rows, values, outputs, count)
      }
    }
  }
  return { run, variables: program.order.length }
}

/** Base figures of the reference model: given, or made of what is given. */
function firstValue(name: string, given: ReadonlyMap<string, number>): number {
  if (name === 'TFP') return 1
  if (name === 'UrbPop') return (given.get('Pop0') ?? NaN) * (given.get('Urb0') ?? NaN)
  return given.get(`${name}0`) ?? NaN
}

function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const lower = matrix.map((row) => row.map(() => 0))
  for (const [i, row] of lower.entries())
    for (let j = 0; j <= i; j += 1) {
      const sum = row.slice(0, j).reduce((total, value, k) => total + value * (lower[j]?.[k] ?? 0), 0)
      const rest = (matrix[i]?.[j] ?? 0) - sum
      row[j] = i === j ? Math.sqrt(rest) : rest / (lower[j]?.[j] ?? NaN)
    }
  return lower
}
