import { type Faults, mutant } from '../../src/kit/index.ts'
import { type Asked, answering, crash, taken } from './answering.ts'

/** Takes a body that is refused as invalid where a defect would not have looked. */
function overlooking(method: string, part: string, isOverlooked: (body: Body) => boolean): Faults {
  return answering(
    (asked) =>
      asked.method === method &&
      asked.path.includes(part) &&
      asked.status >= 400 &&
      isOverlooked(bodyOf(asked)),
    taken,
  )
}

type Body = Record<string, unknown> & { lineItems?: Record<string, unknown>[] }

function bodyOf({ text }: Asked): Body {
  try {
    const body = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : { none: true }
  } catch {
    return { none: true }
  }
}

const line = (body: Body): Record<string, unknown> =>
  (Array.isArray(body.lineItems) && body.lineItems[0]) || {}

/** Takes no notice of one fault in one parameter of some lists. */
function ignoring(part: string, name: string, isOverlooked: (value: string) => boolean = () => true): Faults {
  return {
    answer: async (right, { request }) => {
      const { pathname, searchParams } = new URL(request.url)
      const value = searchParams.get(name)
      return pathname.includes(part) && value !== null && isOverlooked(value) && (await right).status === 400
        ? Response.json({ data: [], meta: {}, links: {} })
        : right
    },
  }
}

/** Looks at some fields of a body less closely than the document says. */
export const fieldMutants = [
  mutant(
    'takes a material without a code',
    'ERR-050',
    overlooking('POST', '/materials', (body) => !('none' in body) && !('code' in body)),
  ),
  mutant(
    'takes a line without a quantity',
    'ERR-050',
    overlooking('POST', '/purchase-orders', (body) => 'name' in line(body) && !('quantity' in line(body))),
  ),
  mutant(
    'dies of a body without a name',
    'ERR-050',
    answering(
      (asked) =>
        asked.method === 'POST' &&
        asked.path.includes('/assets') &&
        asked.status >= 400 &&
        !('none' in bodyOf(asked)) &&
        !('name' in bodyOf(asked)),
      crash,
    ),
  ),
  mutant(
    'takes a number for a text',
    'ERR-051',
    overlooking('PUT', '/materials/', (body) => typeof body.name === 'number'),
  ),
  mutant(
    'takes a text for a number in a line',
    'ERR-051',
    overlooking('POST', '/purchase-orders', (body) => typeof line(body).price === 'string'),
  ),
  mutant(
    'takes null for any text',
    'ERR-051',
    overlooking('POST', '/service-requests', (body) => Object.values(body).includes(null)),
  ),
  mutant(
    'takes one line for a list of lines',
    'ERR-051',
    overlooking('POST', '/invoices', (body) => body.lineItem !== undefined && !Array.isArray(body.lineItem)),
  ),
  mutant(
    'takes a yes or no for a text',
    'ERR-051',
    overlooking('POST', '/stocks', (body) => Object.values(body).includes(true)),
  ),
  mutant(
    'fails of the lowest price it allows',
    'ERR-013',
    answering(
      (asked) =>
        asked.method === 'POST' && asked.path.includes('/purchase-orders') && line(bodyOf(asked)).price === 0,
      crash,
    ),
  ),
  mutant(
    'fails of an order without lines, which its document allows',
    'ERR-013',
    answering((asked) => asked.method === 'POST' && bodyOf(asked).lineItems?.length === 0, crash),
  ),
  mutant(
    'fails of null where a text may be missing',
    'ERR-013',
    answering(
      (asked) => asked.method === 'PUT' && asked.path.includes('/materials/') && bodyOf(asked).notes === null,
      crash,
    ),
  ),
  mutant(
    'takes a quantity below zero',
    'ERR-052',
    overlooking('POST', '/purchase-orders', (body) => Number(line(body).quantity) < 0),
  ),
  mutant(
    'takes a price below its minimum in a change',
    'ERR-052',
    overlooking('PUT', '/purchase-orders/', (body) => Number(line(body).price) < 0),
  ),
  mutant(
    'takes a text without a letter',
    'ERR-053',
    overlooking('POST', '/materials', (body) => body.name === ''),
  ),
  mutant(
    'takes a text of any length',
    'ERR-053',
    overlooking('PUT', '/assets/', (body) => Object.values(body).some((value) => String(value).length > 40)),
  ),
  mutant(
    'takes a day that no calendar has',
    'ERR-054',
    overlooking('POST', '/purchase-orders', (body) => JSON.stringify(body).includes('02-30')),
  ),
  mutant(
    'takes any word where few are listed',
    'ERR-054',
    overlooking('POST', '/work-orders', (body) => !('none' in body)),
  ),
  mutant(
    'takes no notice of a page that is no number',
    'ERR-056',
    ignoring('/vendors', 'page', (value) => Number.isNaN(Number(value))),
  ),
  mutant(
    'takes no notice of a size of zero',
    'ERR-056',
    ignoring('/sites', 'per_page', (value) => Number(value) < 1),
  ),
  mutant(
    'takes no notice of a filter by a day that is none',
    'ERR-056',
    ignoring('/assets', 'filter[createdAt:gt]'),
  ),
  mutant(
    'takes no notice of a way to join filters that is none',
    'ERR-056',
    ignoring('/materials', 'filterMatch'),
  ),
  mutant(
    'takes no notice of a key that is too long',
    'ERR-057',
    ignoring('/locations', 'filter[siteKey]', (value) => value.length > 40),
  ),
]
