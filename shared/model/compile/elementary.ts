// exp and ln on two lanes, written with nothing but +, −, ×, ÷ and bits, so that
// they give the same on every machine. They follow FreeBSD's msun (e_exp.c, e_log.c): error below 1 ulp.
import type { ModuleBuilder } from './binary.ts'
import type { Code, Local } from './code.ts'
import type { Constants } from './constants.ts'

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
/** 1.5 × 2^52 and the bias: adding it to k leaves the exponent of 2^k in the low bits. */
const ROUNDER = 6755399441055744 + 1023
const EXP = [
  0.16666666666666602, -0.0027777777777015593, 0.00006613756321437934, -0.0000016533902205465252,
  4.1381367970572385e-8,
]
const LN = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
]
const LEAST_NORMAL = 2.2250738585072014e-308
/** Beyond it 2^k no longer is a normal number. */
const EXP_EASY = 708

/** Functions that a module needs for the rare arguments, and for code that is not hot; by their index. */
export interface ExpAndLn {
  /** Any argument but infinities. */
  readonly exp: number
  /** ln; missing for 0 and less and for infinities. */
  readonly ln: number
}

/** Writes the functions for every argument into a module. */
export function addExpAndLn(module: ModuleBuilder, constants: Constants): ExpAndLn {
  const exp = module.function(null, ['v128'], ['v128'])
  writeExp(exp.code, constants)
  const ln = module.function(null, ['v128'], ['v128'])
  writeLn(ln.code, constants)
  return { exp: exp.index, ln: ln.index }
}

/** Leaves c0 + x(c1 + x(c2 + …)) on the stack. */
export function polynomial(
  code: Code,
  constants: Constants,
  coefficients: readonly number[],
  x: Local,
): void {
  for (const [i, coefficient] of coefficients.toReversed().entries()) {
    if (i > 0) {
      code.get(x)
      code.op('f64x2.mul')
    }
    constants.double(code, coefficient)
    if (i > 0) code.op('f64x2.add')
  }
}

/** e^x before the scaling by 2^k; leaves it on the stack and k, as a double, in `k`. */
function expCore(code: Code, constants: Constants, x: Local, k: Local): void {
  const [high, low, r, c] = [code.local('v128'), code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(x)
  constants.double(code, 1.4426950408889634)
  code.op('f64x2.mul', 'f64x2.nearest')
  code.set(k)
  code.get(x, k)
  constants.double(code, LN2_HIGH)
  code.op('f64x2.mul', 'f64x2.sub')
  code.set(high)
  code.get(k)
  constants.double(code, LN2_LOW)
  code.op('f64x2.mul')
  code.set(low)
  code.get(high, low)
  code.op('f64x2.sub')
  code.tee(r)
  code.get(r)
  code.op('f64x2.mul')
  code.set(c)
  code.get(r, c)
  polynomial(code, constants, EXP, c)
  code.op('f64x2.mul', 'f64x2.sub')
  code.set(c)
  constants.double(code, 1)
  code.get(low, r, c)
  code.op('f64x2.mul')
  constants.double(code, 2)
  code.get(c)
  code.op('f64x2.sub', 'f64x2.div', 'f64x2.sub')
  code.get(high)
  code.op('f64x2.sub', 'f64x2.sub')
}

/** Leaves 2^k, for k that make it a normal number. It is multiplied by, so that missing stays missing. */
function exponent(code: Code, constants: Constants, k: Local): void {
  code.get(k)
  constants.double(code, ROUNDER)
  code.op('f64x2.add')
  code.i32(52)
  code.op('i64x2.shl')
}

function writeExp(code: Code, constants: Constants): void {
  const [x, y, k, half] = [code.param(0), code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(x)
  constants.double(code, 710)
  code.op('f64x2.pmin')
  constants.double(code, -750)
  code.op('f64x2.pmax')
  code.set(x)
  expCore(code, constants, x, k)
  code.set(y)
  code.get(k)
  constants.double(code, 0.5)
  code.op('f64x2.mul', 'f64x2.floor')
  code.set(half)
  code.get(y)
  exponent(code, constants, half)
  code.op('f64x2.mul')
  code.get(k, half)
  code.op('f64x2.sub')
  code.set(k)
  exponent(code, constants, k)
  code.op('f64x2.mul')
}

/** Leaves e^x, the rare arguments by the function. */
export function inlineExp(code: Code, constants: Constants, { exp }: ExpAndLn, x: Local): void {
  const k = code.local('v128')
  code.get(x)
  code.op('f64x2.abs')
  constants.double(code, EXP_EASY)
  code.op('f64x2.ge', 'v128.any_true')
  code.if(
    'v128',
    () => {
      code.get(x)
      code.call(exp)
    },
    () => {
      expCore(code, constants, x, k)
      exponent(code, constants, k)
      code.op('f64x2.mul')
    },
  )
}

/** ln of normal positive numbers; `shift` is pushed and added to the exponent of 2 if it is given. */
export function lnCore(code: Code, constants: Constants, x: Local, shift?: Local): void {
  const [bits, k, f, s] = [code.local('v128'), code.local('v128'), code.local('v128'), code.local('v128')]
  const [z, w, h] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(x)
  constants.long(code, 0x0009_5f61, 0x9980_c433)
  code.op('i64x2.add')
  code.tee(bits)
  code.i32(52)
  code.op('i64x2.shr_u')
  constants.long(code, 0x4330_0000, 0)
  code.op('v128.or')
  constants.double(code, 2 ** 52 + 1023)
  code.op('f64x2.sub')
  if (shift) {
    code.get(shift)
    code.op('f64x2.add')
  }
  code.set(k)
  code.get(bits)
  constants.long(code, 0x000f_ffff, 0xffff_ffff)
  code.op('v128.and')
  constants.long(code, 0x3fe6_a09e, 0x667f_3bcd)
  code.op('i64x2.add')
  constants.double(code, 1)
  code.op('f64x2.sub')
  code.tee(f)
  code.get(f)
  constants.double(code, 2)
  code.op('f64x2.add', 'f64x2.div')
  code.tee(s)
  code.get(s)
  code.op('f64x2.mul')
  code.tee(z)
  code.get(z)
  code.op('f64x2.mul')
  code.set(w)
  code.get(f, f)
  code.op('f64x2.mul')
  constants.double(code, 0.5)
  code.op('f64x2.mul')
  code.set(h)
  // k·ln2_high − ((h − (s·(h + R) + k·ln2_low)) − f)
  code.get(k)
  constants.double(code, LN2_HIGH)
  code.op('f64x2.mul')
  code.get(h, s, h, z)
  polynomial(
    code,
    constants,
    LN.filter((_, i) => i % 2 === 0),
    w,
  )
  code.op('f64x2.mul')
  code.get(w)
  polynomial(
    code,
    constants,
    LN.filter((_, i) => i % 2 === 1),
    w,
  )
  code.op('f64x2.mul', 'f64x2.add', 'f64x2.add', 'f64x2.mul')
  code.get(k)
  constants.double(code, LN2_LOW)
  code.op('f64x2.mul', 'f64x2.add', 'f64x2.sub')
  code.get(f)
  code.op('f64x2.sub', 'f64x2.sub')
}

/** Leaves x − x: 0, or missing where x is missing or infinite. */
export function poison(code: Code, x: Local): void {
  code.get(x, x)
  code.op('f64x2.sub')
}

function writeLn(code: Code, constants: Constants): void {
  const [x, small, scaled] = [code.param(0), code.local('v128'), code.local('v128')]
  code.get(x)
  constants.double(code, LEAST_NORMAL)
  code.op('f64x2.lt')
  code.set(small)
  code.get(x)
  constants.double(code, 2 ** 54)
  code.op('f64x2.mul')
  code.get(x, small)
  code.op('v128.bitselect')
  code.set(scaled)
  code.get(small)
  constants.double(code, -54)
  code.op('v128.and')
  code.set(small)
  lnCore(code, constants, scaled, small)
  poison(code, x)
  code.op('f64x2.add')
  code.get(x)
  constants.double(code, 0)
  code.op('f64x2.le', 'v128.or')
}

/** Leaves whether a lane is below the normal numbers, negative ones included. */
export function anyBelowNormal(code: Code, constants: Constants, x: Local): void {
  code.get(x)
  constants.double(code, LEAST_NORMAL)
  code.op('f64x2.lt', 'v128.any_true')
}

/** Leaves ln x, the rare arguments by the function. */
export function inlineLn(code: Code, constants: Constants, { ln }: ExpAndLn, x: Local): void {
  anyBelowNormal(code, constants, x)
  code.if(
    'v128',
    () => {
      code.get(x)
      code.call(ln)
    },
    () => {
      lnCore(code, constants, x)
      poison(code, x)
      code.op('f64x2.add')
    },
  )
}
