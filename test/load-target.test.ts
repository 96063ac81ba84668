import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { UserFolder } from './assay-process.ts'

const PLAN = (call: string) => `plan: brief
arrivals: even
phases: [{ name: day, role: steady, for: 200ms, rate: 10 }]
calls: [{ call: '${call}' }]
thresholds: [dropped = 0]
`
const READING = 'GET /api/erp/vendors'
const WRITING = 'PUT /api/erp/purchase-orders/{key}'

/** A target that takes note of whoever connects. */
async function counting() {
  const seen = { connections: 0 }
  const server = createServer((socket) => {
    seen.connections += 1
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const folder = await UserFolder.create()
  return {
    ...{ seen, folder, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    [Symbol.asyncDispose]: async () => {
      server.close()
      await folder.remove()
    },
  }
}

const REFUSED: [what: string, call: string, target: object, complaint: string][] = [
  ['a write that it does not allow', WRITING, {}, 'it does not allow "write"'],
  ['a plan of more calls than it allows', READING, { load: { calls: 1 } }, 'allows 1 calls in one run'],
  ['a plan that peaks above its ceiling', READING, { load: { rate: 3 } }, 'the plan peaks at 10.0'],
  ['load on production', READING, { environment: 'production' }, 'it does not allow "load"'],
  ['a host that is not this machine', READING, { baseUrl: 'https://erp-test.example.com' }, '"load"'],
  [
    'a host that is not named',
    READING,
    { baseUrl: 'https://erp-test.example.com', allow: ['load'] },
    'does not name erp-test.example.com',
  ],
]

test.each(REFUSED)('%s ends with exit code 5 before anybody connects', async (_, call, change, complaint) => {
  await using at = await counting()
  const target = {
    ...{ baseUrl: at.baseUrl, environment: 'test', api: 'makini', system: 'sap-s4hana' },
    connections: { primary: { access: 'env:OWN_TOKEN' } },
    ...change,
  }
  await at.folder.write('assay.config.yaml', JSON.stringify({ targets: { own: target } }))
  await at.folder.write('brief.load.yaml', PLAN(call))
  const ended = await at.folder.command(['load', 'brief.load.yaml', '--target', 'own'], {
    OWN_TOKEN: 'a-token-of-its-own',
  })
  expect(ended.code).toBe(5)
  expect(ended.stderr).toContain(complaint)
  expect(ended.stderr).toContain('2 calls in 0.2 s')
  expect(at.seen.connections).toBe(0)
})

test('this machine takes load without a word, and is connected to', async () => {
  await using at = await counting()
  const target = { baseUrl: at.baseUrl, environment: 'test', api: 'makini', system: 'sap-s4hana' }
  const connections = { primary: { access: 'env:OWN_TOKEN' } }
  await at.folder.write('assay.config.yaml', JSON.stringify({ targets: { own: { ...target, connections } } }))
  await at.folder.write('brief.load.yaml', PLAN(READING))
  const ended = await at.folder.command(['load', 'brief.load.yaml', '--target', 'own'], {
    OWN_TOKEN: 'a-token-of-its-own',
  })
  expect(ended.code).toBe(3)
  expect(at.seen.connections).toBeGreaterThan(0)
  expect(ended.stdout + ended.stderr).not.toContain('a-token-of-its-own')
})
