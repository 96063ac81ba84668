import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationParameter } from '../../model/operation.ts'
import { readPairs, readText, type Shape, sentPairs } from './read.ts'
import { writeParameter } from './write.ts'
import { type Writing, writingOf } from './writing.ts'

type Styled = Required<Pick<OperationParameter, 'style' | 'explode' | 'in'>>

const color = (more: Partial<OperationParameter> & Pick<OperationParameter, 'in'>) =>
  writingOf({ name: 'color', ...more })

function read(writing: Writing, text: string, shape: Shape) {
  return writing.in === 'query' || writing.in === 'cookie'
    ? readPairs(writing, sentPairs(writing.in, text), { shape })
    : readText(writing, text, shape)
}

// OpenAPI 3.1.1 (as 3.0.4), Parameter Object, Style Examples, without the `?`. 3.1.0 and 3.0.3 differ in `.blue.black.brown` for
// a label that is not exploded, and in delimiters of queries that are not percent-encoded. `undefined`: "n/a" there.
const STYLE_EXAMPLES = `
matrix         false ;color ;color=blue ;color=blue,black,brown             ;color=R,100,G,200,B,150
matrix         true  ;color ;color=blue ;color=blue;color=black;color=brown ;R=100;G=200;B=150
label          false .      .blue       .blue,black,brown                   .R,100,G,200,B,150
label          true  .      .blue       .blue.black.brown                   .R=100.G=200.B=150
simple         false _      blue        blue,black,brown                    R,100,G,200,B,150
simple         true  _      blue        blue,black,brown                    R=100,G=200,B=150
form           false color= color=blue  color=blue,black,brown              color=R,100,G,200,B,150
form           true  color= color=blue  color=blue&color=black&color=brown  R=100&G=200&B=150
spaceDelimited false n/a    n/a         color=blue%20black%20brown          color=R%20100%20G%20200%20B%20150
pipeDelimited  false n/a    n/a         color=blue%7Cblack%7Cbrown          color=R%7C100%7CG%7C200%7CB%7C150
deepObject     true  n/a    n/a         n/a                                 color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [style = '', explode, ...written] = line.split(/ +/)
    const values = ['', 'blue', ['blue', 'black', 'brown'], { R: 100, G: 200, B: 150 }]
    const place = { matrix: 'path', label: 'path', simple: 'path' }[style] ?? 'query'
    const styled = { style, explode: explode === 'true', in: place } as Styled
    return values.flatMap((value, index) =>
      written[index] === 'n/a' ? [] : [{ ...styled, value, text: written[index]?.replace('_', '') ?? '' }],
    )
  })

it.each(STYLE_EXAMPLES)('$style (explode $explode) writes and reads $text', ({ value, text, ...styled }) => {
  const shape = Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'scalar'
  const texts = shape === 'object' ? { R: '100', G: '200', B: '150' } : value
  expect(writeParameter(color(styled), value)).toBe(text)
  expect(read(color(styled), text, shape)).toEqual(texts)
})

const RESERVED = `:/?#[]@!$&'()*+,;=`
it.each<[string, Partial<Writing> & Pick<Writing, 'in'>, unknown, string | undefined]>([
  [
    'reserved characters',
    { in: 'query', allowReserved: true },
    RESERVED,
    `color=:/?%23%5B%5D@!$%26'()*%2B%2C;=`,
  ],
  ['triples beside reserved', { in: 'query', allowReserved: true }, '%41/%/ü', 'color=%41/%25/%C3%BC'],
  ['reserved where they are not asked for', { in: 'query' }, 'a/b', 'color=a%2Fb'],
  [
    'JSON in a query',
    { in: 'query', contentType: 'application/json' },
    { a: [1] },
    'color=%7B%22a%22%3A%5B1%5D%7D',
  ],
  ['JSON in a header', { in: 'header', contentType: 'application/x+json' }, { a: 'ü' }, '{"a":"\\u00fc"}'],
  ['a list in a header', { in: 'header' }, [1, 'b c'], '1,b c'],
  ['a list in a cookie', { in: 'cookie' }, ['a', 'b;c'], 'color=a; color=b%3Bc'],
  ['a list in one cookie', { in: 'cookie', explode: false }, ['a', 'b'], 'color=a,b'],
  [
    'objects in an object',
    { in: 'query', style: 'deepObject' },
    { a: { b: [1, 2] } },
    'color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2',
  ],
  ['a dot in a label', { in: 'path', style: 'label', explode: true }, ['a.b', 'c'], '.a%2Eb.c'],
  ['no value', { in: 'query' }, null, undefined],
  ['no items', { in: 'query', explode: false }, [], undefined],
  ['no members', { in: 'path', style: 'matrix' }, {}, undefined],
  ['items that are null', { in: 'path' }, [null, 1], '1'],
])('writes %s', (_, more, value, text) => {
  expect(writeParameter(color(more), value)).toBe(text)
})

it('refuses a list in a list where the style cannot write it', () => {
  expect(() => writeParameter(color({ in: 'path' }), [[1]])).toThrow(
    '"color" holds a list or an object inside',
  )
})

it.each<[string, string, Partial<Writing> & Pick<Writing, 'in'>, Shape, unknown]>([
  [
    'pipes that are not encoded',
    'color=a|b',
    { in: 'query', style: 'pipeDelimited', explode: false },
    'array',
    ['a', 'b'],
  ],
  [
    'a plus for a blank',
    'color=a+b',
    { in: 'query', style: 'spaceDelimited', explode: false },
    'array',
    ['a', 'b'],
  ],
  ['a comma that is encoded', 'color=a%2Cb,c', { in: 'query', explode: false }, 'array', ['a,b', 'c']],
  ['blanks in a header', 'a , b', { in: 'header' }, 'array', ['a', 'b']],
  ['no label', 'blue', { in: 'path', style: 'label' }, 'scalar', undefined],
  ['a matrix of another name', ';size=1', { in: 'path', style: 'matrix' }, 'scalar', undefined],
  ['half a pair', 'R,100,G', { in: 'path' }, 'object', undefined],
  ['broken encoding', 'color=%zz', { in: 'query' }, 'scalar', undefined],
  ['broken JSON', 'color={', { in: 'query', contentType: 'application/json' }, 'scalar', undefined],
  ['JSON', 'color=%5B1%5D', { in: 'query', contentType: 'application/json' }, 'array', { json: [1] }],
])('reads %s', (_, text, more, shape, value) => {
  expect(read(color(more), text, shape)).toEqual(value)
})

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
// What these styles and headers set apart by has no encoding that tells it from a delimiter (OpenAPI 3.1.1, Appendix E).
const plain = fc.stringMatching(/^[a-z0-9!~-]{1,6}$/)
const ambiguous = ({ in: place, style }: Styled) =>
  place === 'header' || ['spaceDelimited', 'pipeDelimited', 'deepObject'].includes(style)

const SPACES = ['header', 'cookie'].map((place) => ({
  in: place,
  style: place === 'header' ? 'simple' : 'form',
}))
const STYLED = [
  ...STYLE_EXAMPLES,
  ...SPACES.flatMap((one) => [true, false].map((explode) => ({ ...one, explode }))),
]
const every = [...new Map(STYLED.map((one) => [`${one.in} ${one.style} ${one.explode}`, one as Styled]))]

describe('what is written is read again', () => {
  it.each(every)('%s', (_, styled) => {
    const one = ambiguous(styled) ? plain : text
    const values = fc.oneof(
      ...(styled.style === 'deepObject' ? [] : [one, fc.array(one, { minLength: 1, maxLength: 4 })]),
      fc.dictionary(one, one, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    )
    const back = (value: string | string[] | Record<string, string>) => {
      const shape = Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'scalar'
      expect(read(color(styled), writeParameter(color(styled), value) ?? '', shape)).toEqual(value)
    }
    fc.assert(fc.property(values, back), { numRuns: 200, seed: 1 })
  })
})
