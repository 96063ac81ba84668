/** Time of a run. Instants are in ms with fractions, from any beginning, and never go back. */
export interface LoadClock {
  now(): number
  /** Does something at this instant or shortly after, never before; the answer calls it off. */
  at(instant: number, act: () => void): () => void
}

/** The clock of this thread's machine. A timer of Node's may ring up to a millisecond early: it is wound again then. */
export const realClock: LoadClock = {
  now: () => performance.now(),
  at: (instant, act) => {
    let timer: NodeJS.Timeout
    const wind = () => {
      timer = setTimeout(ring, Math.max(0, instant - performance.now()))
    }
    const ring = () => (performance.now() < instant ? wind() : act())
    wind()
    return () => clearTimeout(timer)
  },
}
