import { mutant, mutantsOf } from '../../src/kit/index.ts'

const limits = [
  mutant('does not count creations', 'WRITE-060', {
    'write.limit': (right, { operation }) => ({ ...right, over: right.over && operation.method !== 'POST' }),
  }),
  mutant('does not count what is written to orders', 'WRITE-060', {
    'write.limit': (right, { operation }) => ({
      ...right,
      over: right.over && !operation.address.includes('purchase-orders'),
    }),
  }),
  mutant('tells the right wait once, and then none that is long enough', 'WRITE-062', () => {
    let refusals = 0
    let until = 0
    return {
      'write.limit': (right) => {
        refusals += Number(right.over)
        if (right.over && refusals === 2) until = 2
        const over = right.over || (refusals >= 2 && until-- > 0)
        return { ...right, over, retryAfter: over && !right.over ? 1 : right.retryAfter }
      },
    }
  }),
  mutant('tells no wait with its second refusal', 'WRITE-062', () => {
    let refusals = 0
    return {
      'answer.headers': (headers, { status }) => {
        refusals += Number(status === 429)
        return status === 429 && refusals > 1
          ? headers.filter(([name]) => name.toLowerCase() !== 'retry-after')
          : headers
      },
    }
  }),
]

const reads = mutantsOf('makini-sandbox', [
  mutant('counts how often a vendor is read alone', 'WRITE-072', () => {
    const reads = new Map<unknown, number>()
    return {
      'record.view': (record, { entity, role }) => {
        if (entity !== 'vendors') return record
        const count = (reads.get(record.key) ?? 0) + Number(role === 'get')
        reads.set(record.key, count)
        return { ...record, notes: `read ${count} times` }
      },
    }
  }),
  mutant('counts how often vendors are sorted', 'WRITE-072', () => {
    let sorted = 0
    return {
      'list.order': (records, { entity, sort }) => {
        sorted += Number(entity === 'vendors' && sort.length > 0)
        return records
      },
      'record.view': (record, { entity }) =>
        entity === 'vendors' ? { ...record, notes: `sorted ${sorted} times` } : record,
    }
  }),
])

const fields = [
  mutant('takes null for a field that is required', 'WRITE-021', {
    answer: async (response, { request }) => {
      const refused = request.method === 'POST' && (await response).status === 422
      const text = refused ? await (await response).clone().text() : ''
      return /must be string/.test(text) ? Response.json({ data: { key: 'k' } }, { status: 201 }) : response
    },
  }),
]

export const paceMutants = [...limits, ...reads, ...fields]
