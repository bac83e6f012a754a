/** The note on how forecasts would have done, under the charts. */
export const backtest = {
  title: 'Back-test: {{indicator}}',
  few: 'too few figures',
  hint: 'The last years are left out, forecast from the short series before them, and compared with what came. MAPE is the mean error as a share of the actual figure; MASE is the mean error as a multiple of the usual yearly change before, below 1 being better than repeating the last year; a band held as often as the figure fell into it. Assumptions and levers of the scenario take no part.',
} as const
