import { expect, it, vi } from 'vitest'
import { smallest } from './smallest.ts'
import { contextOf, SCHEMA_ALONE, validValues } from './values.ts'

const order = {
  type: 'object',
  properties: {
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { n: { type: 'integer' }, t: { type: 'string' } },
        required: ['n'],
      },
    },
    note: { type: 'string' },
  },
  required: ['lines'],
}
const orders = () => validValues(SCHEMA_ALONE, contextOf(order))
const isLarge = async (value: unknown) => /"n":\d{3}/.test(JSON.stringify(value))

it('finds the smallest value that fails', async () => {
  const found = await smallest(orders(), isLarge, { seed: 3, tries: 500 })
  expect(found?.value).toEqual({ lines: [{ n: 100 }] })
})

it('finds it again by its path', async () => {
  const found = await smallest(orders(), isLarge, { seed: 3, tries: 500 })
  const fails = vi.fn(isLarge)
  const again = await smallest(orders(), fails, { seed: 3, tries: 500, path: found?.path ?? '' })
  expect(again?.value).toEqual(found?.value)
  expect(fails.mock.calls[0]?.[0]).toEqual(found?.value)
})

it('asks no more often than it may', async () => {
  const fails = vi.fn(isLarge)
  await smallest(orders(), fails, { seed: 3, tries: 12 })
  expect(fails.mock.calls.length).toBe(12)
})

it('finds nothing where nothing fails', async () => {
  expect(await smallest(orders(), async () => false, { seed: 3, tries: 20 })).toBeUndefined()
})

it('passes on what the question throws', async () => {
  const lost = async () => {
    throw new Error('connection lost')
  }
  await expect(smallest(orders(), lost, { seed: 3, tries: 20 })).rejects.toThrow('connection lost')
})
