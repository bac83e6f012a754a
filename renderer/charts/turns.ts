// Several charts follow one slider. Drawn all in one task they would keep a key or a click waiting for as long as all of
// them take; so each has a task of its own, between which the browser looks after the person.

const waiting = new Map<object, () => void>()
let isTaken = false

const { port1, port2 } = new MessageChannel()
port1.addEventListener('message', next)
port1.start()

/** Draws at once if nothing else has been drawn in this task, else in its turn; what still waits for `key` is dropped. */
export function drawInTurn(key: object, draw: () => void): void {
  if (isTaken) {
    waiting.set(key, draw)
    return
  }
  take(draw)
}

/** Forgets what waits for `key`. */
export function leaveTurns(key: object): void {
  waiting.delete(key)
}

function take(draw: () => void): void {
  isTaken = true
  port2.postMessage(null)
  draw()
}

function next(): void {
  isTaken = false
  const [first] = waiting
  if (!first) return
  const [key, draw] = first
  waiting.delete(key)
  take(draw)
}
