import { expect, test } from 'vitest'
import { DEPTH_LIMIT, lineCounter, offsetOf } from './place.ts'
import { parseYamlText } from './yaml-text.ts'

function placeOf(text: string, pointer: string): string {
  const { line, column } = lineCounter(text)(offsetOf(parseYamlText(text).root, pointer))
  return `${line}:${column}`
}

function problemOf(text: string): string {
  const { problem } = parseYamlText(text)
  if (!problem) return 'none'
  const { line, column } = lineCounter(text)(problem.offset)
  return `${line}:${column} ${problem.message}`
}

const TEXT = `a/b:
  x: 1
  list:
    - one
    - deep: [1, { y: 2 }]
shared: &s
  z: 3
again: *s
200: number
`

test.each([
  ['/a~1b/x', '2:3'],
  ['/a~1b/list/0', '4:7'],
  ['/a~1b/list/1/deep/1/y', '5:19'],
  ['/again', '8:1'],
  ['/again/z', '7:3'],
  ['/200', '9:1'],
  ['/none', '1:1'],
])('finds the place of %j', (pointer, place) => {
  expect(placeOf(TEXT, pointer)).toBe(place)
})

test('reads numbers as keys the way JSON has them, and merge keys', () => {
  const { value } = parseYamlText('200: a\nb: &b { x: 1 }\nc: { <<: *b, y: 2 }')
  expect(value).toEqual({ 200: 'a', b: { x: 1 }, c: { x: 1, y: 2 } })
})

test('tells keys that stand twice, once for each repetition', () => {
  const { duplicates } = parseYamlText('a: 1\nb: &b { c: 1, c: 2 }\nd: *b\na: 3\n')
  expect(duplicates.map(({ pointer }) => pointer)).toEqual(['/b/c', '/a'])
})

test.each([
  ['a: b: c', '1:4 is not valid YAML: Nested mappings are not allowed in compact mappings'],
  [
    'a: [1,\nb: 2',
    '2:1 is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a: *nowhere', '1:1 the alias *nowhere has no anchor before it'],
  ['a: 1\n---\nb: 2', '2:1 holds several YAML documents: keep one, without "---" between'],
])('says where %j is wrong', (text, problem) => {
  expect(problemOf(text)).toBe(problem)
})

test('refuses aliases that multiply', () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`,
  )
  expect(problemOf(`l0: &l0 lol\n${levels.join('\n')}\n`)).toContain(
    'its YAML aliases repeat more than a document needs',
  )
})

test('refuses an alias that leads to itself', () => {
  expect(problemOf('a: &a { b: *a }')).toContain(`nests deeper than ${DEPTH_LIMIT} levels`)
})

test('refuses a text that nests without end instead of exhausting the stack', () => {
  expect(problemOf('['.repeat(20_000))).toContain(`nests deeper than ${DEPTH_LIMIT} levels`)
  expect(problemOf('[1,'.repeat(300) + ']'.repeat(300))).toContain(`nests deeper than ${DEPTH_LIMIT} levels`)
})

test('takes unknown tags as what they tag, and runs nothing', () => {
  expect(parseYamlText('a: !!js/function "x"').value).toEqual({ a: 'x' })
})
