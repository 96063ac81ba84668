import type { CheckResult } from '../model/report.ts'

/** Checks in a row that got no judgeable answer until the target itself is asked. */
const IN_A_ROW = 5

const SILENT = new Set(['TARGET_FAILED', 'TARGET_UNREACHABLE', 'TARGET_REFUSED'])

/**
 * Ends a run whose target went silent: each of a thousand checks would wait for its deadline. Takes results as they come;
 * after some in a row without an answer `ask` tells, by throwing, whether the target as a whole is gone.
 */
export function watchForSilence(ask: () => Promise<void>): Silence {
  const controller = new AbortController()
  let inARow = 0
  return {
    signal: controller.signal,
    take: async ({ status, error }) => {
      if (status === 'skipped') return
      inARow = error && SILENT.has(error.code) ? inARow + 1 : 0
      if (inARow < IN_A_ROW || controller.signal.aborted) return
      inARow = 0
      await ask().catch((reason: unknown) => controller.abort(reason))
    },
  }
}

export interface Silence {
  /** Aborted once the target is gone, with the reason. */
  signal: AbortSignal
  take(result: Pick<CheckResult, 'status' | 'error'>): Promise<void>
}
