/** The note on how forecasts would have done, under the charts. */
export const backtest = {
  title: '回测：{{indicator}}',
  few: '样本不足',
  hint: '留出最后几年，用此前的数据按短序列预测，再与实际比较。MAPE 是平均误差占实际数的百分比；MASE 是平均误差相当于此前年均变动的倍数，小于 1 好于照搬上年；“80% 区间命中”是实际数落在 80% 区间内的比例。不含情景里的假设和政策。',
} as const
