import { HarnessError } from '../model/harness-error.ts'

export type PactLibrary = Pick<
  typeof import('@pact-foundation/pact-core'),
  'makeConsumerPact' | 'makeConsumerAsyncMessagePact'
>

/** The version of Pact's specification that contracts are written in: V4, which holds requests and messages in one file. */
export const PACT_V4 = 5

/**
 * Pact's own library. It is native and is loaded when it is first needed; its reporting of use is off before that.
 * @throws HarnessError PACT_UNAVAILABLE where there is none for this machine.
 */
export async function pactLibrary(environment: Record<string, string | undefined>): Promise<PactLibrary> {
  environment.PACT_DO_NOT_TRACK = 'true'
  try {
    return await import('@pact-foundation/pact-core')
  } catch (cause) {
    throw new HarnessError(
      'PACT_UNAVAILABLE',
      "Pact's library cannot be loaded on this machine: install again with optional packages (npm ci --include=optional).",
      cause,
    )
  }
}
