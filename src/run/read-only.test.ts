import { expect, test } from 'vitest'
import type { Change, ReadOnlyProof, RunProof } from '../model/read-only.ts'
import { readOnlyOf } from './read-only.ts'

const sent = { writes: [], counts: { GET: 3, PUT: 1 } }
const unchanged: ReadOnlyProof = { verdict: 'unchanged', changes: [] }
const change = (by: Change['by'], key = '7'): Change => ({
  ...{ entity: 'vendors', key, what: 'changed', by },
  because: 'x',
})
const changedBy = (by: Change['by'], key?: string): ReadOnlyProof => ({
  verdict: `changed by ${by}`,
  changes: [change(by, key)],
})

function told(checks: ReadOnlyProof[], around?: RunProof) {
  return readOnlyOf(
    { kind: 'read-only' },
    checks.map((readOnly) => ({ readOnly })),
    { sent, around },
  )
}

test('a system that claims to store has no such proof, and one that nobody looked at has none', () => {
  const checks = [{ readOnly: unchanged }]
  expect(readOnlyOf({ kind: 'stored' }, checks, { sent })).toBeUndefined()
  expect(readOnlyOf({ kind: 'read-only' }, [{}], { sent })).toBeUndefined()
})

test('every look counts, and so does every request', () => {
  expect(told([unchanged, unchanged], unchanged)).toEqual({
    ...{ verdict: 'unchanged', changes: [], proofs: 3 },
    sent: { GET: 3, PUT: 1 },
  })
})

test('one change of ours outweighs all of others, and comes first', () => {
  const readOnly = told([changedBy('others', '1'), changedBy('us', '2')], changedBy('others', '3'))
  expect(readOnly?.verdict).toBe('changed by us')
  expect(readOnly?.changes.map(({ key }) => key)).toEqual(['2', '3', '1'])
  expect(told([changedBy('others')], unchanged)?.verdict).toBe('changed by others')
})

test('a record that several looks saw changed is told once, and as ours where one of them knows', () => {
  expect(told([changedBy('us')], changedBy('others'))?.changes).toEqual([change('us')])
})

test('without a look around the run nothing is vouched for, but what was found stands', () => {
  const around = { verdict: 'not proven', because: 'it is gone' } as const
  expect(told([unchanged], around)).toMatchObject({ verdict: 'not proven', because: 'it is gone', proofs: 1 })
  expect(told([changedBy('us')], around)).toMatchObject({ verdict: 'changed by us' })
})
