import { expect, test } from 'vitest'
import { ownSuites } from './own-suites.ts'

const all = (await ownSuites()).flatMap(({ checks }) => checks)

test('ids, levels and statements change only on purpose', () => {
  const register = all.map(({ id, level, statement }) => `${id} ${level} ${statement}`)
  expect(register).toMatchSnapshot()
})

test('no id is used twice', () => {
  const ids = all.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test('every statement is one sentence', () => {
  const odd = all.filter(({ statement }) => !/^[A-Z].*[^.]\.$/.test(statement) || /\.\s/.test(statement))
  expect(odd.map(({ id }) => id)).toEqual([])
})
