/** The note on how forecasts would have done, under the charts. */
export const backtest = {
  title: '往年预测得怎样：{{indicator}}',
  hint: '留出最后几年，用此前的数据按短序列预测，再与实际比较。平均误差以实际数的百分比计（统计上叫 MAPE）；与此前年均变动相比的倍数小于 1，说明比照搬上年准（MASE）；“80% 区间命中”是实际数落在 80% 区间内的比例。不含情景里的假设和政策。',
} as const
