/** Features of Chromium that the program's window does without, in a browser as in Electron. */
export const UNWANTED_FEATURES = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  // After a key it keeps every answer waiting until the next frame is on the screen. Ours are there before that frame is
  // drawn and would go into it: an edit is seen a whole frame sooner without.
  'DeferRendererTasksAfterInput',
].join(',')
