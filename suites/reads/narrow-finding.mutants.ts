import { type Faults, mutant } from '../../src/kit/index.ts'
import { asked, has } from './asked.ts'

/** Defects of filters, sorting and change times that show with some questions only. */

type Links = Record<string, string | null>

/** Decides one operator by another rule. */
function operator(name: string, rule: (seen: string, asked: string) => boolean): Faults {
  return {
    'list.filter': (matches, { operator: used, record, field, value }) =>
      used === name ? rule(String(record.value[field]), value) : matches,
  }
}

/** Loses parameters in the next link. */
function losing(parameters: RegExp): Faults {
  return {
    'list.envelope': (body) => {
      const { next, ...rest } = body.links as Links
      return { ...body, links: { ...rest, next: next?.replaceAll(parameters, '') ?? null } }
    },
  }
}

export const narrowFinding = [
  mutant('ignores an unknown operator', 'READ-033', {
    answer: (right, { request }) =>
      request.url.includes('noSuchOperator') ? Response.json({ data: [] }) : right,
  }),
  mutant('loses the last record of small pages in ascending order', 'READ-035', () => {
    let ascending = false
    return {
      'list.order': (records, { sort: [by] }) => {
        ascending = by?.descending === false
        return records
      },
      'list.page': (records, { window, total }) =>
        ascending && window.size < 100 && window.page * window.size >= total ? records.slice(0, -1) : records,
    }
  }),
  mutant('forgets the filter in the next link', 'READ-028', losing(/filter%5B[^&]*&/g)),
  mutant('forgets how filters join in the next link', 'READ-028', losing(/filterMatch=[^&]*&/g)),
  mutant('forgets the order in the next link', 'READ-028', losing(/sort%5B[^&]*&/g)),
  mutant(
    'does not sort what it filters',
    'READ-036',
    asked((query) => ({
      'list.order': (records) =>
        has(query(), 'filter[') ? [...records].sort((a, b) => a.index - b.index) : records,
    })),
  ),
  mutant(
    'filters the first page only',
    'READ-036',
    asked((query) => ({
      'list.filter': (matches) => matches || Number(query().get('page')) > 1,
    })),
  ),
  mutant(
    'shows records that it found in short',
    'READ-036',
    asked((query) => ({
      'record.view': (record) =>
        has(query(), 'filter[') ? { ...record, updatedAt: record.createdAt } : record,
    })),
  ),
  mutant(
    'shows records that it sorted in short',
    'READ-036',
    asked((query) => ({
      'record.view': (record) =>
        has(query(), 'sort[') ? { ...record, updatedAt: record.createdAt } : record,
    })),
  ),
  mutant(
    'reads "equals" as "contains"',
    'READ-037',
    operator('equals', (seen, part) => seen.includes(part)),
  ),
  mutant(
    'reads "equals" as "starts with"',
    'READ-037',
    operator('equals', (seen, part) => seen.startsWith(part)),
  ),
  mutant(
    'takes a percent sign for anything',
    'READ-038',
    operator('contains', (seen, part) => part.split('%').every((piece) => seen.includes(piece))),
  ),
  mutant('breaks down at a quote', 'READ-038', {
    answer: (right, { request }) =>
      /contains%5D=(%27|')/.test(request.url) ? new Response('{}', { status: 500 }) : right,
  }),
  mutant(
    'reads a plus as a space',
    'READ-038',
    operator('contains', (seen, part) => seen.includes(part.replaceAll('+', ' '))),
  ),
  mutant(
    'takes the last of several filters on one field',
    'READ-039',
    asked((query) => ({
      'list.filter': (matches, { field, operator: used }) =>
        matches || (used === 'greaterOrEqual' && query().has(`filter[${field}:lt]`)),
    })),
  ),
  mutant(
    'compares change times by the second',
    'READ-054',
    operator('greater', (seen, part) => seen.slice(0, 19) > part.slice(0, 19)),
  ),
  mutant(
    'compares change times by the minute',
    'READ-054',
    operator('greaterOrEqual', (seen, part) => seen.slice(0, 16) >= part.slice(0, 16)),
  ),
  mutant('stays in the order that was asked for last', 'READ-052', () => {
    let last: string | undefined
    return {
      'list.order': (records, { sort: [by] }) => {
        last = by?.field ?? last
        return last === undefined || by ? records : [...records].reverse()
      },
    }
  }),
]
