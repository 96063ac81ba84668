import { mutant, mutantsOf } from '../../src/kit/index.ts'

/** Lets so many writes more through before it refuses, once. */
const letting = (more: number) => () => {
  let over = 0
  return {
    'write.limit': <Right extends { over: boolean }>(right: Right): Right =>
      right.over && ++over <= more ? { ...right, over: false } : right,
  }
}

const amounts = [
  mutant('takes twice as many writes in a row as it claims', 'WRITE-060', letting(20)),
  mutant('takes half as many writes in a row as it claims', 'WRITE-060', () => {
    let writes = 0
    return { 'write.limit': (right) => ({ ...right, over: right.over || ++writes > 11 }) }
  }),
  ...mutantsOf('netsuite', [
    mutant('takes any number of writes at once', 'WRITE-060', {
      'write.limit': (right) => ({ ...right, over: false }),
    }),
  ]),
  ...mutantsOf('dynamics-365', [mutant('has a window of twice the size', 'WRITE-060', letting(60))]),
  mutant('gains half as much as it claims', 'WRITE-061', () => {
    let writes = 0
    let drained = false
    return {
      'write.limit': (right) => {
        const over = right.over || (drained && ++writes > 5)
        drained ||= right.over
        return { ...right, over }
      },
    }
  }),
]

const refusals = [
  ...mutantsOf('dynamics-365', [
    mutant('tells a wait that is too short', 'WRITE-062', {
      'write.limit': (right) => ({ ...right, retryAfter: Math.max(1, right.retryAfter - 5) }),
    }),
  ]),
  mutant('tells no wait', 'WRITE-062', {
    'answer.headers': (headers, { status }) =>
      status === 429 ? headers.filter(([name]) => name.toLowerCase() !== 'retry-after') : headers,
  }),
  mutant('applies a write that it refuses for the rate', 'WRITE-063', {
    'write.limit': (right) => ({ ...right, applied: true }),
  }),
  mutant('applies a creation that it refuses for the rate', 'WRITE-063', {
    'write.limit': (right, { operation }) => ({ ...right, applied: operation.method === 'POST' }),
  }),
]

const atOnce = mutantsOf('netsuite', [
  mutant('applies all of many writes at once, and refuses some', 'WRITE-064', {
    'write.limit': (right) => ({ ...right, applied: right.over }),
  }),
  mutant('applies creations at once that it refuses for the rate', 'WRITE-064', {
    'write.limit': (right, { operation }) => ({ ...right, applied: operation.method === 'POST' }),
  }),
  mutant('applies changes at once that it refuses for the rate', 'WRITE-064', {
    'write.limit': (right, { operation }) => ({ ...right, applied: operation.method !== 'POST' }),
  }),
  mutant('loses one of many creations at once', 'WRITE-064', () => {
    let made = 0
    return {
      'write.store': (record, { role }) => (role === 'create' && ++made === 5 ? undefined : record),
    }
  }),
])

export const narrowRate = [...amounts, ...refusals, ...atOnce]
