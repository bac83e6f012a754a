import { Fault } from '../../shared/api/reply.ts'

/**
 * What undo and redo would do, read from the journal: an entry that undoes an edit is an undo, one that undoes an undo
 * is a redo. Any other entry clears what could be redone. The entry that made the workbook cannot be undone.
 */
export class UndoStacks {
  readonly #undo: number[] = []
  readonly #redo: number[] = []
  /** The first edit that each entry on a stack stands for, through all undoing and redoing. */
  readonly #origin = new Map<number, number>()

  /** Reads all entries anew, oldest first. */
  replay(entries: readonly { readonly seq: number; readonly undoes: number | null }[]): void {
    this.#undo.length = 0
    this.#redo.length = 0
    this.#origin.clear()
    for (const { seq, undoes } of entries) this.push(seq, undoes)
  }

  /** Entry that undo would undo, or null. */
  get undo(): number | null {
    return this.#undo.at(-1) ?? null
  }

  /** Undo that redo would undo, or null. */
  get redo(): number | null {
    return this.#redo.at(-1) ?? null
  }

  /** The edit that an entry stands for. */
  originOf(seq: number): number {
    return this.#origin.get(seq) ?? seq
  }

  /** Takes over a new entry. Throws journal-broken if it undoes another than the one whose turn it is. */
  push(seq: number, undoes: number | null): void {
    if (undoes === null) {
      if (seq > 1) this.#undo.push(seq)
      this.#redo.length = 0
      return
    }
    this.#origin.set(seq, this.originOf(undoes))
    if (undoes === this.#undo.at(-1)) {
      this.#undo.pop()
      this.#redo.push(seq)
    } else if (undoes === this.#redo.at(-1)) {
      this.#redo.pop()
      this.#undo.push(seq)
    } else {
      throw new Fault('journal-broken', { detail: `entry ${seq} undoes ${undoes} out of turn` })
    }
  }
}
