import { type Binding, collectionOf, type EntityBinding } from '../model/binding.ts'
import { pathOf } from '../model/operation.ts'
import type { CallInit } from './answer.ts'
import { isBelow } from './records.ts'

/** What a call may change: a new record, one record, no one knows which records, or no record of any entity. */
export type WriteTarget =
  | { kind: 'create'; entity: string }
  | { kind: 'unbounded'; entity: string }
  | { kind: 'record'; entity: string; key: string }
  | { kind: 'none' }

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Judged by method and path alone, whether the document has the operation or not: a system may do what it was not said to
 * do. Anything below an entity's path is about the record whose key comes first there.
 */
export function writeTarget(
  binding: Pick<Binding, 'entities'>,
  address: string,
  init: CallInit,
): WriteTarget {
  const method = address.slice(0, address.indexOf(' '))
  if (SAFE.has(method)) return { kind: 'none' }
  const created = Object.entries(binding.entities).find(([, { create }]) => create === address)
  if (created) return { kind: 'create', entity: created[0] }
  const path = concrete(pathOf(address), init.path ?? {})
  const below = belowOthers(binding, method, path)
  if (below) return below
  const place = placesIn(binding).find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
  if (!place) return { kind: 'none' }
  const [, key = ''] = path.slice(place.prefix.length).split('/')
  if (key !== '') return { kind: 'record', entity: place.entity, key: decodeURIComponent(key) }
  return { kind: method === 'POST' ? 'create' : 'unbounded', entity: place.entity }
}

/** Below other records the whole path tells which one it is; the deepest entity that it fits is meant. */
function belowOthers(
  { entities }: Pick<Binding, 'entities'>,
  method: string,
  path: string,
): WriteTarget | undefined {
  const fits = Object.entries(entities)
    .filter(([, bound]) => isBelow(bound))
    .flatMap(([entity, bound]) => {
      const template = collectionOf(bound)
      const found = new RegExp(`^${pattern(template)}(?:/([^/]+)|/?$)`).exec(path)
      return found ? [{ entity, depth: template.split('/').length, parts: found.slice(1) }] : []
    })
  const [deepest] = fits.sort((a, b) => b.depth - a.depth)
  if (!deepest) return undefined
  const { entity, parts } = deepest
  if (parts.at(-1) === undefined) return { kind: method === 'POST' ? 'create' : 'unbounded', entity }
  return { kind: 'record', entity, key: parts.join('/') }
}

/** Parts of a path as they are sent: each of its parameters is one, percent-encoded. */
function pattern(template: string): string {
  return template
    .split('/')
    .map((part) => (part.includes('{') ? '([^/]+)' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/')
}

/** The path as a server sees it: filled in, without dots and doubled slashes. */
function concrete(template: string, values: Record<string, string>): string {
  const filled = template.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''))
  return new URL(filled.replace(/\/{2,}/g, '/'), 'http://relative.invalid').pathname
}

interface Place {
  entity: string
  prefix: string
}

const known = new WeakMap<Binding['entities'], readonly Place[]>()

/** Worked out once: it is asked for each write. */
function placesIn({ entities }: Pick<Binding, 'entities'>): readonly Place[] {
  const places =
    known.get(entities) ?? placesOf(entities).toSorted((a, b) => b.prefix.length - a.prefix.length)
  known.set(entities, places)
  return places
}

function placesOf(entities: Binding['entities']): Place[] {
  const direct = Object.entries(entities).filter(([, bound]) => !isBelow(bound))
  return direct.flatMap(([entity, bound]) =>
    addressesOf(bound).map((address) => ({
      entity,
      prefix: pathOf(address).split('{')[0]?.replace(/\/+$/, '') ?? '',
    })),
  )
}

function addressesOf({ list, get, create, update, remove, status }: EntityBinding): string[] {
  return [list, get, create, update, remove, status].filter((address) => address !== undefined)
}
