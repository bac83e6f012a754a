import type { Input, Outputs, Verb } from '../../shared/api/verbs.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { Backend } from './backend.ts'

/** One verb's work on checked input: a value, or what the user must mend; throws Fault when the world fails. */
export type Handler<V extends Verb> = (backend: Backend, input: Input<V>) => Promise<Result<Outputs[V]>>
