import type { Operation } from '../../model/operation.ts'
import type { Paging } from '../../model/paging.ts'
import { at } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import type { Findings } from './evidence.ts'
import { plain } from './names.ts'
import { linkHeaderOf, linksOf, metaOf, nextOf } from './paging-meta.ts'
import type { ListResource } from './roles.ts'

type Style = Paging['style']

/** How one list is paged, by its query parameters. */
interface Seen {
  style: Style
  page: string
  size: string
  /** The same for lists that page alike. */
  way: string
}

const SIZES = [
  'perpage',
  'pagesize',
  'limit',
  'size',
  'pagelimit',
  'maxresults',
  'take',
  'count',
  'top',
  'first',
  'max',
]
const PAGES: [style: Style, names: string[]][] = [
  ['page', ['page', 'pagenumber', 'pageno', 'pageindex', 'currentpage']],
  ['offset', ['offset', 'skip', 'start', 'startat', 'from']],
  ['cursor', ['cursor', 'after', 'startingafter', 'pagetoken', 'nexttoken', 'continuationtoken', 'marker']],
]

function seenIn({ parameters }: Operation): Seen | undefined {
  const query = parameters.filter((one) => one.in === 'query').map((one) => one.name)
  const named = (names: readonly string[]) =>
    names.map((name) => query.find((one) => plain(one) === name)).find((one) => one !== undefined)
  const size = named(SIZES)
  for (const [style, names] of PAGES) {
    const page = named(names)
    if (page === undefined || (size === undefined && style !== 'cursor')) continue
    return { style, page, size: size ?? 'limit', way: `${style} ${page} ${size}` }
  }
  return undefined
}

export interface FoundPaging {
  paging: Paging
  /** Names of entities that are paged so. */
  paged: ReadonlySet<string>
  /** Names of entities that are paged in another way, which the binding has no words for. */
  strange: ReadonlySet<string>
}

/** The way in which most lists are paged. */
export function pagingOf(
  document: ApiDocument,
  resources: readonly ListResource[],
  findings: Findings,
): FoundPaging {
  const seen = new Map(resources.map((resource) => [resource, seenIn(resource.list)]))
  const ways = Map.groupBy(
    [...seen].flatMap(([resource, way]) => (way ? [{ resource, way }] : [])),
    ({ way }) => way.way,
  )
  const [most] = [...ways.values()].sort((a, b) => b.length - a.length)
  const [first] = most ?? []
  if (!most || !first) return none(findings)
  const { way, resource } = first
  const taken = {
    because: `${most.length} of ${resources.length} lists take ${way.page} and ${way.size}`,
    at: resource.list.pointer,
  }
  findings.take('/paging/style', way.style, taken)
  const isPaged = way.style !== 'cursor'
  const links = linksOf(document, resource, findings)
  const lists = most.map((one) => one.resource)
  const told = {
    ...(isPaged ? {} : nextOf(document, resource, { links, findings })),
    ...linkHeaderOf(document, lists, { links, findings }),
  }
  if (!isPaged && told.next === undefined && told.linkHeader === undefined)
    findings.gap(`Lists page by ${way.page}, a cursor, and no page tells the next: only the first is read`)
  const strange = [...seen].filter(([, other]) => other && other.way !== way.way).map(([one]) => one.name)
  for (const name of strange) findings.gap(`${name} is paged in another way than most lists: left out`)
  return {
    paging: {
      ...{ style: way.style, page: way.page, size: way.size },
      ...numbersOf(document, { resource, way }, findings),
      ...{ aboveMax: 'capped' as const, invalid: 400 },
      meta: metaOf(document, resource, findings),
      links,
      ...told,
    },
    paged: new Set(isPaged ? most.map((one) => one.resource.name) : []),
    strange: new Set(strange),
  }
}

/** The first page, and sizes as far as the schemas of the parameters tell them. */
function numbersOf(
  document: ApiDocument,
  { resource, way }: { resource: ListResource; way: Seen },
  findings: Findings,
): Pick<Paging, 'first' | 'defaultSize' | 'maxSize'> {
  findings.leaveUntold('/paging/aboveMax', '/paging/invalid')
  const number = (parameter: string, keyword: string): number | undefined => {
    const found = resource.list.parameters.find((one) => one.in === 'query' && one.name === parameter)
    const node = at(document.content, found?.pointer ?? '')
    const value = document.resolve(document.resolve(node).schema)[keyword]
    return typeof value === 'number' && Number.isInteger(value) ? value : undefined
  }
  const told = (what: string, value: number | undefined, because: string): number | undefined => {
    if (value !== undefined) findings.take(what, value, { because, at: resource.list.pointer })
    return value
  }
  const lowest = number(way.page, 'minimum') ?? number(way.page, 'default')
  const first =
    way.style === 'page'
      ? told('/paging/first', lowest === 0 || lowest === 1 ? lowest : undefined, `schema of ${way.page}`)
      : 0
  if (first === undefined) {
    findings.leaveUntold('/paging/first')
    findings.gap(`Nothing tells the number of the first page: it is taken for 1`)
  }
  const defaultSize = told('/paging/defaultSize', number(way.size, 'default'), `default of ${way.size}`)
  const maxSize = told('/paging/maxSize', number(way.size, 'maximum'), `maximum of ${way.size}`)
  if (defaultSize === undefined) findings.leaveUntold('/paging/defaultSize')
  if (maxSize === undefined) findings.leaveUntold('/paging/maxSize')
  return {
    first: first ?? 1,
    defaultSize: defaultSize ?? Math.min(10, maxSize ?? 10),
    maxSize: maxSize ?? Math.max(20, defaultSize ?? 0),
  }
}

function none(findings: Findings): FoundPaging {
  findings.leaveUntold('/paging')
  return {
    paging: {
      ...{ style: 'none', page: 'page', size: 'size', first: 1, defaultSize: 10, maxSize: 20 },
      ...{ aboveMax: 'capped' as const, invalid: 400 },
      meta: { total: '', page: '', lastPage: '', size: '', from: '', to: '' },
      links: { first: '', last: '', prev: '', next: '' },
    },
    paged: new Set(),
    strange: new Set(),
  }
}
