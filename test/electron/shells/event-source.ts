/** As much of a browser's EventSource as the page's client uses, over Node's fetch. */
export function eventSourceOver(
  origin: string,
  headers: Record<string, string>,
  ended: AbortSignal,
): unknown {
  // A test puts its own fetch into the page's place.
  const nodeFetch = fetch
  return class extends EventTarget {
    constructor(path: string) {
      super()
      void this.#read(`${origin}${path}`)
    }

    async #read(url: string): Promise<void> {
      try {
        const response = await nodeFetch(url, { headers, signal: ended })
        this.dispatchEvent(new Event('open'))
        let text = ''
        const decoder = new TextDecoder()
        for await (const part of response.body ?? []) {
          text += decoder.decode(part as Uint8Array, { stream: true })
          const events = text.split('\n\n')
          text = events.pop() ?? ''
          for (const event of events) this.#dispatch(event)
        }
      } catch (error) {
        if (!ended.aborted) throw error
      }
    }

    #dispatch(event: string): void {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      const name = /^event: (.*)$/m.exec(event)?.[1]
      const lastEventId = /^id: (.*)$/m.exec(event)?.[1] ?? ''
      if (data !== undefined && name !== undefined)
        this.dispatchEvent(new MessageEvent(name, { data, lastEventId }))
    }
  }
}
