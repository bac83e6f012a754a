import type { Speller } from './editors.ts'

let loading: Promise<Speller> | null = null

/** Loads the pinyin dictionary, once, when a list is first opened: it is larger than the rest of the grid. */
export function loadSpeller(): Promise<Speller> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, ReturnType<Speller>>()
    return (text) => {
      const before = known.get(text)
      if (before) return before
      const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true })
      const spelled = {
        initials: syllables
          .map((syllable) => syllable.slice(0, 1))
          .join('')
          .toLowerCase(),
        full: syllables.join('').toLowerCase(),
      }
      known.set(text, spelled)
      return spelled
    }
  })
  return loading
}
