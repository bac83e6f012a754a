/** The note on how forecasts would have done, under the charts. */
export const backtest = {
  title: 'How past forecasts did: {{indicator}}',
  hint: 'The last years are left out, forecast from the short series before them, and compared with what came. The mean error is a share of the actual figure (MAPE); below 1 time the usual yearly change before it, the forecast did better than repeating the last year (MASE); a band held as often as the figure fell into it. Assumptions and levers of the scenario take no part.',
} as const
