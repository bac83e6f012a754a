// Aggregations over towns begin before the first town.
import type { EmitContext } from './emit.ts'
import { frameSlot } from './shape.ts'

/** Writes the function that sets accumulators to what they start from. */
export function emitBegin(
  { module, constants, depth, lanes }: EmitContext,
  exported: string,
  accumulators: readonly { readonly slot: number; readonly start: number }[],
): string | null {
  if (accumulators.length === 0) return null
  const { code } = module.function(exported, ['i32', 'i32'])
  const [page, at] = [code.local('i32'), code.local('i32')]
  code.get(code.param(0))
  code.memory('i32.load', 4 * frameSlot('regional', 0, depth))
  code.set(page)
  code.upTo(at, 16, code.param(1), () => {
    for (const { slot, start } of accumulators) {
      code.get(page)
      constants.double(code, start)
      code.memory('v128.store', slot * lanes * 8)
    }
    code.get(page)
    code.i32(16)
    code.op('i32.add')
    code.set(page)
  })
  return exported
}
