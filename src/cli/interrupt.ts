import type { Output } from '../model/io.ts'

/** Ctrl-C and a polite kill: the first ends a run in order, a second at once. */
export function onInterrupt(out: Output): { signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const handle = () => {
    if (controller.signal.aborted) process.exit(130)
    out.write('\nStopping: keeping what was proven so far. Press Ctrl-C again to end at once.\n')
    controller.abort()
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', handle)
      process.off('SIGTERM', handle)
    },
  }
}
