import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { AdoptionCheck } from '../../../../shared/api/adoption.ts'
import { useMirror, useWorkbook } from '../../../workbook/context.tsx'

interface AdoptionSession {
  /** The adoption looked at; null takes the newest. */
  readonly selected: string | null
  readonly dueOnly: boolean
}

const store = createStore<AdoptionSession>(() => ({ selected: null, dueOnly: true }))

/** What the panel holds while the window is open. */
export function useAdoptionSession(): AdoptionSession {
  return useStore(store)
}

/** Changes a part of it. */
export function changeAdoptions(part: Partial<AdoptionSession>): void {
  store.setState(part)
}

/** The check of an adoption; the last one stays until the next has come. */
export function useCheck(adoption: string | null): {
  readonly check: AdoptionCheck | null
  readonly working: boolean
} {
  const workbook = useWorkbook()
  const seq = useMirror(({ info }) => info?.seq ?? 0)
  const [check, setCheck] = useState<AdoptionCheck | null>(null)
  const [working, setWorking] = useState(false)
  useEffect(() => {
    if (adoption === null) return undefined
    const id = `check/${adoption}/${seq}`
    let over = false
    const ask = async () => {
      setWorking(true)
      const found = await workbook.checkAdoption(id, adoption)
      if (over) return
      if (found) setCheck(found)
      setWorking(false)
    }
    void ask()
    return () => {
      over = true
      void workbook.cancel(id)
    }
  }, [workbook, adoption, seq])
  return { check: check?.adoption === adoption ? check : null, working }
}
