import { type Faults, mutant, mutantsWhere } from '../../src/kit/index.ts'
import { everyStyle } from './styles.ts'

/** Takes no notice of what is wrong about a list of vendors, where it was asked in this way. */
function ignoring(isOverlooked: (asked: { query: string; header(name: string): string }) => boolean): Faults {
  return {
    answer: async (right, { request }) => {
      const { pathname, search } = new URL(request.url)
      const header = (name: string) => request.headers.get(name) ?? ''
      const isMeant = pathname.endsWith('/vendors') && isOverlooked({ query: search, header })
      return isMeant && (await right).status === 400
        ? Response.json({ data: [], meta: {}, links: {} })
        : right
    },
  }
}

/** Looks at parameters less closely than the document says, in one place or style. */
export const parameterMutants = mutantsWhere(everyStyle, [
  mutant(
    'takes any day within an object in brackets',
    'ERR-056',
    ignoring(({ query }) => query.includes('made%5Bfrom%5D')),
  ),
  mutant(
    'takes an object in brackets that lacks a part',
    'ERR-056',
    ignoring(({ query }) => query.includes('made%5Bsize%5D') && !query.includes('made%5Bfrom%5D')),
  ),
  mutant(
    'takes any part of an object that is spread over a query',
    'ERR-056',
    ignoring(({ query }) => query.includes('least=')),
  ),
  mutant(
    'looks at no item of a list that repeats its name',
    'ERR-056',
    ignoring(({ query }) => query.includes('ranks=')),
  ),
  mutant(
    'looks at no item of a list with commas',
    'ERR-056',
    ignoring(({ query }) => query.includes('sizes=')),
  ),
  mutant(
    'looks at no item of a list with blanks',
    'ERR-056',
    ignoring(({ query }) => query.includes('rows=')),
  ),
  mutant(
    'looks at no item of a list with pipes',
    'ERR-056',
    ignoring(({ query }) => query.includes('lots=')),
  ),
  mutant(
    'takes any JSON in a query',
    'ERR-056',
    ignoring(({ query }) => query.includes('shape=')),
  ),
  mutant(
    'takes any number in a header',
    'ERR-056',
    ignoring(({ header }) => header('x-depth') !== ''),
  ),
  mutant(
    'takes any object in a header',
    'ERR-056',
    ignoring(({ header }) => header('x-span') !== ''),
  ),
  mutant(
    'takes any JSON in a header',
    'ERR-056',
    ignoring(({ header }) => header('x-shape') !== ''),
  ),
  mutant(
    'takes any number in a cookie',
    'ERR-056',
    ignoring(({ header }) => /\bzone=/.test(header('cookie'))),
  ),
  mutant(
    'looks at no item of a list in a cookie',
    'ERR-056',
    ignoring(({ header }) => /\bzones=/.test(header('cookie'))),
  ),
])
