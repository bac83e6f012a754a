// Functions that look numbers up in memory, one lane at a time.
import type { ModuleBuilder } from './binary.ts'
import type { Code, Local } from './code.ts'
import { TABLE_END, TABLE_STEPS } from './shape.ts'

/** Leaves the greater of what is on the stack and `low`, then the lesser of that and what `high` pushes. */
function clamp(code: Code, t: Local, low: number, high: () => void): void {
  code.f64(low)
  code.get(t)
  code.get(t)
  code.f64(low)
  code.op('f64.lt', 'select')
  code.set(t)
  high()
  code.get(t)
  code.get(t)
  high()
  code.op('f64.gt', 'select')
  code.set(t)
}

/** Applies a function of one lane to both. */
function onBoth(module: ModuleBuilder, one: number, operands: number): number {
  const { index, code } = module.function(
    null,
    Array.from({ length: operands }, () => 'v128' as const),
    ['v128'],
  )
  const lane = (which: number): void => {
    for (const param of code.params) {
      code.get(param)
      code.lane('f64x2.extract_lane', which)
    }
    code.call(one)
  }
  lane(0)
  code.op('f64x2.splat')
  lane(1)
  code.lane('f64x2.replace_lane', 1)
  return index
}

/** Adds (z, address): a cubic between the points of a table over z, each a value and a slope per interval. */
export function addTable(module: ModuleBuilder): number {
  const { index, code } = module.function(null, ['f64', 'f64'], ['f64'])
  const [t, address, k] = [code.param(0), code.param(1), code.local('i32')]
  const [v, s, d, s1] = [code.local('f64'), code.local('f64'), code.local('f64'), code.local('f64')]
  code.get(t)
  code.f64(TABLE_END)
  code.op('f64.add')
  code.f64(TABLE_STEPS / (2 * TABLE_END))
  code.op('f64.mul')
  code.set(t)
  clamp(code, t, 0, () => code.f64(TABLE_STEPS - 2 ** -20))
  code.get(t)
  code.op('i32.trunc_sat_f64_s')
  code.tee(k)
  code.op('f64.convert_i32_s')
  code.set(v)
  code.get(t, v)
  code.op('f64.sub')
  code.set(t)
  code.get(address)
  code.op('i32.trunc_sat_f64_u')
  code.get(k)
  code.i32(4)
  code.op('i32.shl', 'i32.add')
  code.set(k)
  const load = (offset: number, local: Local): void => {
    code.get(k)
    code.memory('f64.load', offset)
    code.set(local)
  }
  load(0, v)
  load(8, s)
  load(16, d)
  load(24, s1)
  code.get(d, v)
  code.op('f64.sub')
  code.set(d)
  // v + t(s + t((3d − 2s − s1) + t(s + s1 − 2d)))
  code.get(v, t, s, t)
  code.f64(3)
  code.get(d)
  code.op('f64.mul')
  code.f64(2)
  code.get(s)
  code.op('f64.mul', 'f64.sub')
  code.get(s1)
  code.op('f64.sub')
  code.get(t, s, s1)
  code.op('f64.add')
  code.f64(2)
  code.get(d)
  code.op('f64.mul', 'f64.sub', 'f64.mul', 'f64.add', 'f64.mul', 'f64.add', 'f64.mul', 'f64.add')
  return onBoth(module, index, 2)
}

/**
 * Adds (u, address, n): the straight-line inverse of the distribution function of n ≥ 2 sorted numbers. The k-th of them
 * stands at (k − ½)/n; beyond the ends are the least and the greatest.
 */
export function addEmpirical(module: ModuleBuilder): number {
  const { index, code } = module.function(null, ['f64', 'f64', 'f64'], ['f64'])
  const [t, address, n, k, low] = [
    code.param(0),
    code.param(1),
    code.param(2),
    code.local('f64'),
    code.local('i32'),
  ]
  code.get(t, n)
  code.op('f64.mul')
  code.f64(0.5)
  code.op('f64.sub')
  code.set(t)
  clamp(code, t, 0, () => {
    code.get(n)
    code.f64(1)
    code.op('f64.sub')
  })
  code.get(t)
  code.op('f64.floor')
  code.set(k)
  clamp(code, k, 0, () => {
    code.get(n)
    code.f64(2)
    code.op('f64.sub')
  })
  code.get(address)
  code.op('i32.trunc_sat_f64_u')
  code.get(k)
  code.op('i32.trunc_sat_f64_s')
  code.i32(3)
  code.op('i32.shl', 'i32.add')
  code.tee(low)
  code.memory('f64.load')
  code.get(t, k)
  code.op('f64.sub')
  code.get(low)
  code.memory('f64.load', 8)
  code.get(low)
  code.memory('f64.load')
  code.op('f64.sub', 'f64.mul', 'f64.add')
  return onBoth(module, index, 3)
}

/** Imports the host's rounding, which knows the decimal digits of a number, for both lanes. */
export function addRound(module: ModuleBuilder, round: number): number {
  return onBoth(module, round, 2)
}
