import { whoAmI } from '../api/backend.ts'
import { openStore, type Store } from '../store/store.ts'
import type { Answer, Call } from './verb.ts'

/**
 * Lets a verb read a workbook without touching its file, and says so if another has it open. The first argument is the
 * file. Throws Fault.
 */
export async function reading(call: Call, work: (store: Store) => Promise<Answer>): Promise<Answer> {
  return using(await openStore(call.arguments[0] ?? '', { who: whoAmI(), readOnly: true }), call, work)
}

/** Lets a verb change a workbook; if another has it open, the change is refused with the holder's name. */
export async function writing(call: Call, work: (store: Store) => Promise<Answer>): Promise<Answer> {
  return using(await openStore(call.arguments[0] ?? '', { who: whoAmI() }), call, work)
}

async function using(store: Store, call: Call, work: (store: Store) => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await work(store)
    const held = store.info().readOnly
    if (held?.reason !== 'held' || answer.exit !== 0) return answer
    return { ...answer, messages: [heldBy(held.holder, call), ...answer.messages] }
  } finally {
    await store.close()
  }
}

function heldBy(holder: string, { language }: Call): string {
  return language === 'zh-CN'
    ? `工作簿正由 ${holder} 打开编辑，以下是此刻已保存的内容。`
    : `${holder} has the workbook open; this is what is saved at this moment.`
}
