import type { Distribution } from '../model/program.ts'

/** The value below which a distribution lies with probability p (strictly between 0 and 1). */
export function quantileOf({ kind, params }: Distribution, p: number): number {
  const [a = NaN, b = NaN, c = NaN] = params
  switch (kind) {
    case 'normal':
      return a + b * normalQuantile(p)
    case 'lognormal':
      return a * Math.exp(b * normalQuantile(p))
    case 'uniform':
      return a + (b - a) * p
    case 'empirical':
      return sampleQuantile(params, p)
    case 'triangular':
      return triangular(a, b, c, p)
    case 'pert':
      return c > a
        ? a + (c - a) * betaQuantile(1 + (4 * (b - a)) / (c - a), 1 + (4 * (c - b)) / (c - a), p)
        : a
  }
}

function triangular(a: number, b: number, c: number, p: number): number {
  if (!(c > a)) return a
  const turn = (b - a) / (c - a)
  return p < turn ? a + Math.sqrt(p * (c - a) * (b - a)) : c - Math.sqrt((1 - p) * (c - a) * (c - b))
}

/** Straight lines between the values of a sample in order. */
function sampleQuantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * p
  const low = sorted[Math.floor(place)] ?? NaN
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place))
}

/** The quantile of what is left of a distribution between two ends; null is without end. */
export function quantileWithin(
  distribution: Distribution,
  [low, high]: readonly [number | null, number | null],
  p: number,
): number {
  const from = low === null ? 0 : shareBelow(distribution, low)
  const to = high === null ? 1 : shareBelow(distribution, high)
  const value = quantileOf(distribution, from + (to - from) * p)
  return Math.min(high ?? Infinity, Math.max(low ?? -Infinity, value))
}

/** Probability below a value, by halving. */
function shareBelow(distribution: Distribution, value: number): number {
  let [low, high] = [0, 1]
  for (let count = 0; count < 52; count += 1) {
    const middle = (low + high) / 2
    if (quantileOf(distribution, middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}

// Wichura (1988), algorithm AS241, PPND16: relative accuracy about 1e-16.
const CENTRAL = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
] as const
const TAIL = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const
const FAR = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const

/** Quantile of the standard normal distribution. */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(CENTRAL[0], r)) / polynomial(CENTRAL[1], r)
  }
  const depth = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const [above, below] = depth <= 5 ? TAIL : FAR
  const r = depth - (depth <= 5 ? 1.6 : 5)
  return (Math.sign(q) * polynomial(above, r)) / polynomial(below, r)
}

/** Quantile of the beta distribution by halving; parameters of PERT lie between 1 and 5. */
function betaQuantile(a: number, b: number, p: number): number {
  let [low, high] = [0, 1]
  for (let count = 0; count < 60; count += 1) {
    const middle = (low + high) / 2
    if (betaShare(a, b, middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Regularised incomplete beta function by its continued fraction (Lentz), on the side where it converges fast. */
function betaShare(a: number, b: number, x: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(b, a, 1 - x)
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))]
  let fraction = d
  for (let m = 1; m < 200; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return front * fraction
}

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** Logarithm of the gamma function for x of at least 1 (Lanczos). */
function logGamma(x: number): number {
  const at = x - 1
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => total + (index === 0 ? coefficient : coefficient / (at + index)),
    0,
  )
  const t = at + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum)
}
