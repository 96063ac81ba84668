import { expect, test } from 'vitest'
import { parseJsonText } from './json-text.ts'
import { DEPTH_LIMIT, lineCounter, offsetOf } from './place.ts'

function placeOf(text: string, pointer: string): string {
  const { line, column } = lineCounter(text)(offsetOf(parseJsonText(text).root, pointer))
  return `${line}:${column}`
}

function problemOf(text: string): string {
  const { problem } = parseJsonText(text)
  if (!problem) return 'none'
  const { line, column } = lineCounter(text)(problem.offset)
  return `${line}:${column} ${problem.message.replace('is not valid JSON: ', '')}`
}

const TEXT = `{
  "a/b": { "x": 1, "y~z": [10, { "deep": null }] },
  "esc\\"aped": "with } and ] and \\" in it",
  "last": -1.5e+3
}`

test.each([
  ['', '1:1'],
  ['/a~1b', '2:3'],
  ['/a~1b/x', '2:12'],
  ['/a~1b/y~0z/0', '2:28'],
  ['/a~1b/y~0z/1/deep', '2:34'],
  ['/esc"aped', '3:3'],
  ['/last', '4:3'],
])('finds the place of %j', (pointer, place) => {
  expect(placeOf(TEXT, pointer)).toBe(place)
})

test('gives the nearest place above for what is not there', () => {
  expect(placeOf(TEXT, '/a~1b/none/at/all')).toBe('2:3')
})

test('gives the same value as JSON.parse', () => {
  expect(parseJsonText(TEXT).value).toEqual(JSON.parse(TEXT))
})

test('tells every key that stands twice in one object', () => {
  const { duplicates } = parseJsonText('{"a": 1, "b": {"c": 1, "c": 2}, "\\u0061": 3}')
  expect(duplicates).toEqual([
    { pointer: '/b/c', offset: 23 },
    { pointer: '/a', offset: 32 },
  ])
})

test.each([
  ['{"a": 1,\n}', '2:1 expected a key in double quotes, but here stands "}"'],
  ['{"a": 1\n "b": 2}', '2:2 expected "," or "}", but here stands "\\""'],
  ['{"a" 1}', '1:6 expected ":", but here stands "1"'],
  ['{"a": nope}', '1:7 expected a value, but here stands "n"'],
  ['{"a": 01}', '1:7 expected a value, but here stands "0"'],
  ['{"a": [1 2]}', '1:10 expected "," or "]", but here stands "2"'],
  ['{"a": 1', '1:8 expected "," or "}", but the file ends here'],
  ['{"a": "open', '1:7 this text has no closing quote'],
  ['{"a": "line\nbreak"}', '1:7 this text has a line break or an escape that JSON does not know'],
  ['{"a": "\\x41"}', '1:7 this text has a line break or an escape that JSON does not know'],
  ['{} {}', '1:4 expected the end of the file, but here stands "{"'],
  ["{'a': 1}", '1:2 expected a key in double quotes, but here stands "\'"'],
  ['{"a": 1} // note', '1:10 expected the end of the file, but here stands "/"'],
])('says where %j is wrong', (text, problem) => {
  expect(problemOf(text)).toBe(problem)
})

test('refuses a text that nests without end instead of exhausting the stack', () => {
  expect(problemOf('['.repeat(200_000))).toBe(`1:${DEPTH_LIMIT + 2} nests deeper than ${DEPTH_LIMIT} levels`)
})

test('keeps a key that would be the prototype as an ordinary one', () => {
  const { value } = parseJsonText('{"__proto__": {"x": 1}}')
  expect(Object.keys(value as object)).toEqual(['__proto__'])
})

test('agrees with JSON.parse on what is valid', () => {
  const texts = [
    '0',
    '-0',
    '1e5',
    '1.',
    '.5',
    '+1',
    'true',
    'tru',
    '""',
    '"\\ud83d"',
    '[]',
    '[,]',
    '{,}',
    ' 1 ',
    '1 1',
  ]
  for (const text of texts) {
    const isValid = (() => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    })()
    expect([text, parseJsonText(text).problem === undefined]).toEqual([text, isValid])
  }
})
