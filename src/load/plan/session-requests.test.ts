import { expect, test } from 'vitest'
import type { WireRequest } from '../engine/undici-send.ts'
import type { StepPlan } from '../load-plan.ts'
import { sessionRequests } from './session-requests.ts'

const BASE: WireRequest = {
  ...{ method: 'PUT', path: '/v1/items/old?deep=1', headers: { 'content-length': '9' } },
  body: '{"title":"was","lines":[]}',
}
const STEP: StepPlan = { call: 'PUT /items/{key}' }
const entry = (step: StepPlan) => ({
  ...{ operation: 'o', connection: 'primary', kind: 'write', weight: 1 },
  step,
})
const answer = (body: unknown, status = 200) => ({
  ...{ status, contentType: 'application/json' },
  text: () => (typeof body === 'string' ? body : JSON.stringify(body)),
})

test('a step is sent with what the plan changes, behind the path of the target', () => {
  const { request } = sessionRequests('r1')
  const step = { ...STEP, path: { key: 'a b' }, query: { page: 2 }, set: { '/title': 'load {run}-{n}' } }
  expect(request(entry(step), BASE, 7)).toEqual({
    ...{ method: 'PUT', path: '/v1/items/a%20b?deep=1&page=2', headers: {} },
    body: '{"title":"load r1-7","lines":[]}',
  })
})

test('what one step has captured is there for later ones of the same session alone', () => {
  const { request } = sessionRequests('r1')
  const first = request(entry({ ...STEP, capture: { made: '/data/key' } }), BASE, 1)
  expect(first?.take?.(answer({ data: { key: 12 } }))).toBeUndefined()
  const later = { ...STEP, path: { key: '{made}' } }
  expect(request(entry(later), BASE, 1)?.path).toBe('/v1/items/12?deep=1')
  expect(request(entry(later), BASE, 2)).toBeUndefined()
})

test.each([
  [{ capture: { made: '/data/key' } }, { data: {} }],
  [{ capture: { made: '/data/key' } }, 'no JSON'],
  [{ expect: { '/data/title': 'load {run}-{n}' } }, { data: { title: 'load r1-8' } }],
])('%j is wrong data in the answer %j', (look, body) => {
  const step = { ...STEP, ...look } as StepPlan
  expect(sessionRequests('r1').request(entry(step), BASE, 7)?.take?.(answer(body))).toBe('wrong-data')
})

test('what is as expected is not, and what was refused is told by its status', () => {
  const step = { ...STEP, expect: { '/data/title': 'load {run}-{n}' } }
  const take = sessionRequests('r1').request(entry(step), BASE, 7)?.take
  expect(take?.(answer({ data: { title: 'load r1-7' } }))).toBeUndefined()
  expect(take?.(answer({}, 404))).toBeUndefined()
})
