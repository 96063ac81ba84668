import type { Called, Depot, Row } from './depot.ts'
import { everything, type openStored } from './stored.ts'

export const it = { origin: 'declared' } as const

/** A depot with a claim of each kind that a mutant below breaks. */
export const CLAIMS: Parameters<typeof openStored>[0] = {
  rateLimit: { requests: 60_000, per: '60s' },
  writeLimit: { ...it, id: 'rate', style: 'window', requests: 4, per: '10s' },
  roles: {
    clerk: { title: 'Clerk', denies: [{ ...it, id: 'no', entity: 'crates', operations: ['create'] }] },
  },
  entities: {
    crates: {
      replay: 'same',
      states: { ...it, id: 'ways', initial: 'open', transitions: { open: ['sealed'], sealed: ['lost'] } },
      limits: [
        { ...it, id: 'grade', kind: 'read-only', fields: ['/grade'] },
        { ...it, id: 'sealed', kind: 'frozen', states: ['sealed', 'lost'], fields: ['/weight'] },
      ],
    },
    orders: {
      limits: [
        {
          ...it,
          id: 'amount',
          kind: 'business-rule',
          title: 'x',
          where: { '/lines/*/amount': { above: 0 } },
        },
      ],
    },
  },
}

export const label = 'Apples'
export const lines = [1, 2, 3].map((amount) => ({ amount, price: 10 }))

export const make = async ({ as }: Depot, path: string, json: unknown): Promise<Called> =>
  as('POST', path, { json })
const read = async ({ as }: Depot, path: string): Promise<Row> => (await as('GET', path)).body
export const remade = async (depot: Depot, json: Row): Promise<Row> =>
  read(depot, `/crates/${(await make(depot, '/crates', json)).body.id}`)
export const amounts = ({ lines }: Row): number[] => lines?.map(({ amount }: Row) => amount)

/** Sends an order with one wrong line among three; returns what is left of it. */
export async function afterWrongLine(depot: Depot): Promise<unknown> {
  const before = (await everything(depot, '/orders')).length
  const { status } = await make(depot, '/orders', { lines: lines.with(2, { amount: 0, price: 1 }) })
  return [status, ...(await everything(depot, '/orders')).slice(before).map(amounts)]
}

export async function changedOrder(depot: Depot): Promise<Row> {
  const { body } = await make(depot, '/orders', { lines })
  await depot.as('PUT', `/orders/${body.id}`, { json: { lines: [{ id: body.lines[1].id, amount: 9 }] } })
  const order = await read(depot, `/orders/${body.id}`)
  return {
    ...order,
    mirrored: (await everything(depot, '/lines')).filter((line) => line.order_id === body.id),
  }
}

export async function change(
  depot: Depot,
  json: Row,
): Promise<{ answered: Row; stored: Row; status: number }> {
  const { body } = await make(depot, '/crates', { label, weight: 1 })
  const { body: answered, status } = await depot.as('PUT', `/crates/${body.id}`, { json })
  return { answered, status, stored: await read(depot, `/crates/${body.id}`) }
}

/** Statuses of moving a new crate through these states and writing a frozen field at the end. */
export async function through(depot: Depot, states: string[]): Promise<number[]> {
  const { body } = await make(depot, '/crates', { label })
  const statuses = []
  for (const state of states)
    statuses.push((await depot.as('PUT', `/crates/${body.id}/state`, { json: { state } })).status)
  statuses.push((await depot.as('PUT', `/crates/${body.id}`, { json: { label, weight: 2 } })).status)
  return statuses
}

/** Creates until one is refused. Tells how many were taken, how many are there, and whether waiting as told helps. */
export async function flood(depot: Depot): Promise<unknown> {
  const before = (await everything(depot, '/crates')).length
  let taken = 0
  let answer = await make(depot, '/crates', { label: `0` })
  for (; answer.status === 201 && taken < 20; taken++)
    answer = await make(depot, '/crates', { label: `${taken + 1}` })
  const there = (await everything(depot, '/crates')).length - before
  depot.clock.advance(Number(answer.headers.get('retry-after')) * 1000)
  return [taken, there, (await make(depot, '/crates', { label: 'later' })).status]
}
