import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Depot, openDepot, type Row } from './depot.ts'

const MILLION = 1_000_000
const page = async ({ as }: Depot, query: string): Promise<Row> => (await as('GET', `/crates?${query}`)).body

/** Median milliseconds of an act, so that a pause of the machine does not count. */
async function median(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 15; round++) {
    const began = performance.now()
    await act()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[7] ?? 0
}

test('the last page of a million records is as quick as the first', async () => {
  const depot = openDepot({ records: MILLION })
  await median(() => page(depot, 'limit=50'))
  const first = await median(() => page(depot, 'limit=50&at=0'))
  const last = await median(() => page(depot, `limit=50&at=${MILLION / 50 - 1}`))
  expect(last / first).toBeLessThan(3)
})

test('a million records are counted, reached and found', async () => {
  const depot = openDepot({ records: MILLION })
  const { results, page: place } = await page(depot, `limit=50&at=${MILLION / 50 - 1}`)
  expect([place.count, place.last_row, results.length]).toEqual([MILLION, MILLION, 50])
  expect((await depot.as('GET', `/crates/${results[49].id}`)).body).toEqual(results[49])
})

test('a million records take no more memory than a thousand', async () => {
  const grown = async (records: number) => {
    const depot = openDepot({ records })
    await page(depot, 'limit=50')
    const before = process.memoryUsage().heapUsed
    await page(depot, `limit=50&at=${records / 50 - 1}`)
    return process.memoryUsage().heapUsed - before
  }
  await grown(1000)
  expect(await grown(MILLION)).toBeLessThan((await grown(1000)) + 20_000_000)
})

test('a stretch of time is found among a million without looking at each', async () => {
  const depot = openDepot({ records: MILLION })
  const { results } = await page(depot, 'limit=3&at=200000')
  const from = `where.created_at.gte=${results[0].created_at}`
  const found = await page(depot, `${from}&where.created_at.lte=${results[2].created_at}`)
  expect(found.results).toEqual(results)
})

test('ordering a million by creation time backwards shows the last record first', async () => {
  const depot = openDepot({ records: MILLION })
  const { results } = await page(depot, 'order.created_at=desc&limit=2')
  const last = await page(depot, `limit=2&at=${MILLION / 2 - 1}`)
  expect(results).toEqual(last.results.toReversed())
})

test('filters and order agree between a small and a large list', async () => {
  const depot = openDepot({ records: 30_000 })
  const found = await page(depot, 'where.grade=a&where.weight.gt=79&order.weight=desc&limit=50')
  const weights = found.results.map(({ weight }: Row) => weight)
  expect(weights).toEqual(weights.toSorted((a: number, b: number) => b - a))
  expect(found.results.every(({ grade, weight }: Row) => grade === 'a' && weight > 79)).toBe(true)
  const again = await page(depot, 'where.grade=a&where.weight.gt=79&order.weight=desc&limit=50')
  expect(again).toEqual(found)
})

test('what a large list remembers is forgotten when a record changes', async () => {
  const depot = openDepot({ records: 30_000 })
  const { results } = await page(depot, 'where.weight.gt=79')
  depot.control.touch('crates', results[0].id, { weight: 1 })
  const after = await page(depot, 'where.weight.gt=79')
  expect(after.results[0].id).toBe(results[1].id)
})

test('pages partition the list, whatever its length and the page size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 130 }),
      fc.integer({ min: 1, max: 50 }),
      async (records, limit) => {
        const depot = openDepot({ records })
        const seen: unknown[] = []
        const { page: first } = await page(depot, `limit=${limit}`)
        for (let at = 0; at <= first.last; at++)
          seen.push(...(await page(depot, `limit=${limit}&at=${at}`)).results.map(({ id }: Row) => id))
        expect([seen.length, new Set(seen).size, first.count]).toEqual([records, records, records])
      },
    ),
    { numRuns: 40, seed: 7 },
  )
})
