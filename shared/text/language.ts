/** Languages of the program; Chinese is the source. */
export type Language = 'zh-CN' | 'en-US'
