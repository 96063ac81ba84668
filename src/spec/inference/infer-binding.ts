import type { Binding, EntityBinding } from '../../model/binding.ts'
import type { Inference } from '../../model/inference.ts'
import type { ApiDocument } from '../api.ts'
import { authenticationOf, NOWHERE } from './authentication.ts'
import { chainsIn } from './chain-evidence.ts'
import { chainsOf } from './chains.ts'
import { hidesKey } from './created-key.ts'
import { errorsOf, retryAfterOf } from './errors.ts'
import { Findings } from './evidence.ts'
import { itemPointer } from './lists.ts'
import { kebab, singularOf } from './names.ts'
import { type FoundPaging, pagingOf } from './paging.ts'
import { filtersOf, idOf, referencesOf, timesOf, topicsOf } from './record-parts.ts'
import { addressesOf, hasList, type OtherRole, type Resource, resourcesOf } from './roles.ts'

/**
 * Reads a binding out of a document: from methods and paths, the names of fields and parameters, and schemas. What no
 * document tells gets a neutral value and is listed under `untold`. There may be no entity at all.
 */
export function inferBinding(document: ApiDocument, name?: string): Inference {
  const findings = new Findings()
  const reach = chainsOf(document)
  const all = resourcesOf(document, { reach, findings })
  const resources = all.filter((one) => hasId(one, findings))
  const list = mostUsed(resources.filter(hasList).map(({ found }) => found.items))
  const items = new Map(resources.map((one) => [one, itemOf(document, one)]))
  const item = mostUsed([...items.values()].flatMap((one) => (one === undefined ? [] : [one.item])))
  const paged = pagingOf(document, resources.filter(hasList), findings)
  const isItem = (one: Resource) => items.get(one)?.item === item
  const kept = resources.filter((one) => !paged.strange.has(one.name) && (hasList(one) || isItem(one)))
  if (kept.length === 0) findings.gap(nothingIn(document.operations.length))
  noteEnvelopes({ list, item }, kept, { items, findings })
  const templates = new Set<string>()
  const topics = topicsOf(kept.filter((one) => hasList(one) && !one.list.path.includes('{')))
  const context: Context = { document, topics, list, paged, findings, templates, isItem }
  const entities = Object.fromEntries(kept.map((one) => [one.name, entityOf(one, context)]))
  const authentication = authenticationOf(document, findings)
  const errors = errorsOf(document, findings)
  const retryAfter = retryAfterOf(document, findings)
  findings.leaveUntold('/connection', '/filters/match', '/filters/invalid', '/sorting', ...BY_NAME)
  if (kept.some((one) => isSummary(one, items.get(one)))) findings.leaveUntold('/entities/*/get')
  const [template] = templates
  const binding: Binding = {
    api: name ?? kebab(document.title),
    title: document.title,
    authentication,
    envelopes: { list: { items: list ?? '' }, item: item ?? '' },
    paging: paged.paging,
    filters: {
      operators: template === undefined ? {} : { equals: template },
      match: { parameter: 'match', all: 'all', any: 'any' },
      invalid: 400,
    },
    sorting: { parameter: 'sort[{field}]', ascending: 'asc', descending: 'desc' },
    errors,
    rateLimit: { retryAfter },
    connection: NO_CONNECTION,
    ...chainsIn(document, { reach, kept, findings }),
    entities,
    untold: outermost(findings.untold),
  }
  return { binding, evidence: findings.evidence, gaps: findings.gaps }
}

function nothingIn(operations: number): string {
  return `None of ${operations} operations is a list that can be read, or makes a record that can`
}

/** No document says what a connection is: the word is that of unified APIs. */
const NO_CONNECTION: Binding['connection'] = {
  status: NOWHERE.status,
  id: '/id',
  state: '/state',
  disconnect: NOWHERE.disconnect,
  states: { ready: ['ready'], reauthorization: ['reauthorization'] },
}

/** Without what lies within another. */
function outermost(parts: readonly string[]): string[] {
  const all = [...new Set(parts)]
  return all.filter((part) => !all.some((other) => part.startsWith(`${other}/`)))
}

/** Guessed by names: good for making data and for review, and too little to blame a system by. */
const BY_NAME = ['/entities/*/createdAt', '/entities/*/deletedAt', '/entities/*/references']

/** A list may show less of a record than the single record does. */
function isSummary({ found }: Resource, item: FoundItem): boolean {
  const listed = new Set(found.fields.map(({ name }) => name))
  return item?.fields.some(({ name }) => !listed.has(name)) ?? false
}

function hasId(resource: Resource, findings: Findings): boolean {
  if (idOf(resource, new Findings()) !== undefined) return true
  findings.gap(`${resource.from.address} lists records without a field that would be their key: left out`)
  return false
}

/** Named where a list has its records elsewhere than most. */
function itemsOf(resource: Resource, most: string | undefined, findings: Findings) {
  const { name, found } = resource
  if (!hasList(resource) || found.items === most) return {}
  return {
    items: findings.take(`/entities/${name}/items`, found.items, { because: found.because, at: found.at }),
  }
}

type FoundItem = ReturnType<typeof itemPointer>

function itemOf(document: ApiDocument, { get, found }: Resource): FoundItem {
  return get && itemPointer(document, get.address, found.fields)
}

function mostUsed(values: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(values, (value) => value)]
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

function noteEnvelopes(
  { list, item }: { list: string | undefined; item: string | undefined },
  kept: readonly Resource[],
  { items, findings }: { items: ReadonlyMap<Resource, FoundItem>; findings: Findings },
): void {
  const first = kept.filter(hasList).find(({ found }) => found.items === list)
  if (first) {
    const told = { because: `${first.name}: ${first.found.because}`, at: first.found.at }
    findings.take('/envelopes/list/items', list, told)
  }
  const [single] = kept.flatMap((one) => {
    const found = items.get(one)
    return found?.item === item && found !== undefined ? [{ name: one.name, ...found }] : []
  })
  if (single)
    findings.take('/envelopes/item', item, { because: `${single.name}: ${single.because}`, at: single.at })
}

interface Context {
  document: ApiDocument
  /** Entities that may be referred to, by what fields may call them. */
  topics: ReadonlyMap<string, string>
  /** Where most lists have their records. */
  list: string | undefined
  paged: FoundPaging
  findings: Findings
  /** Spellings of filters; the first is that of all. */
  templates: Set<string>
  /** Whether single records stand where most do. */
  isItem(resource: Resource): boolean
}

function entityOf(
  resource: Resource,
  { document, topics, list, paged, findings, templates, isItem }: Context,
): EntityBinding {
  const addresses: Partial<Record<OtherRole, string>> = addressesOf(resource, findings)
  if (addresses.get !== undefined && !isItem(resource)) {
    findings.gap(`${addresses.get} has its record in another place than most: left out`)
    delete addresses.get
  }
  const id = idOf(resource, findings) ?? ''
  if (addresses.create !== undefined && resource.list && hidesKey(document, addresses.create, id)) {
    findings.gap(`${addresses.create} answers without ${id}, the key of what it makes: left out`)
    delete addresses.create
  }
  const { filters, template } = filtersOf(resource, findings)
  if (template !== undefined && templates.size === 0) templates.add(template)
  return {
    singular: singularOf(resource.name).replaceAll('-', ' '),
    ...(resource.list && { list: resource.list.address }),
    ...addresses,
    ...(paged.paged.has(resource.name) || !hasList(resource) ? {} : { paged: false }),
    ...itemsOf(resource, list, findings),
    id,
    ...timesOf(resource, findings),
    filters: template !== undefined && templates.has(template) ? filters : {},
    sorts: [],
    references: referencesOf(resource, topics, { id, findings }),
  }
}
