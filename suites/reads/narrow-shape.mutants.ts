import { everyNth, type Faults, mutant, withoutHeader } from '../../src/kit/index.ts'

/** Defects of records and errors that show in one place only, or one time in ten. */

type Rec = Record<string, unknown>

/** Changes every tenth single record. */
function everyTenthItem(change: (record: Rec) => Rec): () => Faults {
  return () => {
    const act = everyNth(10, change)
    return { 'record.view': (record, { role }) => (role === 'get' ? act(record) : record) }
  }
}

/** Errors of one situation carry another request id in their body. */
function otherIdIn(situation: string): Faults {
  return {
    'error.body': (body, context) =>
      context.situation === situation ? { error: { ...(body.error as Rec), requestId: 'req-other' } } : body,
  }
}

export const narrowShape = [
  mutant(
    'leaves a required field out of every tenth single record',
    'READ-002',
    everyTenthItem(({ createdAt: _, ...rest }) => rest),
  ),
  mutant(
    'shows the creation as last change in every tenth single record',
    'READ-003',
    everyTenthItem((record) => ({ ...record, updatedAt: record.createdAt })),
  ),
  mutant('breaks down at a key with a quote', 'READ-004', {
    'error.status': (right, { request }) => (/%22|"/.test(request.url) ? 500 : right),
  }),
  mutant('opens any record by its key, wherever', 'READ-012', () => {
    const known = new Map<string, string>()
    return {
      'record.view': (record) => {
        known.set(String(record.key), JSON.stringify({ data: record }))
        return record
      },
      answer: async (right, { request }) => {
        const response = await right
        const found = known.get(new URL(request.url).pathname.split('/').at(-1) ?? '')
        return response.status === 404 && found ? Response.json(JSON.parse(found)) : response
      },
    }
  }),
  mutant('gives every fifth request the id of the one before', 'READ-009', () => {
    let before: string | undefined
    let count = 0
    return {
      'answer.request-id': (id) => {
        count += 1
        before = count % 5 === 0 ? before : id
        return before
      },
    }
  }),
  mutant('gives no request id where no token came', 'READ-009', {
    'answer.headers': withoutHeader('x-request-id', (_, status) => status === 401),
  }),
  mutant('gives no request id where a query is wrong', 'READ-009', {
    'answer.headers': withoutHeader('x-request-id', (_, status) => status === 400),
  }),
  mutant('puts another request id into what it says of a query', 'READ-010', otherIdIn('invalid')),
  mutant('puts another request id into what it says of a token', 'READ-010', otherIdIn('unauthenticated')),
  mutant('gives no request id at one list', 'READ-011', {
    'answer.headers': withoutHeader('x-request-id', ({ pathname }) => pathname.endsWith('/stocks')),
  }),
  mutant('gives no request id with single records', 'READ-011', {
    'answer.headers': withoutHeader('x-request-id', ({ pathname }) => /[0-9a-f]{40}$/.test(pathname)),
  }),
]
