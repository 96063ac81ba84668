import type { Operation, OperationParameter } from '../../model/operation.ts'
import type { ApiDocument } from '../api.ts'
import { successOf } from './fields.ts'
import { type FoundKey, fromCreation, fromList, given, keyLists, ListsByTopic, WAYS } from './key-sources.ts'
import { type LinkedKey, linkedKeys } from './links.ts'

/** What is known of one path: a source for each parameter, or why it has none. */
export interface Reached {
  keys: Record<string, FoundKey>
  /** One sentence for each parameter without a source. */
  unreachable: string[]
}

/** A parameter where it stands in a path. What it is called there may differ from path to path. */
interface Slot {
  /** The path up to it, with its own parameter: `/customers/{}/orders/{}`. */
  name: string
  parameter: string
  /** One path that ends in it, where there is one. */
  path: string
  candidates: FoundKey[]
}

/**
 * Finds for each path parameter of a document a call that has its value: a list, a link, a creation; or else a value
 * that the document gives. It goes from what needs nothing to what needs only what was found before: so there are no
 * circles, it ends, and it always finds the same.
 */
export function chainsOf(document: ApiDocument): (path: string) => Reached {
  const slots = slotsOf(document)
  const found = new Map<string, FoundKey>()
  for (let way = 0; way < WAYS.length; ) way = spread(slots, found, WAYS[way]) ? 0 : way + 1
  return (path) => reachedAt(path, slots, found)
}

/** One round over all slots that have no source yet; whether any got one in this way. */
function spread(
  slots: ReadonlyMap<string, Slot>,
  found: Map<string, FoundKey>,
  way: FoundKey['how'] | undefined,
): boolean {
  let grew = false
  for (const { name, candidates } of slots.values()) {
    if (found.has(name)) continue
    const key = candidates.find(({ how, source }) => how === way && isReached(source.from, found))
    if (!key) continue
    found.set(name, key)
    grew = true
  }
  return grew
}

function isReached(address: string | undefined, found: ReadonlyMap<string, FoundKey>): boolean {
  return address === undefined || slotNames(address).every(({ name }) => found.has(name))
}

function reachedAt(
  path: string,
  slots: ReadonlyMap<string, Slot>,
  found: ReadonlyMap<string, FoundKey>,
): Reached {
  const reached: Reached = { keys: {}, unreachable: [] }
  for (const { name, parameter } of slotNames(path)) {
    const key = found.get(name)
    if (key) reached.keys[parameter] = key
    else reached.unreachable.push(whyNot(parameter, slots.get(name)?.candidates ?? []))
  }
  return reached
}

function whyNot(parameter: string, candidates: readonly FoundKey[]): string {
  const needing = [...new Set(candidates.flatMap(({ source }) => source.from ?? []))]
  return needing.length === 0
    ? `no list, creation, link or example gives {${parameter}}`
    : `{${parameter}} comes from ${needing.join(' or ')}, which cannot be called either`
}

/** Every parameter in a path, with the path up to it. */
function slotNames(path: string): { name: string; parameter: string }[] {
  return [...path.slice(path.indexOf('/')).matchAll(/\{([^{}]+)\}/g)].map((match) => ({
    name: path
      .slice(path.indexOf('/'))
      .slice(0, match.index + match[0].length)
      .replaceAll(/\{[^{}]+\}/g, '{}'),
    parameter: match[1] ?? '',
  }))
}

function slotsOf(document: ApiDocument): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  const lists = keyLists(document)
  const topics = new ListsByTopic(document, lists)
  const links = Map.groupBy(linkedKeys(document), ({ to, parameter }) => `${parameter} ${to}`)
  const listsAt = Map.groupBy(lists, ({ operation }) => nameless(operation))
  const created = document.operations.filter(({ method }) => method === 'POST')
  const posts = Map.groupBy(created, nameless)
  for (const operation of document.operations)
    for (const { name, parameter } of slotNames(operation.path)) {
      const slot = slots.get(name) ?? { name, parameter, path: '', candidates: [] }
      slots.set(name, slot)
      if (operation.path.endsWith(`{${parameter}}`)) slot.path = operation.path
      const documented = operation.parameters.find((one) => one.in === 'path' && one.name === parameter)
      slot.candidates.push(
        ...linked(links.get(`${parameter} ${operation.path}`) ?? []),
        ...givenFor(document, documented),
      )
    }
  for (const slot of slots.values()) {
    const above = slot.name.replace(/\/\{\}$/, '')
    const record = slot.path === '' ? undefined : successOf(document, `GET ${slot.path}`)?.schema
    const listsAbove = listsAt.get(above) ?? []
    slot.candidates.unshift(
      ...listsAbove.flatMap((one) => fromList(one, slot.parameter, 'list')),
      ...(posts.get(above) ?? []).flatMap((one) => fromCreation(document, one, slot.parameter)),
      ...topics
        .about({ parameter: slot.parameter, record })
        .filter((one) => !listsAbove.includes(one))
        .flatMap((one) => fromList(one, slot.parameter, 'name')),
    )
  }
  return slots
}

/** A path without the names of its parameters. */
function nameless({ path }: Operation): string {
  return path.replace(/\/$/, '').replaceAll(/\{[^{}]+\}/g, '{}')
}

function givenFor(document: ApiDocument, parameter: OperationParameter | undefined): FoundKey[] {
  return parameter ? given(document, parameter) : []
}

/** A link to any operation of a path tells of that path; one that only reads is the better source. */
function linked(links: readonly LinkedKey[]): FoundKey[] {
  return links
    .toSorted((a, b) => Number(b.from.method === 'GET') - Number(a.from.method === 'GET'))
    .map(({ from, source, name, pointer }) => ({
      source,
      how: 'link' as const,
      because: `${from.address} links there as ${name}`,
      at: pointer,
    }))
}
