import { HighlightStyle, StreamLanguage } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import {
  CLAUSE_WORDS,
  DECLARATION_WORDS,
  PREVIOUS_WORDS,
  SOURCE_WORDS,
  STEP_OPENERS,
  TIME_WORDS,
} from '../../../shared/model/words.ts'

const WORD = /^[\p{L}_][\p{L}\p{N}_]*/u

function kindOfWord(word: string, first: boolean): string | null {
  if (first && (DECLARATION_WORDS.has(word) || STEP_OPENERS.has(word))) return 'keyword'
  const fixed = [SOURCE_WORDS, TIME_WORDS, PREVIOUS_WORDS, CLAUSE_WORDS].some((words) => words.has(word))
  return fixed ? 'atom' : null
}

/** Colours for the eye only: what a text means is decided by `readModel`. */
export const modelLanguage = StreamLanguage.define({
  name: 'model',
  token(stream) {
    const first = stream.sol()
    if (first && stream.match(/^#+.*/)) return 'heading'
    if (stream.match(/^(\/\/|※).*/)) return 'comment'
    if (stream.match(/^\d+(\.\d+)?/)) return 'number'
    const word = stream.match(WORD)
    if (Array.isArray(word)) return kindOfWord(word[0], first)
    stream.next()
    return null
  },
})

/** Few colours, all from the palette. */
export const MODEL_COLOURS = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600', color: 'var(--zh-ink)' },
  { tag: tags.comment, color: 'var(--zh-muted)' },
  { tag: tags.keyword, fontWeight: '600', color: 'var(--zh-accent)' },
  { tag: tags.atom, color: 'var(--zh-accent)' },
  { tag: tags.number, color: 'var(--zh-good)' },
])
