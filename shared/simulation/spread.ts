import { centre } from '../model/distribution.ts'
import type { Distribution } from '../model/program.ts'

/** Standard normal at 90 %: an 80 % band of a normal reaches this many standard deviations to either side. */
export const Z_90 = 1.2815515655446004

/**
 * The distribution made wider or narrower around its centre by a factor of its 80 % half-width; a lognormal one keeps its
 * median and its form. A distribution of no width stays as it is.
 */
export function stretched({ kind, params }: Distribution, factor: number): Distribution {
  const [a = NaN, b = NaN] = params
  if (kind === 'normal') return { kind, params: [a, b * factor] }
  if (kind === 'lognormal') return { kind, params: [a, Math.asinh(Math.sinh(b * Z_90) * factor) / Z_90] }
  const middle = centre({ kind, params })
  return { kind, params: params.map((param) => middle + factor * (param - middle)) }
}
