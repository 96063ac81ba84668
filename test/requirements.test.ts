import { expect, test } from 'vitest'
import type { Requirement } from '../src/model/requirement.ts'
import { allSuites } from './own-suites.ts'

const all = (await allSuites()).flatMap(({ checks }): readonly Requirement[] => checks)

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
