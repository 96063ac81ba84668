import {
  bound,
  claiming,
  type Faults,
  reshaped,
  type Scope,
  type StoredRecord,
  variant,
} from '../../src/kit/index.ts'

type Rec = Record<string, unknown>

/** An answer whose body comes in pieces. */
function inPieces(response: Response, text: string): Response {
  const pieces = text.match(/[\s\S]{1,997}/g) ?? []
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece))
      controller.close()
    },
  })
  return new Response(body, response)
}

/** Leaves answers that must have no body alone. */
function hasBody(response: Response): boolean {
  return response.body !== null && response.status !== 204
}

const slower: Faults = {
  answer: async (response) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    setTimeout(resolve, 1)
    await promise
    return response
  },
}

/** A time as records have it, without its zone. */
const TIME = /"(\d{4}-\d\d-\d\dT[\d:.]+)Z"/g

/** A gateway in front of the API gives it another address. */
function elsewhere(link: unknown): unknown {
  if (typeof link !== 'string') return link
  const { pathname, searchParams } = new URL(link)
  return `https://api.example/v1${pathname}?${new URLSearchParams([['locale', 'en'], ...searchParams])}`
}

function mapped(object: Rec, change: (value: unknown) => unknown): Rec {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

/** A system in which nothing of one kind was entered yet. */
function without(entity: string) {
  return ({ api, manifest }: Scope): Scope => {
    const { entities } = api.seed
    const emptied = { ...entities, [entity]: { count: 0, fields: {} } }
    return { api: { ...api, seed: { ...api.seed, entities: emptied } }, manifest }
  }
}

const dictionary = new Intl.Collator('en', { sensitivity: 'base' })

export const variants = [
  variant('offers less than the document has', {
    alter: claiming(({ documents: _, ...rest }) => ({ ...rest, stocks: { operations: ['list'] } })),
  }),
  variant('has no stock yet', { alter: without('stocks'), empty: 'stocks' }),
  variant('caps pages at 40 records', {
    alter: bound((binding) => ({ paging: { ...binding.paging, maxSize: 40 } })),
  }),
  variant('caps pages at 10 records', {
    alter: bound((binding) => ({ paging: { ...binding.paging, maxSize: 10, defaultSize: 10 } })),
  }),
  variant('refuses pages above the maximum', {
    alter: bound((binding) => ({ paging: { ...binding.paging, aboveMax: 'refused' } })),
  }),
  variant('gives 10 records by default', {
    alter: bound((binding) => ({ paging: { ...binding.paging, defaultSize: 10 } })),
  }),
  variant('sends fields that no document knows', {
    faults: { 'record.view': (record) => ({ ...record, addedLater: { since: 2027 } }) },
  }),
  variant('sends more in the envelope', {
    faults: {
      'list.envelope': (body) => ({ ...body, warnings: [], meta: { ...(body.meta as Rec), took: 3 } }),
    },
  }),
  variant('tells times in microseconds, with an offset of zero', {
    faults: { 'answer.text': (text) => text.replaceAll(TIME, (_, time) => `"${time}000+00:00"`) },
  }),
  variant('tells whole seconds without fractions', {
    faults: { 'answer.text': (text) => text.replaceAll('.000Z"', 'Z"') },
  }),
  variant('lists the newest first, breaks ties from the end, and puts null last', {
    faults: {
      'list.order': (records, { sort: [by] }) => {
        const { field, descending } = by ?? { field: 'createdAt', descending: true }
        const value = ({ value: record }: StoredRecord) => String(record[field] ?? '').toLowerCase()
        const down = descending ? -1 : 1
        const order = (a: string, b: string) => (a < b ? -down : a > b ? down : 0)
        return [...records].sort(
          (a, b) =>
            Number(value(a) === '') - Number(value(b) === '') ||
            order(value(a), value(b)) ||
            b.index - a.index,
        )
      },
    },
  }),
  variant('leads through another host, with more parameters', {
    faults: {
      'list.envelope': (body) => ({
        ...body,
        links: body.links && { ...mapped(body.links as Rec, elsewhere), self: 'https://api.example/v1' },
      }),
    },
  }),
  variant('caps pages at one record', {
    alter: bound((binding) => ({ paging: { ...binding.paging, maxSize: 1, defaultSize: 1 } })),
  }),
  variant('caps pages above all it has', {
    alter: bound((binding) => ({ paging: { ...binding.paging, maxSize: 1000 } })),
  }),
  variant('escapes letters, ends with a newline, and gives UUIDs', {
    faults: {
      'answer.text': (text) =>
        `${text.replaceAll(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`,
      'answer.request-id': () => crypto.randomUUID(),
    },
  }),
  variant('sends keys in another order', {
    faults: { 'answer.text': reshaped((entries) => entries.reverse()) },
  }),
  variant('sends JSON with spaces', {
    faults: { 'answer.text': (text) => (text === '' ? text : JSON.stringify(JSON.parse(text), null, 2)) },
  }),
  variant('writes header names in capitals, with more of them', {
    faults: {
      'answer.headers': (headers) => [
        ...headers.map(([name, value]): [string, string] => [name.toUpperCase(), value]),
        ['X-Powered-By', 'sandbox'],
      ],
    },
  }),
  variant('answers slowly', { faults: slower }),
  variant('answers in pieces', {
    faults: {
      answer: async (response) => {
        const settled = await response
        return hasBody(settled) ? inPieces(settled, await settled.text()) : settled
      },
    },
  }),
  variant('says errors in other words', {
    faults: {
      'error.body': (body) => ({ ...body, error: { ...(body.error as Rec), message: 'Das geht so nicht.' } }),
    },
  }),
  variant('compares texts without regard to case', {
    faults: {
      'list.filter': (matches, { operator, record, field, value }) =>
        matches ||
        (operator === 'contains' && String(record.value[field]).toLowerCase().includes(value.toLowerCase())),
    },
  }),
  variant('sorts texts like a dictionary', {
    faults: {
      'list.order': (records, { sort: [by] }) =>
        by?.field === 'name'
          ? [...records].sort(
              (a, b) =>
                dictionary.compare(String(a.value.name), String(b.value.name)) * (by.descending ? -1 : 1) ||
                a.index - b.index,
            )
          : records,
    },
  }),
  variant('tells Retry-After as a date', {
    faults: {
      'answer.headers': (headers, { now }) =>
        headers.map(([name, value]) => [
          name,
          name.toLowerCase() === 'retry-after'
            ? new Date(now + Number(value) * 1000 + 999).toUTCString()
            : value,
        ]),
    },
  }),
  variant('names a character set', {
    faults: {
      'answer.headers': (headers) =>
        headers.map(([name, value]) => [
          name,
          name === 'content-type' ? value.replace(/^application\/json$/, '$&;charset=UTF-8') : value,
        ]),
    },
  }),
]
