import { createHmac, timingSafeEqual } from 'node:crypto'
import { loadRecipe, sign, verifier } from '../../src/webhooks/index.ts'
import { interleave, type Measure, timed } from './measure.ts'

const SECRET = 'a secret of a sender, in text'
const ROUNDS = 15
const SIZES = [
  { name: '1 KiB', bytes: 1024, calls: 4000 },
  { name: '1 MiB', bytes: 1024 * 1024, calls: 20 },
]
const RECIPES = ['github', 'slack']

/** Verifications against what nobody can save: an HMAC of the same bytes by node:crypto, and one comparison. */
export async function* benchWebhooks(): AsyncGenerator<Measure> {
  for (const name of RECIPES) for (const size of SIZES) yield await measure(name, size)
}

async function measure(name: string, { name: size, bytes, calls }: (typeof SIZES)[number]): Promise<Measure> {
  const recipe = await loadRecipe(name)
  const body = Buffer.alloc(bytes, 'a body, ')
  const now = 1_700_000_000_000
  const { headers } = sign(recipe, [SECRET], { body, time: now })
  // As Node hands them on: some before, some after.
  const received = { host: 'example.com', 'content-type': 'application/json', ...headers, accept: '*/*' }
  const check = verifier(recipe, [SECRET])
  const right = Buffer.from(headers[recipe.signature?.header ?? ''] ?? '')
  const before = name === 'slack' ? 'v0:1700000000:' : ''
  const prefix = name === 'slack' ? 'v0=' : 'sha256='
  const ours = () => check({ headers: received, body, now }).ok
  const bare = () => {
    const hmac = createHmac('sha256', SECRET)
    if (before) hmac.update(before)
    return timingSafeEqual(right, Buffer.from(prefix + hmac.update(body).digest('hex')))
  }
  if (!ours() || !bare()) throw new Error(`The bench of ${name} verifies nothing.`)
  const round = (action: () => boolean) => () => timed(async () => repeat(action, calls))
  await interleave(3, round(bare), round(ours))
  const { first, second } = await interleave(ROUNDS, round(bare), round(ours))
  const rate = Math.round((calls / second) * 1000).toLocaleString('en')
  return {
    name: `webhooks against bare HMAC, ${name} ${size}: its rate (${rate}/s)`,
    value: first / second,
    unit: '×',
    aim: { at: 'least', value: 0.7 },
  }
}

function repeat(action: () => boolean, calls: number): void {
  for (let call = 0; call < calls; call += 1) action()
}
