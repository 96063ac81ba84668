import type { Output } from '../model/io.ts'

/** Ctrl-C and a polite kill: the first ends a run in order, a second at once. */
export function onInterrupt(
  out: Output,
  kept: 'proven' | 'measured' = 'proven',
): { signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const handle = () => {
    if (controller.signal.aborted) process.exit(130)
    out.write(`\nStopping: keeping what was ${kept} so far. Press Ctrl-C again to end at once.\n`)
    controller.abort()
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
  // The test runner listens too, and would end the process before anything is kept.
  const keepAlone = (event: string | symbol, listener: (...args: unknown[]) => void) => {
    if (event === 'SIGINT' || event === 'SIGTERM') queueMicrotask(() => process.off(event, listener))
  }
  process.on('newListener', keepAlone)
  return {
    signal: controller.signal,
    release: () => {
      process.off('newListener', keepAlone)
      process.off('SIGINT', handle)
      process.off('SIGTERM', handle)
    },
  }
}
