/** The note on how forecasts would have done, under the charts. */
export const backtest = {
  title: 'Back-test: {{indicator}}',
  few: 'too few figures',
  hint: 'The last years are left out, forecast from the short series before them, and compared with what came. A MASE below 1 beats “as the year before”. Assumptions and levers of the scenario take no part.',
} as const
