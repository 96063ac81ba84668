import { expect, it, vi } from 'vitest'
import { type Omissions, omissionsOf, without } from './omissions.ts'
import { smallest } from './smallest.ts'

const order = {
  vendor: '7',
  note: 'n',
  tags: ['a', 'b', 'c'],
  lines: [
    { name: 'x', price: 1, unit: { code: 'm', name: 'metre' } },
    { name: 'y', price: -1, unit: { code: 'kg', name: 'kilo' } },
  ],
  ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field${index}`, index])),
}

/** What is left of the order where this fails, and how often it was asked. */
async function leastOf(fails: (value: unknown) => boolean, keeps: (value: unknown) => boolean = () => true) {
  const asked = vi.fn(async (omitted: Omissions) => fails(without(order, omitted)))
  const found = await smallest(omissionsOf(order, keeps), asked, { seed: 1, tries: 40, runs: 1 })
  return { value: found && without(order, found.value), tries: asked.mock.calls.length }
}

it('leaves out all that a failure does not need, in few tries', async () => {
  const { value, tries } = await leastOf((one) => JSON.stringify(one).includes('-1'))
  expect([value, tries < 30]).toEqual([{ lines: [{ price: -1 }] }, true])
})

it('keeps two parts that fail only together', async () => {
  const both = (one: unknown) => ['"note"', '"field7"'].every((name) => JSON.stringify(one).includes(name))
  expect((await leastOf(both)).value).toEqual({ note: 'n', field7: 7 })
})

it('is done at once where only what may not go is needed', async () => {
  const keeps = (one: unknown) => JSON.stringify(one).includes('"vendor"')
  expect(await leastOf(() => true, keeps)).toEqual({ value: { vendor: '7' }, tries: 2 })
})

it('gives nothing where the whole does not fail again', async () => {
  expect(await leastOf(() => false)).toEqual({ value: undefined, tries: 1 })
})

it('changes no value, and takes names of the language for names', () => {
  const value = JSON.parse('{"__proto__":{"a":1,"b":2},"c":[1,2,3]}')
  expect(JSON.stringify(without(value, ['/__proto__/a', '/c/1']))).toBe('{"__proto__":{"b":2},"c":[1,3]}')
  expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1,"b":2},"c":[1,2,3]}')
})
