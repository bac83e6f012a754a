import type { IndicatorClass } from './growth-weights.ts'

// How wrong forecasts of short regional series were: the widths of the bands, as parameters that may be edited. Quantiles of
// the error of shared/simulation/forecast.ts on annual figures of 150 Chinese prefectures and provinces, origins 1994-2023,
// windows of 5 and 8 years; `basis` says how many each row rests on. On regions that took no part (three folds of regions)
// the 80 % bands covered 80 % on average over 13 indicators (77-85 % by indicator and window) and the 95 % bands 95 %
// (92-98 %); their interval score is 0.90 of that of pooled and mixed bands around decay3. From origins of 2013 on the
// 80 % bands covered 77-86 %. Rows with 13 regions (provinces) take the shape of the other money figures and are a little
// wider. No place is smaller than a prefecture: what a county or a town adds is an extrapolation (WIDER_BELOW_CITY).

/** Errors of one way of forecasting. */
interface Widths {
  /**
   * What makes errors larger or smaller than usual, for the lower side of the band (five numbers) and then the upper:
   * weight of the own variance of growth against the usual one (which counts as eight observations); of the squared mean
   * growth of three years; of the square of how far the last growth lies off the median, both against the usual variance;
   * exponent of a short history (4 growths rather than 7); exponent of the logarithm of the size.
   */
  readonly sway: readonly number[]
  /** Errors at 2.5, 10, 90, 97.5 % for horizons 1 to 5, row after row, before the sway (logarithm, logit or rate / 100). */
  readonly errors: readonly number[]
}

/** Widths of the bands of an indicator. */
export interface BandWidths {
  /** Usual standard deviation of yearly growth, and logarithm of the usual size in 亿元 or 万人. */
  readonly usual: { readonly spread: number; readonly size: number }
  readonly basis: { readonly windows: number; readonly regions: number }
  readonly own: Widths
  /** Null where peers say nothing. */
  readonly peers: Widths | null
}

/**
 * Factors below a city; not measured but extrapolated from the smallest prefectures (GDP of 150-300 亿元 errs half as much
 * again as the average). A place is as wide as its size or its level makes it, whichever is more.
 */
export const WIDER_BELOW_CITY = {
  county: { secondary: 1.25, other: 1.5 },
  town: { secondary: 1.25, other: 2 },
} as const

/** Factor for a history of no growth, of one and of two; measured on windows of 1 to 3 years. */
export const WIDER_WHEN_SHORT = [2.3, 1.2, 1.1] as const

/** Factor for a share without a row of its own: few are as steady as urbanisation. A judgement, not a measurement. */
export const WIDER_OTHER_SHARE = 2

/** The widths by indicator; `level` is for whatever has no row of its own. */
export const BAND_WIDTHS: Readonly<Record<IndicatorClass, BandWidths>> = {
  'gdp-published': {
    usual: { spread: 0.0481, size: 7.11 },
    basis: { windows: 5003, regions: 144 },
    own: {
      sway: [1.824, 0.177, 0.273, -0.149, 0.024, 0.308, 0.006, 0.145, 0.219, -0.094],
      errors: [
        -0.0633, -0.0292, 0.0644, 0.1023, -0.1092, -0.0481, 0.1224, 0.1856, -0.1418, -0.0709, 0.1716, 0.2479,
        -0.1876, -0.0882, 0.2232, 0.3154, -0.2169, -0.0984, 0.2852, 0.4125,
      ],
    },
    peers: {
      sway: [5.457, 0.065, 0.018, 0.037, 0.045, 0.176, 0.01, 0.063, 0.11, -0.084],
      errors: [
        -0.0501, -0.0238, 0.0644, 0.1102, -0.0863, -0.0392, 0.1213, 0.1883, -0.1256, -0.0556, 0.1634, 0.2431,
        -0.1513, -0.076, 0.2079, 0.3095, -0.176, -0.084, 0.2724, 0.3871,
      ],
    },
  },
  'gdp-revised': {
    usual: { spread: 0.0427, size: 7.04 },
    basis: { windows: 4289, regions: 127 },
    own: {
      sway: [10.254, 1.92, 3.656, -0.212, -0.043, 1.234, 0.007, 0.277, 0.4, -0.201],
      errors: [
        -0.0177, -0.0098, 0.0433, 0.0712, -0.03, -0.0155, 0.079, 0.1165, -0.0424, -0.0217, 0.1035, 0.1527,
        -0.058, -0.0262, 0.1276, 0.1793, -0.0733, -0.0291, 0.1545, 0.2197,
      ],
    },
    peers: {
      sway: [10.728, 0.929, 2.947, -0.138, -0.031, 0.397, 0.008, 0.099, 0.231, -0.174],
      errors: [
        -0.0202, -0.0116, 0.055, 0.0914, -0.0352, -0.0185, 0.0997, 0.1498, -0.0534, -0.0266, 0.1285, 0.1872,
        -0.0714, -0.0326, 0.1561, 0.2218, -0.0865, -0.0367, 0.1849, 0.2596,
      ],
    },
  },
  primary: {
    usual: { spread: 0.0599, size: 5.02 },
    basis: { windows: 4915, regions: 144 },
    own: {
      sway: [0.02, 0.375, 0.176, -0.122, 0.077, 0.047, 0.008, 0.08, 0.051, -0.116],
      errors: [
        -0.0949, -0.0411, 0.1018, 0.1597, -0.1346, -0.0651, 0.1815, 0.2851, -0.1765, -0.0835, 0.2676, 0.381,
        -0.2052, -0.0965, 0.3397, 0.4714, -0.2429, -0.1101, 0.4026, 0.5774,
      ],
    },
    peers: {
      sway: [0.017, 0.112, 0.034, 0.02, 0.043, 0.037, 0.016, 0.037, 0.039, -0.094],
      errors: [
        -0.1163, -0.055, 0.091, 0.1605, -0.1687, -0.0814, 0.1784, 0.277, -0.221, -0.1101, 0.2492, 0.3718,
        -0.291, -0.1424, 0.3123, 0.4564, -0.3424, -0.1571, 0.3822, 0.5407,
      ],
    },
  },
  secondary: {
    usual: { spread: 0.0747, size: 6.28 },
    basis: { windows: 4930, regions: 144 },
    own: {
      sway: [1.212, 0.017, 0.018, 0.009, 0.005, 0.44, 0.01, 0.118, 0.138, -0.109],
      errors: [
        -0.1489, -0.0668, 0.0982, 0.156, -0.2551, -0.1083, 0.1883, 0.2747, -0.3177, -0.1465, 0.2611, 0.3723,
        -0.3705, -0.1796, 0.3301, 0.4688, -0.4307, -0.1864, 0.4242, 0.5946,
      ],
    },
    peers: {
      sway: [1.489, 0.014, 0.018, 0.03, 0.027, 0.346, 0.015, 0.073, 0.062, -0.117],
      errors: [
        -0.1486, -0.0647, 0.0976, 0.1583, -0.2429, -0.0989, 0.1927, 0.2843, -0.297, -0.131, 0.2596, 0.3699,
        -0.3641, -0.1702, 0.3226, 0.4558, -0.4214, -0.1796, 0.4239, 0.5799,
      ],
    },
  },
  tertiary: {
    usual: { spread: 0.0461, size: 6.13 },
    basis: { windows: 4941, regions: 144 },
    own: {
      sway: [0.015, 0.014, 0.04, -0.062, 0.116, 0.011, 0.004, 0.008, 0.272, -0.143],
      errors: [
        -0.1063, -0.0535, 0.0771, 0.1646, -0.1696, -0.0953, 0.1329, 0.2334, -0.2531, -0.1291, 0.191, 0.306,
        -0.3228, -0.1673, 0.2482, 0.3936, -0.3673, -0.1954, 0.3018, 0.483,
      ],
    },
    peers: {
      sway: [0.016, 0.006, 0.016, -0.009, 0.106, 0.012, 0.006, 0.007, 0.237, -0.113],
      errors: [
        -0.1147, -0.0549, 0.0723, 0.1577, -0.1909, -0.1014, 0.1118, 0.2171, -0.2797, -0.136, 0.1654, 0.2758,
        -0.354, -0.1653, 0.2141, 0.3472, -0.4321, -0.1978, 0.2546, 0.4147,
      ],
    },
  },
  population: {
    usual: { spread: 0.0059, size: 5.86 },
    basis: { windows: 3495, regions: 115 },
    own: {
      sway: [0.006, 0.006, 0.004, -0.063, -0.165, 0.087, 0.482, 0.064, 0.337, -0.046],
      errors: [
        -0.0359, -0.0101, 0.004, 0.0108, -0.0783, -0.0219, 0.0086, 0.0257, -0.0987, -0.0393, 0.0132, 0.0359,
        -0.1187, -0.0554, 0.0186, 0.0463, -0.1295, -0.0729, 0.0227, 0.0606,
      ],
    },
    peers: {
      sway: [0.006, 0.006, 0.005, -0.054, -0.171, 0.089, 0.473, 0.053, 0.403, -0.044],
      errors: [
        -0.036, -0.0101, 0.0039, 0.0104, -0.0785, -0.0222, 0.0083, 0.025, -0.0987, -0.0392, 0.0134, 0.0361,
        -0.1169, -0.0544, 0.0197, 0.048, -0.1226, -0.0669, 0.0282, 0.0651,
      ],
    },
  },
  tax: {
    usual: { spread: 0.0758, size: 7.36 },
    basis: { windows: 351, regions: 13 },
    own: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.141, -0.0804, 0.1213, 0.175, -0.1805, -0.0978, 0.1853, 0.3174, -0.1879, -0.1054, 0.2592, 0.3856,
        -0.2623, -0.1158, 0.3095, 0.4646, -0.265, -0.1169, 0.3414, 0.5887,
      ],
    },
    peers: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.1465, -0.084, 0.1258, 0.1827, -0.1806, -0.0962, 0.191, 0.3262, -0.1897, -0.1105, 0.2343, 0.4143,
        -0.2984, -0.1409, 0.2971, 0.4678, -0.3014, -0.1423, 0.3, 0.5772,
      ],
    },
  },
  spending: {
    usual: { spread: 0.0553, size: 8.5 },
    basis: { windows: 299, regions: 13 },
    own: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.0759, -0.0425, 0.068, 0.1688, -0.1012, -0.0571, 0.1155, 0.1958, -0.1585, -0.0698, 0.1561, 0.2056,
        -0.16, -0.082, 0.177, 0.2474, -0.2011, -0.0981, 0.2079, 0.2534,
      ],
    },
    peers: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.0739, -0.0418, 0.0696, 0.166, -0.1031, -0.061, 0.1115, 0.1991, -0.1609, -0.0742, 0.1526, 0.2011,
        -0.1882, -0.0846, 0.1541, 0.2394, -0.202, -0.0855, 0.1904, 0.266,
      ],
    },
  },
  investment: {
    usual: { spread: 0.0537, size: 9.14 },
    basis: { windows: 221, regions: 13 },
    own: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.1517, -0.0492, 0.0691, 0.1134, -0.4317, -0.0577, 0.1555, 0.21, -0.5266, -0.0935, 0.2192, 0.3148,
        -0.7988, -0.0945, 0.3048, 0.42, -0.8068, -0.0954, 0.3674, 0.5109,
      ],
    },
    peers: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.1649, -0.0504, 0.0697, 0.1005, -0.4411, -0.0689, 0.1439, 0.1994, -0.5505, -0.086, 0.2048, 0.2857,
        -0.8098, -0.095, 0.2683, 0.3711, -0.8179, -0.0959, 0.3343, 0.4758,
      ],
    },
  },
  deposits: {
    usual: { spread: 0.0407, size: 7.47 },
    basis: { windows: 3147, regions: 115 },
    own: {
      sway: [0.022, 7.914, 8.766, -0.214, 0.102, 0.015, 0.003, 0.023, 0.853, -0.14],
      errors: [
        -0.01, -0.0052, 0.0633, 0.1066, -0.0168, -0.0083, 0.123, 0.1892, -0.0198, -0.0108, 0.1662, 0.2479,
        -0.0234, -0.0129, 0.2216, 0.3131, -0.0248, -0.0136, 0.2642, 0.3774,
      ],
    },
    peers: {
      sway: [7.331, 5.905, 8.649, -0.045, 0.084, 0.013, 0.004, 0.013, 0.693, -0.14],
      errors: [
        -0.011, -0.0058, 0.0597, 0.1045, -0.0169, -0.0094, 0.1158, 0.1801, -0.0203, -0.0121, 0.1594, 0.2383,
        -0.0237, -0.0141, 0.2039, 0.2956, -0.0263, -0.0154, 0.245, 0.3634,
      ],
    },
  },
  loans: {
    usual: { spread: 0.0526, size: 7 },
    basis: { windows: 3119, regions: 114 },
    own: {
      sway: [5.402, 1.798, 8.616, -0.102, -0.001, 0.172, 0.003, 0.033, 0.817, -0.233],
      errors: [
        -0.0204, -0.0099, 0.0688, 0.1332, -0.0325, -0.0173, 0.147, 0.2303, -0.0456, -0.0249, 0.2136, 0.3234,
        -0.0604, -0.0318, 0.2862, 0.4212, -0.0683, -0.0362, 0.3571, 0.5136,
      ],
    },
    peers: {
      sway: [0.437, 0.065, 0.48, 0.061, 0.007, 0.15, 0.004, 0.017, 0.606, -0.214],
      errors: [
        -0.0717, -0.0368, 0.0658, 0.1313, -0.1178, -0.0652, 0.1339, 0.2177, -0.1733, -0.0986, 0.1973, 0.2861,
        -0.2234, -0.1223, 0.2662, 0.3716, -0.2517, -0.1378, 0.3302, 0.4505,
      ],
    },
  },
  urbanisation: {
    usual: { spread: 0.0145, size: 0 },
    basis: { windows: 311, regions: 13 },
    own: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.0145, -0.0094, 0.021, 0.05, -0.0251, -0.0179, 0.036, 0.082, -0.0362, -0.026, 0.0506, 0.102,
        -0.0452, -0.0277, 0.0729, 0.1293, -0.054, -0.0352, 0.0932, 0.1744,
      ],
    },
    peers: {
      sway: [0.974, 0.155, 0.311, -0.083, 0.051, 0.074, 0.004, 0.07, 0.312, -0.146],
      errors: [
        -0.0199, -0.0124, 0.0188, 0.0303, -0.0401, -0.0267, 0.0305, 0.0566, -0.0549, -0.038, 0.0411, 0.07,
        -0.0731, -0.0514, 0.0533, 0.0821, -0.1011, -0.0613, 0.0693, 0.1025,
      ],
    },
  },
  'growth-rate': {
    usual: { spread: 0.0201, size: 0 },
    basis: { windows: 3990, regions: 114 },
    own: {
      sway: [0.28, 0.07, 0.324, -0.086, 0.162, 0.668, 0.006, 0.221, 0.585, 0.078],
      errors: [
        -0.0306, -0.0166, 0.0199, 0.0342, -0.0309, -0.0171, 0.0213, 0.0365, -0.0335, -0.0186, 0.0246, 0.0413,
        -0.0348, -0.0187, 0.0253, 0.042, -0.0352, -0.0189, 0.0255, 0.0444,
      ],
    },
    peers: null,
  },
  level: {
    usual: { spread: 0.0521, size: 6.58 },
    basis: { windows: 10114, regions: 150 },
    own: {
      sway: [0.812, 0.016, 0.23, -0.054, 0.026, 0.136, 0.004, 0.076, 0.303, -0.142],
      errors: [
        -0.1007, -0.0433, 0.0805, 0.1419, -0.1606, -0.0726, 0.1518, 0.246, -0.2189, -0.0992, 0.216, 0.3269,
        -0.2823, -0.1253, 0.279, 0.4095, -0.3323, -0.146, 0.3415, 0.5204,
      ],
    },
    peers: {
      sway: [1.065, 0.01, 0.104, -0.034, 0.045, 0.049, 0.005, 0.043, 0.281, -0.141],
      errors: [
        -0.0966, -0.042, 0.0811, 0.1456, -0.1544, -0.0686, 0.1552, 0.2541, -0.2144, -0.0964, 0.2111, 0.3229,
        -0.2739, -0.1232, 0.2693, 0.396, -0.3209, -0.1487, 0.3361, 0.4925,
      ],
    },
  },
}
