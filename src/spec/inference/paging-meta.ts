import type { Paging } from '../../model/paging.ts'
import { at } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { successHeader } from '../document/response-headers.ts'
import type { Findings } from './evidence.ts'
import { type Field, fieldsOf, isScalar, successOf } from './fields.ts'
import { plain } from './names.ts'
import type { ListResource } from './roles.ts'

const META: Record<keyof Paging['meta'], string[]> = {
  total: ['total', 'totalcount', 'totalelements', 'totalitems', 'totalresults', 'totalrecords', 'count'],
  page: ['page', 'currentpage', 'pagenumber', 'pageindex', 'number'],
  lastPage: ['lastpage', 'totalpages', 'pages', 'pagecount'],
  size: ['perpage', 'pagesize', 'limit', 'size'],
  from: ['from'],
  to: ['to'],
}

const LINKS: Record<keyof Paging['links'], string[]> = {
  first: ['first', 'firstpageurl'],
  last: ['last', 'lastpageurl'],
  prev: ['prev', 'previous', 'prevpageurl', 'previouspage'],
  next: ['next', 'nextpageurl', 'nextpage', 'nextlink'],
}

const WITHIN_META = ['', 'meta', 'metadata', 'page', 'pagination', 'paging', 'pageinfo']
const WITHIN_LINKS = ['', 'links', ...WITHIN_META.slice(1)]

/** Where a page tells its place: by the names of numbers beside the records. `''` where it does not. */
export function metaOf(document: ApiDocument, resource: ListResource, findings: Findings): Paging['meta'] {
  const around = fieldsAround(document, resource, WITHIN_META).filter(({ types }) =>
    types.some((type) => type === 'integer' || type === 'number'),
  )
  return named('/paging/meta', META, { around, resource, findings })
}

/** Where a page links to others, by the names of texts. `''` where it does not. */
export function linksOf(document: ApiDocument, resource: ListResource, findings: Findings): Paging['links'] {
  const around = fieldsAround(document, resource, WITHIN_LINKS).filter(({ types }) =>
    types.includes('string'),
  )
  return named('/paging/links', LINKS, { around, resource, findings })
}

/**
 * The header in which pages link to others, where lists are documented with it and not with links beside their records. One that
 * the document tells of is about pages unless its description or its example says otherwise.
 */
export function linkHeaderOf(
  document: ApiDocument,
  lists: readonly ListResource[],
  { links, findings }: { links: Paging['links']; findings: Findings },
): Pick<Paging, 'linkHeader'> {
  if (links.next !== '') return {}
  const found = lists.flatMap(({ list }) => successHeader(document, list, 'Link') ?? [])
  const told = found.find(({ pointer }) => isAboutPages(document.resolve(at(document.content, pointer))))
  if (!told) return {}
  findings.tell('/paging/links/next')
  const because = `${found.length} of ${lists.length} lists are documented with this header`
  return { linkHeader: findings.take('/paging/linkHeader', told.name, { because, at: told.pointer }) }
}

function isAboutPages(header: Record<string, unknown>): boolean {
  const { description, example, examples, schema } = header
  const text = JSON.stringify([description, example, examples, schema])
  const isSaid = [description, example, examples].some((one) => one !== undefined)
  return !isSaid || /\bnext\b|\bpag(?:e|es|ing|inat\w*)\b/i.test(text)
}

const CURSORS = [
  ...['nextcursor', 'nextpagetoken', 'nexttoken', 'nextpagecursor', 'continuationtoken', 'endcursor'],
  ...['cursor', 'next', 'after', 'marker'],
]

/** Where a page has the cursor of the next: in a text of such a name, or in the link to the next page. */
export function nextOf(
  document: ApiDocument,
  { list, name }: ListResource,
  { links, findings }: { links: Paging['links']; findings: Findings },
): Pick<Paging, 'next'> {
  const around = fieldsAround(document, { list }, WITHIN_LINKS).filter(
    ({ types, schema }) => types.includes('string') && !String(schema.format).startsWith('uri'),
  )
  const field = CURSORS.map((word) => around.find((one) => plain(one.name) === word)).find(Boolean)
  const next = field?.pointer ?? links.next
  if (next === '') return {}
  const because = `${name}: ${field?.name ?? 'the link to the next page'} stands beside the records`
  return { next: findings.take('/paging/next', next, { because, at: list.pointer }) }
}

function fieldsAround(
  document: ApiDocument,
  { list }: Pick<ListResource, 'list'>,
  within: readonly string[],
): Field[] {
  const top = fieldsOf(document, successOf(document, list.address)?.schema)
  return within.flatMap((name) =>
    name === ''
      ? top.filter(isScalar)
      : top
          .filter((field) => plain(field.name) === name)
          .flatMap((field) =>
            fieldsOf(document, field.schema).map((inner) => ({
              ...inner,
              pointer: field.pointer + inner.pointer,
            })),
          ),
  )
}

function named<Name extends string>(
  place: string,
  names: Record<Name, string[]>,
  { around, resource, findings }: { around: Field[]; resource: ListResource; findings: Findings },
): Record<Name, string> {
  const entries = (Object.keys(names) as Name[]).map((name): [Name, string] => {
    const field = names[name]
      .map((word) => around.find((one) => plain(one.name) === word))
      .find((one) => one !== undefined)
    const what = `${place}/${name}`
    if (field) {
      const told = { because: `${field.name} stands beside the records`, at: resource.list.pointer }
      return [name, findings.take(what, field.pointer, told)]
    }
    findings.leaveUntold(what)
    return [name, '']
  })
  return Object.fromEntries(entries) as Record<Name, string>
}
