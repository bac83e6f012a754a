/** The shape of a namespace in another language: the same keys, any words. */
export type TextsLike<T> = { readonly [K in keyof T]: T[K] extends string ? string : TextsLike<T[K]> }
