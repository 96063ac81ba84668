import { changedHeader, mutant, viewing, withoutHeader } from '../../src/kit/index.ts'

export const changeMutants = [
  mutant(
    'does not move the change time',
    'READ-050',
    viewing((record) => ('updatedAt' in record ? { ...record, updatedAt: record.createdAt } : record)),
  ),
  mutant('finds nothing deleted by change time', 'READ-050', {
    'list.filter': (matches, { record }) => matches && !record.value.deletedAt,
  }),
  mutant('reads from the day, not from the instant', 'READ-050', {
    'list.filter': (matches, { operator, value, record }) =>
      matches ||
      (operator === 'greaterOrEqual' && String(record.value.updatedAt).slice(0, 4) >= value.slice(0, 4)),
  }),
  mutant('lists the newest change first', 'READ-051', {
    'list.order': (records) =>
      [...records].sort((a, b) => String(b.value.updatedAt).localeCompare(String(a.value.updatedAt))),
  }),
  mutant('lists the oldest change first', 'READ-051', {
    'list.order': (records) =>
      [...records].sort((a, b) => String(a.value.updatedAt).localeCompare(String(b.value.updatedAt))),
  }),
  mutant('closes the gap that a deleted record leaves', 'READ-051', {
    'list.order': (records) => records.filter(({ value }) => !value.deletedAt),
  }),
  mutant('counts in a record how often it was read', 'READ-052', () => {
    let reads = 0
    return viewing((record) => {
      reads += 1
      return { ...record, lastReadNumber: reads }
    })
  }),
  mutant('counts a record more with every reading', 'READ-052', {
    'read.done': (_, { entity, store }) => void store.insert(entity),
  }),
  mutant(
    'takes the last change for the creation',
    'READ-055',
    viewing((record) => ('deletedAt' in record ? { ...record, createdAt: record.updatedAt } : record)),
  ),
  mutant(
    'does not move the change time on',
    'READ-055',
    viewing((record) => ({ ...record, updatedAt: record.createdAt }), { entity: 'stocks' }),
  ),
  mutant('says only once how long to wait', 'READ-053', () => {
    let told = false
    return {
      'answer.headers': (headers, { status }) => {
        const kept = told ? headers.filter(([name]) => name.toLowerCase() !== 'retry-after') : headers
        told ||= status === 429
        return kept
      },
    }
  }),
  mutant('never refuses for the rate', 'READ-053', { 'limit.exceeded': () => false }),
  mutant('refuses for the rate with 503', 'READ-053', {
    'error.status': (status, { situation }) => (situation === 'rateLimited' ? 503 : status),
  }),
  mutant('asks to wait too short', 'READ-053', { 'answer.headers': changedHeader('retry-after', () => '1') }),
  mutant('does not say how long to wait', 'READ-053', { 'answer.headers': withoutHeader('retry-after') }),
]
