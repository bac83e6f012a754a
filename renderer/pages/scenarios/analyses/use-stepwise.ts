import { useEffect, useState } from 'react'
import { goOn, type Stepwise } from '../../../../shared/simulation/stepwise.ts'

/** How long one slice of a computation may take, in ms: shorter than a frame, so that typing and scrolling go on. */
const SLICE = 10

/** A computation on its way. */
export interface Working<T> {
  /** What came out last; it stays while a newer one is on its way. */
  readonly value: T | null
  /** Share that is done of the one on its way; null if there is none. */
  readonly progress: number | null
}

type Make<T> = () => Stepwise<T>

interface State<T> extends Working<T> {
  /** What the progress is of. */
  readonly of: Make<T> | null
}

/** Runs a computation in slices between frames; another `make` takes its place, and none ends it. Memoise `make`. */
export function useStepwise<T>(make: Make<T> | null): Working<T> {
  const [state, setState] = useState<State<T>>({ value: null, progress: null, of: null })
  useEffect(() => {
    if (!make) return undefined
    const work = make()
    const slice = () => {
      const until = performance.now() + SLICE
      const step = goOn(work, () => performance.now() >= until)
      if (step.done) {
        setState({ value: step.value, progress: null, of: make })
        return
      }
      const progress = step.value.done / step.value.total
      setState(({ value }) => ({ value, progress, of: make }))
      timer = setTimeout(slice, 0)
    }
    let timer = setTimeout(slice, 0)
    return () => clearTimeout(timer)
  }, [make])
  if (make === null) return { value: state.value, progress: null }
  return { value: state.value, progress: state.of === make ? state.progress : 0 }
}
