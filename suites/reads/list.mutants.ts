import { type Faults, mutant, type StoredRecord } from '../../src/kit/index.ts'

type Rec = Record<string, unknown>

/** Changes the envelope's meta part. */
function meta(change: (meta: Rec) => Rec): Faults {
  return {
    'list.envelope': (body) => ({ ...body, meta: { ...(body.meta as Rec), ...change(body.meta as Rec) } }),
  }
}

/** Changes the envelope's links. */
function links(change: (links: Record<string, string | null>) => Rec): Faults {
  return {
    'list.envelope': (body) => {
      const before = body.links as Record<string, string | null>
      return { ...body, links: { ...before, ...change(before) } }
    },
  }
}

/** Decides one operator by another rule. */
function operator(name: string, rule: (matches: boolean, seen: string, asked: string) => boolean): Faults {
  return {
    'list.filter': (matches, context) =>
      context.operator === name
        ? rule(matches, String(context.record.value[context.field]), context.value)
        : matches,
  }
}

const paging = [
  mutant('loses the last record of each page', 'READ-020', {
    'list.page': (records) => records.slice(0, -1),
  }),
  mutant('loses the last record of full second pages', 'READ-020', {
    'list.page': (records, { window }) =>
      window.page === 2 && records.length === window.size ? records.slice(0, -1) : records,
  }),
  mutant('repeats a record at every page boundary', 'READ-020', {
    'list.page': (records, { window }) => (window.page > 1 ? [...records.slice(0, 1), ...records] : records),
  }),
  mutant(
    'counts a total that is one too high',
    'READ-021',
    meta(({ total }) => ({ total: Number(total) + 1 })),
  ),
  mutant(
    'tells the size of the page as its total',
    'READ-021',
    meta(({ per_page }) => ({ total: per_page })),
  ),
  mutant(
    'counts the last page wrongly',
    'READ-021',
    meta(({ last_page }) => ({ last_page: Number(last_page) + 1 })),
  ),
  mutant(
    'tells places from zero',
    'READ-021',
    meta(({ from }) => ({ from: from === null ? null : Number(from) - 1 })),
  ),
  mutant('lists in another order each time', 'READ-022', () => {
    let turn = 0
    return {
      'list.order': (records) => {
        turn += 1
        return turn % 7 === 0 ? [...records].reverse() : records
      },
    }
  }),
  mutant('ignores the page size', 'READ-023', { 'list.window': (window) => ({ ...window, size: 25 }) }),
  mutant('gives one record too few by default', 'READ-023', {
    'list.window': (window, { asked }) =>
      asked.size === null ? { ...window, size: window.size - 1 } : window,
  }),
  mutant('gives pages above the maximum', 'READ-024', {
    'list.window': (window, { asked }) =>
      Number(asked.size) > 100 ? { page: window.page, size: Number(asked.size) } : window,
  }),
  mutant('takes a nonsensical page for the first', 'READ-025', {
    'list.window': (window) => (window.refuse === undefined ? window : { page: 1, size: 25 }),
  }),
  mutant('takes a page that is a text for the first', 'READ-025', {
    'list.window': (window, { asked }) => (asked.page === 'first' ? { page: 1, size: 5 } : window),
  }),
  mutant('breaks down at a negative page', 'READ-025', {
    'error.status': (status, { request }) => (/page=-1/.test(request.url) ? 500 : status),
  }),
  mutant('repeats the last page beyond the end', 'READ-026', () => {
    let all: readonly StoredRecord[] = []
    return {
      'list.order': (records) => {
        all = records
        return records
      },
      'list.page': (records, { window }) =>
        records.length === 0 ? all.slice(Math.max(0, all.length - window.size)) : records,
    }
  }),
  mutant('answers a page beyond the end with 404', 'READ-026', {
    answer: async (response) => {
      const settled = await response
      const empty = (await settled.clone().text()).includes('"data":[]')
      return empty ? new Response('{}', { status: 404 }) : settled
    },
  }),
  mutant(
    'leads on after the last page',
    'READ-027',
    links(({ next, last }) => ({ next: next ?? last })),
  ),
  mutant(
    'leads to no previous page',
    'READ-027',
    links(() => ({ prev: null })),
  ),
  mutant(
    'loses the page size in the next link',
    'READ-028',
    links(({ next }) => ({ next: next?.replace(/per_page=\d+/, 'per_page=1') ?? null })),
  ),
  mutant(
    'leads to the page after the next',
    'READ-028',
    links(({ next }) => ({ next: next?.replace(/page=2\b/, 'page=3') ?? null })),
  ),
]

const finding = [
  mutant('ignores filters', 'READ-030', { 'list.filter': () => true }),
  mutant('finds nothing', 'READ-030', { 'list.filter': () => false }),
  mutant(
    'reads "greater" as "greater or equal"',
    'READ-030',
    operator('greater', (matches, seen, asked) => matches || seen === asked),
  ),
  mutant(
    'reads "less or equal" as "less"',
    'READ-030',
    operator('lessOrEqual', (matches, seen, asked) => matches && seen !== asked),
  ),
  mutant(
    'reads "starts with" as "contains"',
    'READ-030',
    operator('startsWith', (_, seen, asked) => seen.includes(asked)),
  ),
  mutant(
    'reads "ends with" as "contains"',
    'READ-030',
    operator('endsWith', (_, seen, asked) => seen.includes(asked)),
  ),
  mutant(
    'compares times by the day',
    'READ-030',
    operator('greaterOrEqual', (_, seen, asked) => seen.slice(0, 10) > asked.slice(0, 10)),
  ),
  mutant('filters only the first page', 'READ-030', {
    'list.filter': (matches, { record }) => matches || record.index > 60,
  }),
  mutant('joins filters by "all" always', 'READ-031', { 'list.match': () => 'all' }),
  mutant('joins filters by "any" always', 'READ-031', { 'list.match': () => 'any' }),
  mutant('tells the total of the whole list under a filter', 'READ-032', {
    'list.envelope': (body, { entity }) => ({
      ...body,
      meta: { ...(body.meta as Rec), total: entity === 'vendors' ? 60 : (body.meta as Rec).total },
    }),
  }),
  mutant('ignores a filter on an unknown field', 'READ-033', {
    answer: async (response, { request }) =>
      /noSuchField/.test(request.url)
        ? new Response('{"data":[]}', { status: 200, headers: { 'content-type': 'application/json' } })
        : response,
  }),
  mutant('does not sort', 'READ-034', {
    'list.order': (records, { sort }) =>
      sort.length > 0 ? [...records].sort((a, b) => a.index - b.index) : records,
  }),
  mutant('sorts ascending always', 'READ-034', {
    'list.order': (records, { sort }) => (sort[0]?.descending ? [...records].reverse() : records),
  }),
  mutant('sorts numbers in texts by length', 'READ-034', {
    'list.order': (records, { sort }) => {
      const { field } = sort[0] ?? { field: '' }
      return field === 'name'
        ? [...records].sort((a, b) => String(a.value.name).length - String(b.value.name).length)
        : records
    },
  }),
  mutant('loses a record when sorting', 'READ-034', {
    'list.order': (records, { sort }) => (sort.length > 0 ? records.slice(1) : records),
  }),
  mutant('loses the last record of small sorted pages', 'READ-035', () => {
    let sorted = false
    return {
      'list.order': (records, { sort }) => {
        sorted = sort.length > 0
        return records
      },
      'list.page': (records, { window, total }) =>
        sorted && window.size < 100 && window.page * window.size >= total ? records.slice(0, -1) : records,
    }
  }),
  mutant('breaks ties otherwise with every request', 'READ-035', () => {
    let turn = 1
    return {
      'list.order': (records, { sort: [by] }) => {
        turn = -turn
        if (!by) return records
        const value = (record: (typeof records)[number]) => String(record.value[by.field] ?? '')
        const down = by.descending ? -1 : 1
        return [...records].sort(
          (a, b) => value(a).localeCompare(value(b)) * down || (a.index - b.index) * turn,
        )
      },
    }
  }),
]

export const listMutants = [...paging, ...finding]
