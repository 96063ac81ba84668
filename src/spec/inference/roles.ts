import type { Method, Operation } from '../../model/operation.ts'
import type { ApiDocument } from '../api.ts'
import type { Reached } from './chains.ts'
import type { Findings } from './evidence.ts'
import { type FoundList, listOf } from './lists.ts'
import { ASKS, kebab } from './names.ts'
import { unlistedRecord } from './unlisted.ts'

/** Operations that belong together: a collection, its items, and what is done with them. */
export interface Resource {
  name: string
  /** Where its records are seen: its list, or else what creates them. */
  from: Operation
  list?: Operation
  found: FoundList
  get?: Operation
  create?: Operation
  update?: Operation
  remove?: Operation
  status?: Operation
}

export interface ListResource extends Resource {
  list: Operation
}

export function hasList(resource: Resource): resource is ListResource {
  return resource.list !== undefined
}

const ITEM = /^(?<collection>.*)\/\{(?<parameter>[^{}]+)\}$/

/** Path of the collection that an item's path belongs to, and its parameter. */
export function itemPath(path: string): { collection: string; parameter: string } | undefined {
  const { collection, parameter } = ITEM.exec(path.replace(/\/$/, ''))?.groups ?? {}
  return collection === undefined || parameter === undefined ? undefined : { collection, parameter }
}

/** Finds the resources of a document; what looks like one and cannot be used is told as a gap. */
export function resourcesOf(
  document: ApiDocument,
  { reach, findings }: { reach: (path: string) => Reached; findings: Findings },
): Resource[] {
  const byPath = Map.groupBy(document.operations, ({ path }) => path.replace(/\/$/, ''))
  const at = (path: string, ...methods: Method[]) =>
    methods.flatMap((method) => byPath.get(path)?.find((operation) => operation.method === method) ?? [])[0]
  const items = itemsBelow([...byPath.keys()])
  const paths = [...byPath.keys()].filter((path) => !itemPath(path))
  const names = namesOf(
    paths.filter((path) => !path.includes('{')),
    paths.filter((path) => path.includes('{') && at(path, 'GET')),
  )
  return paths.flatMap((path): Resource[] => {
    const name = names.get(path) ?? ''
    const item = items.get(path)
    const listed = listAt(document, at(path, 'GET'), { reach, findings })
    const made = listed ? undefined : unlistedRecord(document, { path, name, item, at }, { reach, findings })
    const seen = listed ?? (made && { from: made.create, found: made.found })
    if (!seen) return []
    const roles = {
      get: item === undefined ? undefined : at(item, 'GET'),
      create: ASKS.test(path) ? undefined : at(path, 'POST'),
      update: item === undefined ? undefined : at(item, 'PUT', 'PATCH'),
      remove: item === undefined ? undefined : at(item, 'DELETE'),
      status: item === undefined ? undefined : statusAt(item, at),
    }
    const kept = Object.fromEntries(Object.entries(roles).filter(([, operation]) => operation))
    return [{ name, ...seen, ...kept }]
  })
}

/** The first path of single records, by that of their collection. */
function itemsBelow(paths: readonly string[]): Map<string, string> {
  const items = new Map<string, string>()
  for (const path of paths) {
    const { collection } = itemPath(path) ?? {}
    if (collection !== undefined && !items.has(collection)) items.set(collection, path)
  }
  return items
}

/** A list that can be read; why one cannot is told as a gap. */
function listAt(
  document: ApiDocument,
  list: Operation | undefined,
  { reach, findings }: { reach: (path: string) => Reached; findings: Findings },
): Pick<ListResource, 'from' | 'list' | 'found'> | undefined {
  const found = list && listOf(document, list.address)
  if (!found) return undefined
  const withoutKey = keyless(reach(list.path.replace(/\/$/, '')))
  if (withoutKey !== undefined) {
    findings.gap(`${list.address} lists what belongs to another record, and ${withoutKey}: left out`)
    return undefined
  }
  const demanded = list.parameters.find((one) => one.required && one.in === 'query')
  if (!demanded) return { from: list, list, found }
  findings.gap(`${list.address} demands the ${demanded.in} parameter ${demanded.name}: left out`)
  return undefined
}

/** Why a list below other records cannot be read: reading it must make none. */
function keyless({ keys, unreachable }: Reached): string | undefined {
  const made = Object.entries(keys).find(([, { source }]) => source.from && !source.from.startsWith('GET '))
  return unreachable[0] ?? (made && `{${made[0]}} comes from ${made[1].source.from} alone`)
}

function statusAt(
  item: string,
  at: (path: string, ...methods: Method[]) => Operation | undefined,
): Operation | undefined {
  return at(`${item}/status`, 'PUT', 'POST', 'PATCH') ?? at(`${item}/state`, 'PUT', 'POST', 'PATCH')
}

/** A name of its own for each path; the shortest paths choose first, and those below other records last. */
function namesOf(paths: readonly string[], below: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  const depth = (path: string) => path.split('/').length
  const inTurn = [paths, below].flatMap((some) => [...some].sort((a, b) => depth(a) - depth(b)))
  return new Map(inTurn.map((path) => [path, freeName(path, taken)]))
}

/** After the last part of the path; with the parts before it where that is taken. */
function freeName(path: string, taken: Set<string>): string {
  const parts = path
    .replace(ASKS, '')
    .split('/')
    .filter((part) => part !== '' && !part.includes('{'))
  for (let count = 1; count <= parts.length; count++) {
    const name = kebab(parts.slice(-count).join('-'))
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
  const name = `${kebab(parts.join('-'))}-${taken.size}`
  taken.add(name)
  return name
}

const SAID = {
  get: 'GET of one path below it',
  create: 'POST to the list',
  update: 'PUT or PATCH of one path below the list',
  remove: 'DELETE of one path below the list',
  status: 'a write to the status below an item',
} as const

export type OtherRole = keyof typeof SAID

/** Notes a resource's operations, and gives their addresses. */
export function addressesOf(resource: Resource, findings: Findings): Partial<Record<OtherRole, string>> {
  const { name, found, list } = resource
  if (list)
    findings.take(`/entities/${name}/list`, list.address, {
      because: `GET of a path without a key of its own, and ${found.because}`,
      at: list.pointer,
    })
  const roles = Object.keys(SAID) as OtherRole[]
  return Object.fromEntries(
    roles.flatMap((role) => {
      const operation = resource[role]
      if (!operation) return []
      const isWhy = role === 'create' && !list
      const told = { because: isWhy ? found.because : SAID[role], at: operation.pointer }
      return [[role, findings.take(`/entities/${name}/${role}`, operation.address, told)]]
    }),
  )
}
