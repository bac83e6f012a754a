// The store's face to the shells and the command line; nothing else in this folder is for them.
export type { Store } from './contract.ts'
export { createStore } from './create.ts'
export { openStore } from './open.ts'
