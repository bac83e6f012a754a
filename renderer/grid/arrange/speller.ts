import { useEffect, useState } from 'react'
import type { Speller } from '../editors.ts'
import { loadSpeller } from '../pinyin.ts'

/** The pinyin dictionary once it has been loaded. */
export function useSpeller(): Speller | null {
  const [spell, setSpell] = useState<Speller | null>(null)
  useEffect(() => {
    let mounted = true
    async function load(): Promise<void> {
      const loaded = await loadSpeller()
      if (mounted) setSpell(() => loaded)
    }
    void load()
    return () => {
      mounted = false
    }
  }, [])
  return spell
}
