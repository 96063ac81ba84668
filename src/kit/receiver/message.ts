import type { TimePlace } from '../../model/recipe.ts'
import type { Manner, WireRequest } from '../../model/wire.ts'
import type { Secret } from '../../secrets/secret.ts'
import type { ReceiverSecrets } from '../../target/receiver/session.ts'
import type { Delivery } from '../../webhooks/delivery.ts'
import { type Entry, entriesText } from '../../webhooks/entries.ts'
import { type Forgery, forge } from '../../webhooks/forge.ts'
import { timeText } from '../../webhooks/freshness.ts'
import { isFor, withDigest } from '../../webhooks/signed-bytes.ts'
import type { ReceiverScope } from './scope.ts'
import { signWhole } from './whole-message.ts'

/** In what a delivery differs from a correct one of a fresh event. What is not named is correct. */
export interface Change extends Signing, Sending {}

/** What is done before or while it is signed. */
interface Signing {
  /** The body, from the text of a fresh event. */
  body?: (event: string) => string | Uint8Array
  /** Instead of a fresh one. */
  id?: string
  /** The version that the event brings, where it brings one. */
  version?: Version
  /** Seconds from now, or a text made from that of now. */
  time?: number | ((now: string) => string)
  secret?: NamedSecret
  /** By this one too, where there is a list of signatures. */
  besides?: NamedSecret
  forgery?: Forgery
  /** The text of the one signature. */
  value?: (right: string) => string
  /** Components that a message signature covers, in place of all that it has to. */
  covers?: (names: string[]) => string[]
  /** All entries of a list; `wrong` makes one of a secret that nobody was told. */
  entries?: (right: Entry, wrong: () => Entry) => Entry[]
  type?: string
}

type NamedSecret = 'second' | 'retired' | 'foreign' | 'next'

/** What is done after it is signed. */
interface Sending {
  /** The whole text of the signature's header; undefined leaves the header out. */
  signature?: (text: string) => string | undefined
  sentBody?: (body: Buffer) => Uint8Array
  sentId?: (id: string) => string | undefined
  sentTime?: (time: string) => string | undefined
  /** All headers as they will be sent. */
  headers?: (headers: Header[]) => Header[]
  method?: string
  path?: (path: string) => string
  manner?: Manner
}

/** One version of an entity. */
export interface Version {
  entity: string
  /** Seconds before now. */
  age: number
  /** A text that no other version has. */
  value: string
}

export type Header = readonly [name: string, value: string]

/** Where messages of one sender to one receiver come from. */
export interface Desk {
  scope: ReceiverScope
  url: URL
  secrets: ReceiverSecrets
  now(): number
  /** Unlike every other of the run. */
  nextId(): string
}

/** A request that is ready to be sent, and what it must not be answered with. */
export interface Made {
  request: WireRequest
  /** The right signature of what was signed. */
  right: string
  /** Id of the event, the same as often as it is sent. */
  event: string
  /** What was called, as the sender calls it. */
  calledAt: string
}

export function make(desk: Desk, change: Change = {}): Made {
  const { recipe } = desk.scope
  return recipe.signature?.header === undefined ? makeWhole(desk, change) : makeInHeader(desk, change)
}

interface Draft {
  id: string
  time: string
  body: Buffer
  type: string
}

function draftOf({ scope, now, nextId }: Desk, change: Change): Draft {
  const id = change.id ?? nextId()
  const event = eventOf(scope.event, {
    id,
    now: now(),
    version: change.version ?? { entity: id, age: 0, value: 'an event of a test' },
  })
  const { time: place } = scope.recipe
  const given = change.time ?? 0
  const body = change.body?.(event) ?? event
  return {
    id,
    body: typeof body === 'string' ? Buffer.from(body) : Buffer.from(body),
    type: change.type ?? 'application/json',
    time: place ? textOfTime(given, now(), place) : '',
  }
}

/** The event with what stands for its places. */
function eventOf(
  template: string,
  { id, now, version: { entity, age, value } }: { id: string; now: number; version: Version },
): string {
  const at = Math.floor(now) - age * 1000
  const places: Record<string, string> = {
    ...{ id, entity, value, version: String(at), updated: new Date(at).toISOString() },
  }
  return template.replaceAll(
    /\{\{(id|entity|value|version|updated)\}\}/g,
    (whole, name: string) => places[name] ?? whole,
  )
}

function textOfTime(given: NonNullable<Change['time']>, now: number, place: TimePlace): string {
  return typeof given === 'number' ? timeText(now + given * 1000, place) : given(timeText(now, place))
}

/** The signature stands in a header, which may be spoilt in any way. */
function makeInHeader(desk: Desk, change: Change): Made {
  const { recipe } = desk.scope
  const { signature = {}, id: idPlace, time: timePlace } = recipe
  const draft = draftOf(desk, change)
  const headers: Record<string, string> = { 'content-type': draft.type }
  if (idPlace) headers[idPlace.header] = draft.id
  if (timePlace?.header !== undefined) headers[timePlace.header] = draft.time
  const url = addressOf(desk, { headers, body: draft.body })
  const delivery = { headers, body: draft.body, url: signedAt(desk, url), method: change.method ?? 'POST' }
  const read = { delivery, id: draft.id, time: draft.time }
  const entryWith = (forgery: Forgery | undefined) =>
    forge(recipe, secretOf(desk, change), { read, ...(forgery && { forgery }) })
  const entry = entryWith(change.forgery)
  const named = change.value ? { ...entry, value: change.value(entry.value) } : entry
  const others = change.besides ? [forge(recipe, secretOf(desk, { secret: change.besides }), { read })] : []
  const entries = change.entries?.(named, () => entryWith({ key: 'unknown' })) ?? [named, ...others]
  const time = timePlace?.entry === undefined ? [] : [{ label: timePlace.entry, value: draft.time }]
  const text = entriesText([...time, ...entries], signature)
  return {
    request: requestOf(desk, change, { draft, headers, text, url }),
    right: entryWith(undefined).value,
    event: draft.id,
    calledAt: calledAt(desk, change, url),
  }
}

/** Some senders bind the body by its digest in the address. */
function addressOf({ scope, url }: Desk, delivery: Delivery): URL {
  const form = (scope.recipe.signed ?? []).find((each) => isFor(each, delivery))
  return new URL((form && withDigest(form, { ...delivery, url: url.href })) ?? url)
}

/** What the sender signs for what is called here: the same, or the address before a proxy, with what was added to the query. */
function signedAt({ scope, url }: Desk, called: URL): string {
  if (scope.signedUrl === undefined) return called.href
  const added = called.search.slice(url.search.length).replace(/^[?&]/, '')
  if (added === '') return scope.signedUrl
  return `${scope.signedUrl}${scope.signedUrl.includes('?') ? '&' : '?'}${added}`
}

function calledAt(desk: Desk, { path = same }: Change, called: URL): string {
  const { origin, pathname, search } = new URL(signedAt(desk, called))
  return `${origin}${path(`${pathname}${search}`)}`
}

/** The signature stands in the body or is one of a whole message. */
function makeWhole(desk: Desk, change: Change): Made {
  const { recipe, scheme } = desk.scope
  const draft = draftOf(desk, change)
  const given = typeof change.time === 'number' ? change.time : 0
  const made = signWhole(recipe, secretOf(desk, change), {
    scheme,
    spoilt: { ...change, isForeign: change.forgery?.key === 'unknown' },
    message: {
      ...{ body: draft.body, id: draft.id, time: desk.now() + given * 1000 },
      ...{ url: signedAt(desk, desk.url), method: change.method ?? 'POST' },
      headers: { 'content-type': draft.type },
    },
  })
  const whole = { ...draft, body: Buffer.from(made.body) }
  const { headers, right } = made
  return {
    request: requestOf(desk, change, { draft: whole, headers, url: desk.url }),
    right,
    event: draft.id,
    calledAt: calledAt(desk, change, desk.url),
  }
}

interface Finished {
  draft: Draft
  headers: Record<string, string>
  text?: string
  url: URL
}

function requestOf(desk: Desk, change: Change, { draft, headers, text, url }: Finished): WireRequest {
  const { id, time, signature } = desk.scope.recipe
  const sent = { ...headers, ...forwarded(desk.scope) }
  if (text !== undefined && signature?.header !== undefined)
    put(sent, signature.header, change.signature ? change.signature(text) : text)
  if (id && change.sentId) put(sent, id.header, change.sentId(draft.id))
  if (time?.header !== undefined && change.sentTime) put(sent, time.header, change.sentTime(draft.time))
  const list: Header[] = Object.entries(sent)
  return {
    method: change.method ?? 'POST',
    path: (change.path ?? same)(`${url.pathname}${url.search}`),
    headers: change.headers?.(list) ?? list,
    body: change.sentBody?.(draft.body) ?? draft.body,
    manner: change.manner ?? 'plain',
  }
}

/** What a proxy tells of the address before it. */
function forwarded({ signedUrl }: ReceiverScope): Record<string, string> {
  if (signedUrl === undefined) return {}
  const { protocol, host } = new URL(signedUrl)
  return { 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host }
}

function put(headers: Record<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) delete headers[name]
  else headers[name] = value
}

function secretOf({ secrets }: Desk, { secret }: Change): Secret {
  return (secret && secrets[secret]) ?? secrets.current
}

function same(path: string): string {
  return path
}
