import { expect as assertThat, test } from 'vitest'
import { Finding } from '../model/finding.ts'
import { ValueExpectation } from './expect-value.ts'

const expectation = (value: unknown) => new ValueExpectation(value, 'the value')

const holds: Record<string, (value: ValueExpectation) => unknown> = {
  'equal, whatever the order of keys': () => expectation({ a: 1, b: 2 }).toEqual({ b: 2, a: 1 }),
  different: () => expectation(1).toDifferFrom(2),
  'one of': () => expectation('a').toBeOneOf(['a', 'b']),
  present: () => expectation(0).toBePresent(),
  absent: () => expectation(null).toBeAbsent(),
  matching: () => expectation('abc').toMatch(/b/),
  between: () => expectation(2).toBeBetween(1, 2),
  'in order': () => expectation([1, 2, 2]).toBeInOrder(false),
  empty: () => expectation([]).toBeEmpty(),
  'not empty': () => expectation([0]).toHoldSomething(),
  'without repetition': () => expectation([1, 2]).toRepeatNothing(),
  'holding all': () => expectation([1, 2, 3]).toHoldAll([3, 1]),
  'holding only': () => expectation([1, 1]).toHoldOnly([1, 2]),
  'holding none': () => expectation([1, 2]).toHoldNone([3]),
}

const fails: Record<string, [act: () => unknown, message: string]> = {
  unequal: [
    () => expectation({ a: [1, 2] }).toEqual({ a: [1, 3] }),
    'expected the value at /a/1 to be 3, saw 2',
  ],
  'unequal by a missing key': [
    () => expectation({}).toEqual({ a: 1 }),
    'expected the value at /a to be 1, saw nothing',
  ],
  'unequal by type': [() => expectation('1').toEqual(1), 'expected the value to be 1, saw "1"'],
  same: [() => expectation(1).toDifferFrom(1), 'to differ from 1'],
  'none of': [() => expectation('c').toBeOneOf(['a', 'b']), 'to be one of ["a","b"]'],
  'not present': [() => expectation('').toBePresent(), 'to be there'],
  'not absent': [() => expectation(0).toBeAbsent(), 'to be absent'],
  'not matching': [() => expectation('abc').toMatch(/x/), 'to match /x/'],
  outside: [() => expectation(3).toBeBetween(1, 2), 'from 1 to 2'],
  'no number': [() => expectation('2').toBeBetween(1, 2), 'from 1 to 2'],
  'out of order': [() => expectation([1, 3, 2]).toBeInOrder(false), 'saw 2 at 2, after 3'],
  'not empty after all': [() => expectation([7]).toBeEmpty(), 'saw 1, the first 7'],
  'empty after all': [() => expectation([]).toHoldSomething(), 'not to be empty'],
  repeating: [() => expectation(['a', 'a']).toRepeatNothing(), '"a" more than once'],
  missing: [() => expectation([1]).toHoldAll([1, 2]), '1 missing, the first 2'],
  foreign: [() => expectation([1, 9]).toHoldOnly([1]), 'the first 9'],
  shared: [() => expectation([1, 9]).toHoldNone([9]), 'the first 9'],
  'no list': [() => expectation('abc').toBeEmpty(), 'to be a list'],
}

test.each(Object.entries(holds))('nothing is said where the value is %s', (_, act) => {
  assertThat(() => act(expectation(undefined))).not.toThrow()
})

test.each(Object.entries(fails))(
  'a finding tells what was seen where the value is %s',
  (_, [act, message]) => {
    assertThat(act).toThrow(Finding)
    assertThat(act).toThrow(message)
  },
)
