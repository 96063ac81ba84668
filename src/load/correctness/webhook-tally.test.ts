import { expect, test } from 'vitest'
import { openWebhookTally } from './webhook-tally.ts'

/** A hundred creations, one a second, each told of `delay` ms later; `skip` says which are not. */
function sent(delay: (n: number) => number, skip: (n: number) => boolean = () => false) {
  const tally = openWebhookTally()
  for (let n = 0; n < 100; n++) {
    tally.created(`k${n}`, n * 1000)
    if (!skip(n)) tally.arrived({ id: `e${n}`, keys: [`k${n}`] }, n * 1000 + delay(n))
  }
  return tally
}

test('each creation that is told of once is no fault, and its delay is told', () => {
  const { wrong, checked, told, delay } = sent((n) => (n < 95 ? 20 : 400)).result()
  expect([wrong, checked, delay?.count]).toEqual([0, 100, 100])
  expect(told).toMatch(
    /^0 lost and 0 delivered twice of 100 .*; delay p50 20\.0 ms, p95 20\.0 ms, p99 400 ms, at most 400 ms$/,
  )
})

test('every tenth event that never comes is lost', () => {
  const tally = sent(
    () => 5,
    (n) => n % 10 === 9,
  )
  expect(tally.lacking()).toBe(10)
  expect(tally.result()).toMatchObject({
    wrong: 10,
    told: expect.stringMatching(/^10 lost and 0 delivered twice of 100/),
  })
})

test('an event that comes again is told and is no fault, and that of somebody else is passed over', () => {
  const tally = sent(() => 5)
  tally.arrived({ id: 'e7', keys: ['k7'] }, 200_000)
  for (const _ of [1, 2]) tally.arrived({ id: 'other', keys: ['of-others'] }, 200_000)
  expect(tally.result()).toMatchObject({
    wrong: 0,
    told: expect.stringMatching(/^0 lost and 1 delivered twice of 100/),
  })
})

test('a delivery before the answer of its write has no delay, and none at all is nothing known', () => {
  const tally = openWebhookTally()
  expect(tally.result()).toMatchObject({ checked: 0, wrong: 0 })
  tally.arrived({ id: 'e', keys: ['k'] }, 10)
  tally.created('k', 12)
  expect(tally.result()).toMatchObject({ wrong: 0, delay: { count: 1, max: 0 } })
})
