import { writeParameters } from '../client/parameters.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { OperationParameter } from '../model/operation.ts'

/** A request with a value of a parameter beside the path in it; undefined where it cannot be sent as it is. */
export function requestWith(parameter: OperationParameter, value: unknown): Request | undefined {
  try {
    const { query, headers } = writeParameters([[parameter, value]])
    const request = new Request(`http://localhost/?${query}`, { headers })
    // Blanks around a header's value are none of it, and an empty one may get lost on the way (RFC 9110 section 5.5).
    const isWhole = Object.entries(headers).every(
      ([name, text]) => text !== '' && request.headers.get(name) === text && /^[\x20-\x7e]+$/.test(text),
    )
    return isWhole ? request : undefined
  } catch (error) {
    if (error instanceof TypeError || error instanceof HarnessError) return undefined
    throw error
  }
}
