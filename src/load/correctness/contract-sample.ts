import type { ApiDocument, Violation } from '../../spec/api.ts'
import type { Answered, WireRequest } from '../engine/undici-send.ts'
import type { CorrectnessMeasured } from '../measured.ts'

/** Answers that are kept at most: they are held against the document once the run is over, so that no latency counts the work. */
const KEPT = 500

export interface ContractSample {
  /** The same request, whose answer is looked at if it falls into the sample. */
  watch(address: string, index: number, request: WireRequest): WireRequest
  /** Undefined where no sample was asked for. */
  result(): CorrectnessMeasured | undefined
}

/** `percent` of all answers, chosen by their place in the plan alone. */
export function contractSample(document: Pick<ApiDocument, 'validators'>, percent: number): ContractSample {
  const kept: (Answered & { address: string })[] = []
  let sent = 0
  return {
    watch: (address, index, request) => {
      sent += 1
      if (scattered(index) * 100 >= percent || kept.length >= KEPT) return request
      return {
        ...request,
        take: (answer) => {
          kept.push({ ...answer, address })
          return request.take?.(answer)
        },
      }
    },
    result: () => (percent === 0 ? undefined : judged(document, kept, sent)),
  }
}

/** Spreads whole numbers over 0 to 1 (Fibonacci hashing). */
function scattered(index: number): number {
  return (Math.imul(index + 1, 2_654_435_769) >>> 0) / 2 ** 32
}

function judged(
  { validators }: Pick<ApiDocument, 'validators'>,
  kept: readonly (Answered & { address: string })[],
  sent: number,
): CorrectnessMeasured {
  const wrong = kept.flatMap(({ address, status, contentType, text }) => {
    const [first] = validators.response(address, { status, contentType, body: parsed(text()) })
    return first ? [{ address, first }] : []
  })
  return {
    ...{ what: 'contract', checked: kept.length, of: sent, wrong: wrong.length },
    told: `${wrong.length} of ${kept.length} answers that were looked at, of ${sent} sent, break the document`,
    // What was seen is left out: it is the target's data.
    examples: wrong.slice(0, 5).map(({ address, first }) => `${address}: ${shown(first)}`),
  }
}

function shown({ pointer, expected }: Violation): string {
  return `${pointer || 'answer'} ${expected}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
