import type { IndicatorClass } from './growth-weights.ts'

// How wrong forecasts of short regional series were: the widths of the bands, as parameters that may be edited. Quantiles of
// the error of shared/simulation/forecast.ts on annual figures of 150 Chinese prefectures and provinces, origins 1994-2023,
// windows of 5 and 8 years; USUAL says how many windows and regions each row rests on. All money figures together tell what
// makes errors larger or smaller; each indicator departs from that as far as its own errors carry it, one of 13 provinces
// hardly. Ends that few regions tell are moved out as Student's quantiles are. On regions that took no part (five folds of
// regions, dealt anew after the choices were made) the 80 % bands cover 81 % on average over 13 indicators for windows of 5
// and 8, 81 and 82 % for 2 to 4 and 12, and the 95 % bands 95-96 %; the interval score is 0.91 and 0.92 (windows of 5 and 8)
// of the best of pooled and mixed bands around decay3 and the mean of three methods, 0.89 and 0.91 on the scale of the
// series. No place is smaller than a prefecture: what a county or a town adds is an extrapolation (WIDER_BELOW_CITY).
// test/bench/forecast.ts fits and checks.

/** Errors of one way of forecasting, on the scale of the series: logarithm, ln(p/(1−p)) or rate / 100. */
export interface Widths {
  /** Errors of a usual series one year ahead at 2.5, 10, 90 and 97.5 %. */
  readonly ends: readonly [far: number, low: number, high: number, top: number]
  /** Powers of the years ahead with which the ends of a side grow. */
  readonly exponents: { readonly lower: number; readonly upper: number }
  /**
   * What makes the errors of a side larger or smaller than usual: six weights, added in the exponent, of the own variance,
   * of a jump either way, of a jump downwards, of growth below the usual, of a short history, and of the size (bands.ts).
   */
  readonly sway: { readonly lower: readonly number[]; readonly upper: readonly number[] }
}

/** Widths of the bands of an indicator. */
export interface BandWidths {
  /** Usual mean growth of three years, usual standard deviation of yearly growth, logarithm of the usual size in 亿元 or 万人. */
  readonly usual: { readonly growth: number; readonly spread: number; readonly size: number }
  readonly basis: { readonly windows: number; readonly regions: number }
  readonly own: Widths
  /** Null where peers say nothing. */
  readonly peers: Widths | null
}

/**
 * Factors below a city; not measured but extrapolated. GDP of the smallest prefectures (150-300 亿元) errs twice as much as
 * the average. Elsewhere errors shrink by e^0.11 where a place is e times as large (0.04 deposits, 0.08 一产 and 三产, 0.12
 * people, 0.16 二产): of a county (an eighth of its prefecture) a quarter more, of a town (a thirtieth) half as much again.
 * 二产 errs so much everywhere that a quarter is enough: with it and 三产 at a half, the sum of a town's sectors errs twice as
 * much as a city's, as its GDP does. A place is as wide as its size or its level makes it, whichever is more.
 */
export const WIDER_BELOW_CITY = {
  county: { gdp: 1.5, secondary: 1.25, other: 1.25 },
  town: { gdp: 2, secondary: 1.25, other: 1.5 },
} as const

/** Factor for a history of no growth, of one, two and three; measured on windows of 1 to 4 years. */
export const WIDER_WHEN_SHORT = [1.3, 1.3, 1.17, 1.07] as const

/** Factor for a share without a row of its own: few are as steady as urbanisation. A judgement, not a measurement. */
export const WIDER_OTHER_SHARE = 2

/** Windows and regions measured; usual growth and its deviation, usual size. `level` is for whatever has no row of its own. */
const USUAL = `
gdp-published  5003 144 0.1169 0.0481 7.1642
gdp-revised    4289 127 0.1083 0.0427 7.1792
primary        4915 144 0.0814 0.0599 4.9179
secondary      4930 144 0.1126 0.0747 6.2833
tertiary       4941 144 0.1342 0.0461 6.2206
population     3495 115 0.0024 0.0059 5.8162
tax             351  13 0.0695 0.0758 7.3186
spending        299  13 0.0838 0.0553 8.4204
investment      221  13 0.1832 0.0537 9.0438
deposits       3147 115 0.1217 0.0407 7.5486
loans          3119 114  0.145 0.0526 7.1255
urbanisation    311  13 0.0555 0.0145      0
growth-rate    3990 114  0.099 0.0201      0
level         31215 147 0.1166 0.0518  6.586
`

/** Ends at 2.5, 10, 90 and 97.5 %; exponents below and above; six weights of the sway below and six above. */
const ERRORS = `
gdp-published own   -0.1181 -0.0573 0.0770 0.1159   0.82  0.85   0.32  0.09  0.07 -0.04  0.05  0.05   0.16  0.07  0.03  0.16  0.10 -0.12
gdp-published peers -0.1259 -0.0619 0.0737 0.1151   0.81  0.81   0.34  0.04  0.08  0.02  0.06  0.05   0.16  0.05  0.04  0.07  0.16 -0.10
gdp-revised   own   -0.0902 -0.0457 0.0661 0.1015   0.77  0.73   0.37  0.10  0.14 -0.11  0.04 -0.04   0.22  0.12  0.00  0.13  0.19 -0.24
gdp-revised   peers -0.0955 -0.0493 0.0652 0.1012   0.78  0.69   0.42  0.05  0.16 -0.05  0.03 -0.04   0.20  0.12  0.02  0.06  0.23 -0.20
primary       own   -0.1132 -0.0540 0.1074 0.1662   0.67  0.78   0.08  0.18  0.14 -0.19  0.02  0.08   0.23  0.02  0.00  0.18  0.13 -0.12
primary       peers -0.1181 -0.0588 0.0990 0.1577   0.71  0.79   0.09  0.10  0.15 -0.11  0.05  0.05   0.18  0.04  0.04  0.06  0.16 -0.10
secondary     own   -0.2173 -0.1032 0.1218 0.1814   0.72  0.82   0.22  0.03  0.08  0.03  0.01  0.01   0.18  0.09 -0.01  0.15  0.21 -0.15
secondary     peers -0.2295 -0.1101 0.1188 0.1775   0.71  0.79   0.25 -0.03  0.09  0.06  0.02  0.01   0.16  0.09  0.00  0.06  0.21 -0.14
tertiary      own   -0.1054 -0.0550 0.0855 0.1480   0.82  0.73   0.05  0.15  0.01  0.06  0.08  0.10  -0.02 -0.05 -0.05  0.15  0.14 -0.17
tertiary      peers -0.1094 -0.0539 0.0806 0.1442   0.85  0.67   0.10  0.11  0.00  0.12  0.05  0.09  -0.04 -0.06 -0.05  0.10  0.23 -0.15
population    own   -0.0329 -0.0127 0.0058 0.0155   1.01  1.07   0.00  0.04 -0.07 -0.03  0.00 -0.17   0.17  0.11 -0.09 -0.13  0.27 -0.16
population    peers -0.0338 -0.0132 0.0056 0.0147   0.98  1.14   0.01  0.02 -0.08 -0.03  0.00 -0.17   0.16  0.11 -0.08 -0.13  0.31 -0.13
tax           own   -0.1848 -0.0928 0.1461 0.2200   0.39  0.60   0.26  0.21  0.08 -0.07  0.00  0.09   0.16  0.05 -0.06  0.10  0.30 -0.27
tax           peers -0.1940 -0.0971 0.1394 0.2098   0.38  0.63   0.32  0.16  0.09 -0.06  0.00  0.08   0.17  0.04 -0.03  0.07  0.34 -0.26
spending      own   -0.1223 -0.0640 0.0730 0.1125   0.65  0.62   0.26  0.17  0.01 -0.09  0.01  0.07   0.11  0.10  0.01  0.17  0.26 -0.15
spending      peers -0.1229 -0.0646 0.0739 0.1144   0.66  0.61   0.32  0.12  0.04 -0.07  0.01  0.07   0.12  0.08  0.04  0.14  0.31 -0.14
investment    own   -0.2895 -0.0662 0.0807 0.1125   0.71  1.03   0.30  0.21  0.08  0.07  0.00  0.19   0.12  0.08 -0.06  0.16  0.27 -0.26
investment    peers -0.2766 -0.0681 0.0784 0.1123   0.78  1.03   0.37  0.16  0.10  0.08  0.01  0.18   0.13  0.06 -0.02  0.12  0.32 -0.27
deposits      own   -0.0779 -0.0414 0.0643 0.0981   0.65  0.79   0.30  0.19  0.00 -0.26  0.03  0.06   0.01  0.06  0.04  0.06  0.33 -0.20
deposits      peers -0.0767 -0.0452 0.0628 0.0991   0.65  0.76   0.37  0.16  0.01 -0.22  0.03  0.06  -0.05  0.03  0.05  0.03  0.35 -0.18
loans         own   -0.0875 -0.0471 0.0716 0.1140   0.85  0.88   0.27  0.24 -0.01 -0.16  0.06  0.03   0.21  0.08  0.03  0.21  0.29 -0.23
loans         peers -0.0934 -0.0531 0.0723 0.1155   0.86  0.84   0.29  0.20 -0.02 -0.06  0.06  0.02   0.16  0.08  0.05  0.11  0.33 -0.22
urbanisation  own   -0.0296 -0.0182 0.0222 0.0378   0.78  0.84   0.22  0.19  0.06 -0.08  0.01  0.07   0.10  0.06  0.00  0.27  0.29 -0.18
urbanisation  peers -0.0300 -0.0183 0.0219 0.0359   0.76  0.84   0.28  0.16  0.04 -0.03  0.02  0.07   0.12  0.04  0.04  0.23  0.34 -0.16
growth-rate   own   -0.0498 -0.0267 0.0270 0.0453   0.07  0.19   0.15  0.15  0.02 -0.13 -0.01  0.00   0.10  0.14 -0.04  0.07  0.17  0.00
level         own   -0.1149 -0.0538 0.0830 0.1340   0.78  0.81   0.29  0.22  0.05 -0.02  0.00  0.07   0.15  0.12 -0.01  0.13  0.27 -0.18
level         peers -0.1185 -0.0571 0.0805 0.1314   0.78  0.78   0.35  0.17  0.06  0.00  0.01  0.07   0.16  0.10  0.03  0.08  0.31 -0.16
`

/** The widths by indicator; `level` is for whatever has no row of its own. */
export const BAND_WIDTHS = read()

function read(): Readonly<Record<IndicatorClass, BandWidths>> {
  const errors = new Map(
    rowsOf(ERRORS).map(({ words: [name, way], numbers }) => [`${name} ${way}`, widthsOf(numbers)]),
  )
  const rows = rowsOf(USUAL).flatMap(({ words: [name = ''], numbers }): [string, BandWidths][] => {
    const [windows = 0, regions = 0, growth = 0, spread = 0, size = 0] = numbers
    const own = errors.get(`${name} own`)
    const peers = errors.get(`${name} peers`) ?? null
    return own ? [[name, { usual: { growth, spread, size }, basis: { windows, regions }, own, peers }]] : []
  })
  return Object.fromEntries(rows) as Record<IndicatorClass, BandWidths>
}

function widthsOf(numbers: readonly number[]): Widths {
  const [far = 0, low = 0, high = 0, top = 0, lower = 0, upper = 0, ...sway] = numbers
  return {
    ends: [far, low, high, top],
    exponents: { lower, upper },
    sway: { lower: sway.slice(0, 6), upper: sway.slice(6) },
  }
}

function rowsOf(
  table: string,
): readonly { readonly words: readonly string[]; readonly numbers: readonly number[] }[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map((cells) => ({
      words: cells.filter((cell) => /^[a-z]/.test(cell)),
      numbers: cells.filter((cell) => !/^[a-z]/.test(cell)).map(Number),
    }))
}
