import { expect, test } from 'vitest'
import { readWebLinks, writeWebLinks } from './web-links.ts'

const next = { target: '/pets?page=2', relations: ['next'] }

test.each<[text: string, links: object[] | undefined]>([
  ['</pets?page=2>; rel="next"', [next]],
  ['</pets?page=2>;rel=next', [next]],
  ['</pets?page=2> ; REL = "Next" ;', [next]],
  [', </pets?page=2>; rel=next ,,', [next]],
  ['</pets?page=2>; title="a, <b>; rel=last \\" c"; rel=next', [next]],
  ['</pets?page=2>; rel=next; rel=last', [next]],
  ['</pets?page=2>; hreflang; rel="next"', [next]],
  [
    '</a?b=1,2;c>; rel="next last", <>; rel=self',
    [
      { target: '/a?b=1,2;c', relations: ['next', 'last'] },
      { target: '', relations: ['self'] },
    ],
  ],
  ['</b>; rel=next; anchor="/other"', [{ target: '/b', relations: ['next'], anchor: '/other' }]],
  ['</b>', [{ target: '/b', relations: [] }]],
  ['', []],
  ['/pets?page=2; rel=next', undefined],
  ['</pets?page=2; rel="next"', undefined],
  ['</pets>; rel="next', undefined],
  ['</pets>; rel="next" </more>; rel="last"', undefined],
])('the header %j is read', (text, links) => {
  expect(readWebLinks(text)).toEqual(links)
})

test('what is written is read back', () => {
  const links = { first: 'http://a.invalid/?page=1', next: 'http://a.invalid/?q=a,b;c&page=2' }
  const read = readWebLinks(writeWebLinks(links)) ?? []
  expect(Object.fromEntries(read.map(({ relations: [one = ''], target }) => [one, target]))).toEqual(links)
})

test('a header that is no list of links is refused at once, however long it is', () => {
  expect(readWebLinks(`</a>${'; a="'.repeat(20_001)}`)).toBeUndefined()
  expect(readWebLinks(`${' '.repeat(50_000)}x`)).toBeUndefined()
})
