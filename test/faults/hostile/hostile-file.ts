import type { UnreadableReason } from '../../../shared/table/rejection.ts'

/** A hostile or broken file, and what must become of it: a reason, or that it is read harmlessly. */
export interface Hostile {
  readonly name: string
  readonly outcome: UnreadableReason | 'read'
  /** In pieces, so that nobody has to hold the whole of a large one. */
  readonly pieces: () => Iterable<Buffer>
  /** Large enough that only its pieces are ever made. */
  readonly streamed: boolean
}

/** A document type whose entities grow without end. */
export const LAUGHS =
  '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'

/** A file that is made whole. */
export function one(name: string, outcome: Hostile['outcome'], make: () => Buffer): Hostile {
  return { name, outcome, pieces: () => [make()], streamed: false }
}

function* repeated(piece: Buffer, times: number): Iterable<Buffer> {
  for (let at = 0; at < times; at += 1) yield piece
}

/** A text of a piece again and again. */
export function text(name: string, outcome: Hostile['outcome'], piece: string, times: number): Hostile {
  return { name, outcome, pieces: () => repeated(Buffer.from(piece), times), streamed: true }
}
