import { type Faults, mutant, type StoredRecord } from '../../src/kit/index.ts'
import { asked } from './asked.ts'

/** Defects of pages that show on some pages only, at some sizes, or one time in ten. */

type Rec = Record<string, unknown>
type Links = Record<'first' | 'last' | 'prev' | 'next', string | null>
type Page = (
  records: StoredRecord[],
  about: { page: number; size: number; all: readonly StoredRecord[] },
) => StoredRecord[]

/** Makes pages by a rule of its own. */
function pages(make: Page): () => Faults {
  return () => {
    let all: readonly StoredRecord[] = []
    return {
      'list.order': (records) => {
        all = records
        return records
      },
      'list.page': (records, { window: { page, size } }) => make(records, { page, size, all }),
    }
  }
}

/** Changes the links of a page. */
function links(change: (links: Links, page: number) => Partial<Links>): Faults {
  return {
    'list.envelope': (body, { window }) => {
      const before = body.links as Links
      return { ...body, links: { ...before, ...change(before, window.page) } }
    },
  }
}

/** Takes windows for good ones that are none. */
function reading(matches: (asked: { page: string; size: string }) => boolean): Faults {
  return {
    'list.window': (window, { asked: { page, size } }) =>
      matches({ page: page ?? '', size: size ?? '' }) ? { page: 1, size: 5 } : window,
  }
}

export const narrowPaging = [
  mutant(
    'loses a record on the seventh page',
    'READ-020',
    pages((records, { page }) => (page === 7 ? records.slice(1) : records)),
  ),
  mutant(
    'reads the first digit of a page number',
    'READ-020',
    pages((records, { page, size, all }) => (page > 9 ? all.slice(0, size) : records)),
  ),
  mutant('lists in another order every twelfth time', 'READ-022', () => {
    let turn = 0
    return {
      'list.order': (records) => {
        turn += 1
        return turn % 12 === 0 ? [...records].reverse() : records
      },
    }
  }),
  mutant(
    'begins the second page of one record with the first',
    'READ-023',
    pages((records, { page, size, all }) => (size === 1 && page === 2 ? all.slice(0, 1) : records)),
  ),
  mutant(
    'begins the second page too early where no size is asked for',
    'READ-023',
    asked((query) => ({
      'list.window': (window) =>
        query().has('per_page') || window.page === 1 ? window : { page: window.page, size: 24 },
    })),
  ),
  mutant(
    'counts pages of the largest size where none is asked for',
    'READ-023',
    asked((query) => ({
      'list.envelope': (body) => {
        const meta = body.meta as Rec
        return query().has('per_page')
          ? body
          : { ...body, meta: { ...meta, last_page: Math.ceil(Number(meta.total) / 100) } }
      },
    })),
  ),
  mutant('gives pages of any size above a thousand', 'READ-024', {
    'list.window': (window, { asked: { size } }) =>
      Number(size) > 1000 ? { ...window, size: Number(size) } : window,
  }),
  mutant('breaks down at a large page size', 'READ-024', {
    answer: (right, { request }) =>
      /per_page=\d{6}/.test(request.url) ? new Response('{}', { status: 500 }) : right,
  }),
  mutant(
    'reads a page size as far as it is a number',
    'READ-025',
    reading(({ size }) => /^\d+[a-z]/.test(size)),
  ),
  mutant(
    'rounds the number of a page',
    'READ-025',
    reading(({ page }) => page.includes('.')),
  ),
  mutant('breaks down at a page far beyond the last', 'READ-026', {
    answer: (right, { request }) =>
      /[?&]page=\d{4}/.test(request.url) ? new Response('{}', { status: 500 }) : right,
  }),
  mutant('shows the first page again far beyond the last', 'READ-026', {
    'list.window': (window) => (window.page > 500 ? { ...window, page: 1 } : window),
  }),
  mutant(
    'leads from the second page to none before',
    'READ-027',
    links((_, page) => (page === 2 ? { prev: null } : {})),
  ),
  mutant(
    'leads from the third page back to the first',
    'READ-027',
    links(({ first }, page) => (page === 3 ? { prev: first } : {})),
  ),
  mutant(
    'loses the page size in the link back',
    'READ-027',
    links(({ prev }) => ({ prev: prev?.replace(/&?per_page=\d+/, '') ?? null })),
  ),
  mutant(
    'leads to an address inside',
    'READ-027',
    links(({ last }) => ({ last: last?.replace('/api/', '/internal/') ?? null })),
  ),
]
