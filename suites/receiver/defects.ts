import type { ReceiverFaults } from '../../src/kit/receiver/index.ts'

type Request = Parameters<NonNullable<ReceiverFaults['request']>>[0]
type Answer = ReturnType<NonNullable<ReceiverFaults['request']>>

/** Values of a header, by the end of its name: recipes call theirs differently. */
export function valuesOf({ headers }: Request, ending: string): string[] {
  return headers.filter(([name]) => name.toLowerCase().endsWith(ending)).map(([, value]) => value)
}

/** Does something to requests for which something holds, and lets the others be. */
export function where(holds: (request: Request) => boolean, act: () => Answer): ReceiverFaults {
  return { request: (request) => (holds(request) ? act() : undefined) }
}

/** As code does that reads what is not there. */
export function fail(): never {
  throw new TypeError('Cannot read properties of undefined')
}

export const accept = (): Answer => ({ status: 200 })

/** A body parsed and written again, where it can be. */
export function rewritten(body: Buffer): Buffer {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(body.toString())))
  } catch {
    return body
  }
}

/** The n-th call and each that follows by as many is done otherwise. */
export function everyNth<Value>(n: number, otherwise: Value): (value: Value) => Value {
  let count = 0
  return (value) => {
    count += 1
    return count % n === 0 ? otherwise : value
  }
}
