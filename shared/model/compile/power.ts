// Powers and the normal distribution function on two lanes. The latter is Hart's in the form of G. West, "Better
// approximations to cumulative normal functions" (2005).
import type { ModuleBuilder } from './binary.ts'
import type { Code, Local } from './code.ts'
import type { Constants } from './constants.ts'
import { addExpAndLn, anyBelowNormal, inlineExp, lnCore, poison, polynomial } from './elementary.ts'
import type { ExpAndLn } from './elementary.ts'

const PHI_OVER = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
  0.0352624965998911,
]
const PHI_UNDER = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
  1.75566716318264, 0.0883883476483184,
]

/** exp, ln and powers as functions, by their index. */
export interface Elementary extends ExpAndLn {
  /** a ^ b, neither infinite. */
  readonly power: number
}

/** Writes the functions for every argument into a module. */
export function addElementary(module: ModuleBuilder, constants: Constants): Elementary {
  const { exp, ln } = addExpAndLn(module, constants)
  const power = module.function(null, ['v128', 'v128'], ['v128'])
  writePower(power.code, constants, exp, ln)
  return { exp, ln, power: power.index }
}

function writePower(code: Code, constants: Constants, exp: number, ln: number): void {
  const [a, b, y, whole] = [code.param(0), code.param(1), code.local('v128'), code.local('v128')]
  const [half, nonzero, zero] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(b, a)
  code.op('f64x2.abs')
  code.call(ln)
  code.op('f64x2.mul')
  code.call(exp)
  code.set(y)
  code.get(b, b)
  code.op('f64x2.nearest', 'f64x2.eq')
  code.set(whole)
  // Below 0: −y for odd exponents, y for even ones, missing for the rest.
  code.get(y)
  code.op('f64x2.neg')
  code.get(y, b)
  constants.double(code, 0.5)
  code.op('f64x2.mul')
  code.tee(half)
  code.get(half)
  code.op('f64x2.nearest', 'f64x2.ne', 'v128.bitselect')
  code.get(whole)
  code.op('v128.not', 'v128.or')
  code.get(y, a)
  constants.double(code, 0)
  code.op('f64x2.lt', 'v128.bitselect')
  // Of 0: 0, 1 or missing by the sign of the exponent.
  constants.double(code, 1)
  code.get(b)
  constants.double(code, 0)
  code.op('f64x2.eq', 'v128.and')
  code.get(b)
  constants.double(code, 0)
  code.op('f64x2.lt', 'v128.or')
  code.set(zero)
  code.set(nonzero)
  code.get(zero, nonzero, a)
  constants.double(code, 0)
  code.op('f64x2.eq', 'v128.bitselect')
  poison(code, a)
  poison(code, b)
  code.op('f64x2.add', 'f64x2.add')
}

/** Leaves a ^ b: by e^(b·ln a) for positive a, else by the function. The error grows with |b·ln a|: so many half ulps. */
export function inlinePower(
  code: Code,
  constants: Constants,
  elementary: Elementary,
  a: Local,
  b: Local,
): void {
  const product = code.local('v128')
  anyBelowNormal(code, constants, a)
  code.if(
    'v128',
    () => {
      code.get(a, b)
      code.call(elementary.power)
    },
    () => {
      lnCore(code, constants, a)
      code.get(b)
      code.op('f64x2.mul')
      poison(code, a)
      code.op('f64x2.add')
      code.set(product)
      inlineExp(code, constants, elementary, product)
    },
  )
}

/** Adds the normal distribution function; arguments beyond ±7.07 count as ±7.07. */
export function addPhi(module: ModuleBuilder, constants: Constants, exp: number): number {
  const { index, code } = module.function(null, ['v128'], ['v128'])
  const [z, x, tail] = [code.param(0), code.local('v128'), code.local('v128')]
  code.get(z)
  code.op('f64x2.abs')
  constants.double(code, 7.07)
  code.op('f64x2.pmin')
  code.set(x)
  code.get(x, x)
  code.op('f64x2.mul')
  constants.double(code, -0.5)
  code.op('f64x2.mul')
  code.call(exp)
  polynomial(code, constants, PHI_OVER, x)
  code.op('f64x2.mul')
  polynomial(code, constants, PHI_UNDER, x)
  code.op('f64x2.div')
  code.set(tail)
  constants.double(code, 1)
  code.get(tail)
  code.op('f64x2.sub')
  code.get(tail, z)
  constants.double(code, 0)
  code.op('f64x2.gt', 'v128.bitselect')
  return index
}
