import { expect, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import { crashIn } from './crash.ts'

const REFUSED = 'the connection was refused (ECONNREFUSED)'
const DROPPED = 'the connection was closed before the answer was complete (UND_ERR_SOCKET)'

/** Exchanges `x1`, `x2` …, each answered (true) or ended by a failure. */
function exchanges(...ends: (true | string)[]): Exchange[] {
  return ends.map((end, index) => ({
    ...{ id: `x${index + 1}`, startedAt: '', durationMs: 1 },
    request: { method: 'POST', url: `https://a.example/pets/${index + 1}`, headers: [] },
    ...(end === true ? { response: { status: 200, headers: [] } } : { failure: end }),
  }))
}

test.each<[what: string, ends: (true | string)[], named: string | undefined]>([
  ['dropped the request', [true, DROPPED, REFUSED], 'x2'],
  ['answered and then took no more', [true, true, REFUSED], 'x2'],
  ['never answered', [REFUSED, REFUSED], undefined],
  ['answered all', [true, true], undefined],
  ['was silent', [true, 'no complete answer came in time (TimeoutError)'], 'x2'],
])('a server that %s and is gone is blamed for %j', (_, ends, named) => {
  expect(crashIn(exchanges(...ends), `It does not answer: ${REFUSED}.`)?.detail.exchange).toBe(named)
})

test('a server that is slow afterwards is not gone', () => {
  const slow = 'It does not answer: no complete answer came in time (TimeoutError).'
  expect(crashIn(exchanges(true, DROPPED), slow)).toBeUndefined()
})
