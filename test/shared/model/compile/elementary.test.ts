import { describe, expect, it } from 'vitest'
import { ModuleBuilder } from '../../../../shared/model/compile/binary.ts'
import { Constants } from '../../../../shared/model/compile/constants.ts'
import { addElementary } from '../../../../shared/model/compile/power.ts'
import { philox } from '../../../../shared/simulation/philox.ts'

const AT = 1024
const SAMPLES = 20_000

type Binary = (a: number, b: number) => number

function functions(): Readonly<Record<'exp' | 'ln' | 'power', Binary>> {
  const module = new ModuleBuilder()
  const constants = new Constants(AT)
  const elementary = addElementary(module, constants)
  for (const name of ['exp', 'ln', 'power'] as const) {
    const { code } = module.function(name, ['f64', 'f64'], ['f64'])
    for (const operand of code.params.slice(0, name === 'power' ? 2 : 1)) {
      code.get(operand)
      code.op('f64x2.splat')
    }
    code.call(elementary[name])
    code.lane('f64x2.extract_lane', 0)
  }
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768, shared: true })
  new Uint32Array(memory.buffer).set(constants.words(), AT / 4)
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.done()), { engine: { memory } })
  return exports as unknown as ReturnType<typeof functions>
}

/** Relative difference, 0 for two that are both missing or infinite where the engine may give either. */
function off(found: number, expected: number): number {
  if (!Number.isFinite(expected)) return Number.isFinite(found) ? Infinity : 0
  return Math.abs(found - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE)
}

/** A number between 0 and 1 by its place. */
function share(place: number): number {
  return (philox([place, 0, 0, 0], [1, 2])[0] + 0.5) / 2 ** 32
}

describe('the engine’s own functions', () => {
  const { exp, ln, power } = functions()
  const all = Array.from({ length: SAMPLES }, (_, place) => place)

  it('exp and ln are within two units of the last place, powers of numbers near 1 within five', () => {
    const worst = (differences: readonly number[]): number => differences.reduce((a, b) => Math.max(a, b), 0)
    const x = all.map((place) => (share(place) - 0.5) * 1400)
    expect(worst(x.map((one) => off(exp(one, 0), Math.exp(one))))).toBeLessThan(4.5e-16)
    const y = x.map(Math.exp)
    expect(worst(y.map((one) => off(ln(one, 0), Math.log(one))))).toBeLessThan(4.5e-16)
    const a = all.map((place) => 0.5 + 1.5 * share(place))
    const b = all.map((place) => 6 * share(place + SAMPLES) - 3)
    expect(worst(a.map((one, i) => off(power(one, b[i] ?? 0), one ** (b[i] ?? 0))))).toBeLessThan(1e-15)
    const large = y.map((one, i) => off(power(one, (b[i] ?? 0) / 4), one ** ((b[i] ?? 0) / 4)))
    expect(worst(large)).toBeLessThan(1e-12)
  })

  it.each([
    ['exp', 0, 1],
    ['exp', -745, 5e-324],
    ['exp', -1000, 0],
    ['exp', 709.7, Math.exp(709.7)],
    ['exp', 710, Infinity],
    ['exp', NaN, NaN],
    ['ln', 1, 0],
    ['ln', 5e-324, Math.log(5e-324)],
    ['ln', 0, NaN],
    ['ln', -1, NaN],
    ['ln', Infinity, NaN],
    ['ln', NaN, NaN],
  ] as const)('%s of %s is %s', (name, x, expected) => {
    expect(off({ exp, ln }[name](x, 0), expected)).toBeLessThan(4.5e-16)
  })

  it.each([
    [-8, 3, -512],
    [-8, 2, 64],
    [-8, 1 / 3, NaN],
    [0, 2, 0],
    [0, 0, 1],
    [0, -5e-324, NaN],
    [5e-324, 1, 5e-324],
    [3, 0, 1],
    [NaN, 0, NaN],
    [3, NaN, NaN],
    [10, 400, Infinity],
  ])('%s ^ %s is %s', (a, b, expected) => {
    expect(off(power(a, b), expected)).toBeLessThan(1e-13)
  })
})
