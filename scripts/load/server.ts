import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { realClock } from '../../src/load/engine/clock.ts'
import type { Behaviour, Witness } from './behaviour.ts'

// A thread of its own, so that its work is not the generator's. Tells its address, and what it saw when it is asked.
const behaviour = workerData as Behaviour
const witness: Witness = { came: [], refused: [] }
let free = 0
let count = 0

type Plan = { at: number; act: (response: ServerResponse) => void } | undefined

const answered = (response: ServerResponse) => response.writeHead(200, { 'content-length': '2' }).end('ok')

function planFor(now: number): Plan {
  const first = witness.came[0] ?? now
  switch (behaviour.kind) {
    case 'constant':
      return { at: now + behaviour.ms, act: answered }
    case 'freeze': {
      const [from, to] = [first + behaviour.afterMs, first + behaviour.afterMs + behaviour.forMs]
      return { at: (now >= from && now < to ? to : now) + behaviour.ms, act: answered }
    }
    case 'capacity':
      free = Math.max(free, now) + 1000 / behaviour.perSecond
      return { at: free, act: answered }
    case 'throttle':
      return {
        at: now + behaviour.ms,
        act: count % behaviour.each === 0 ? refuse(behaviour.retryAfter) : answered,
      }
    case 'failing':
      if (count % behaviour.hang === 0) return undefined
      return {
        at: now + behaviour.ms,
        act: count % behaviour.reset === 0 ? (response) => response.destroy() : answered,
      }
  }
}

function refuse(seconds: number): (response: ServerResponse) => void {
  return (response) => {
    witness.refused.push(realClock.now())
    response.writeHead(429, { 'retry-after': String(seconds) }).end()
  }
}

const server = createServer((request, response) => {
  const now = realClock.now()
  request.resume()
  count += 1
  witness.came.push(now)
  const plan = planFor(now)
  if (plan) realClock.at(plan.at, () => plan.act(response))
})

server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
parentPort?.on('message', () => parentPort?.postMessage(witness))
