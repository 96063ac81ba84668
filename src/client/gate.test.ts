import { expect, test } from 'vitest'
import { loadApi } from '../spec/load-api.ts'
import { type Gate, type GateSettings, gateMemory, openGate } from './gate.ts'

const { document } = await loadApi('specs/makini')
const vendors = { method: 'GET', url: 'https://api.test/base/api/erp/vendors' }

/** Gates of two threads, with one clock that moves when one waits. */
function gates(settings: Partial<GateSettings>): {
  two: [Gate, Gate]
  waits: number[]
  clock: { ms: number }
} {
  const clock = { ms: 1_000_000 }
  const waits: number[] = []
  const all = { exclude: [], memory: gateMemory(), ...settings }
  const sleep = async (ms: number) => void waits.push(ms)
  const open = () => openGate(all, { document, baseUrl: 'https://api.test/base', now: () => clock.ms, sleep })
  return { two: [open(), open()], waits, clock }
}

test('requests of all threads share one rate, evenly and without saving up', async () => {
  const { two, waits, clock } = gates({ rate: 10 })
  const [a, b] = two
  await a.pass(vendors)
  await b.pass(vendors)
  await a.pass(vendors)
  expect(waits).toEqual([100, 200])
  clock.ms += 5000
  await a.pass(vendors)
  await b.pass(vendors)
  expect(waits).toEqual([100, 200, 100])
})

test('requests of all threads share one budget, after which nothing is sent', async () => {
  const [a, b] = gates({ maxRequests: 2 }).two
  await a.pass(vendors)
  await b.pass(vendors)
  expect(b.stopped()).toBeUndefined()
  await expect(a.pass(vendors)).rejects.toMatchObject({ code: 'STOPPED', kind: 'stopped' })
  expect([b.stopped(), b.passed()]).toEqual(['requests', 2])
  await expect(b.pass(vendors)).rejects.toThrow('--max-requests')
})

test('a run whose time is over sends nothing more, and nobody goes on waiting', async () => {
  const { two, waits } = gates({})
  const [a, b] = two
  a.stop()
  await b.sleep(60_000)
  expect(waits).toEqual([])
  expect(() => b.demandOpen('GET /api/erp/vendors')).toThrow('--time-budget')
})

test.each([
  ['method:DELETE', 'DELETE', '/api/erp/vendors/7', false],
  ['method:DELETE', 'DELETE', '/nowhere', false],
  ['method:DELETE', 'GET', '/api/erp/vendors/7', true],
  ['/api/erp/vendors/{key}', 'GET', '/api/erp/vendors/7', false],
  ['/api/erp/vendors/{key}', 'DELETE', '/api/erp/vendors/7', false],
  ['tag:Vendors', 'PATCH', '/api/erp/vendors/7', false],
  ['tag:Vendors', 'GET', '/api/erp/invoices', true],
])('with %s excluded, %s %s is let through: %s', async (pattern, method, path, isOpen) => {
  const [gate] = gates({ exclude: [pattern] }).two
  const passing = gate.pass({ method, url: `https://api.test/base${path}?x=1` })
  const passed = await passing.then(
    () => true,
    () => false,
  )
  expect([passed, gate.passed()]).toEqual([isOpen, isOpen ? 1 : 0])
})
