// The inverse of the normal distribution function: algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988),
// relative accuracy about 1e-16.
import type { ModuleBuilder } from './binary.ts'
import type { Code, Local } from './code.ts'
import type { Constants } from './constants.ts'
import { polynomial } from './elementary.ts'

/** Numerators and denominators for |p − ½| ≤ 0.425, for r = √(−ln p) ≤ 5, and beyond. */
export const AS241 = {
  central: [
    [
      3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
      67265.7709270087, 33430.57558358813, 2509.0809287301227,
    ],
    [
      1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
      28729.085735721943, 5226.495278852854,
    ],
  ],
  tail: [
    [
      1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
      0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
    ],
    [
      1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
      0.0005475938084995345, 1.0507500716444169e-9,
    ],
  ],
  far: [
    [
      6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
      0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
    ],
    [
      1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
      0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
    ],
  ],
} as const satisfies Record<string, readonly [readonly number[], readonly number[]]>

/** Half width of the central part. */
export const CENTRAL = 0.425
/** r of the central part is this less q². */
export const CENTRAL_SQUARE = 0.180625

/** Leaves the quotient of a pair of polynomials of x. */
export function quotient(
  code: Code,
  constants: Constants,
  [over, under]: readonly [readonly number[], readonly number[]],
  x: Local,
): void {
  polynomial(code, constants, over, x)
  polynomial(code, constants, under, x)
  code.op('f64x2.div')
}

/** Adds the function for every probability; 0 and 1 and what lies outside give missing. */
export function addProbit(module: ModuleBuilder, constants: Constants, ln: number): number {
  const { index, code } = module.function(null, ['v128'], ['v128'])
  const [p, q, r, s] = [code.param(0), code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(p)
  constants.double(code, 0.5)
  code.op('f64x2.sub')
  code.set(q)
  // The central value times q.
  constants.double(code, CENTRAL_SQUARE)
  code.get(q, q)
  code.op('f64x2.mul', 'f64x2.sub')
  code.set(r)
  quotient(code, constants, AS241.central, r)
  code.get(q)
  code.op('f64x2.mul')
  // The tails by the smaller of p and 1 − p.
  constants.double(code, 1)
  code.get(p)
  code.op('f64x2.sub')
  code.get(p)
  code.op('f64x2.pmin')
  code.call(ln)
  code.op('f64x2.neg', 'f64x2.sqrt')
  code.set(r)
  code.get(r)
  constants.double(code, 1.6)
  code.op('f64x2.sub')
  code.set(s)
  quotient(code, constants, AS241.tail, s)
  code.get(r)
  constants.double(code, 5)
  code.op('f64x2.sub')
  code.set(s)
  quotient(code, constants, AS241.far, s)
  code.get(r)
  constants.double(code, 5)
  code.op('f64x2.le', 'v128.bitselect')
  // With the sign of q.
  code.get(q)
  constants.long(code, 0x8000_0000, 0)
  code.op('v128.and', 'v128.xor')
  code.get(q)
  code.op('f64x2.abs')
  constants.double(code, CENTRAL)
  code.op('f64x2.le', 'v128.bitselect')
  return index
}
