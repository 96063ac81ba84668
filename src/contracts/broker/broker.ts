import type { Fetch } from '../../model/fetch.ts'
import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { at, toPointer } from '../../model/pointer.ts'
import type { Secret } from '../../secrets/secret.ts'
import { refused, told } from './notices.ts'
import type { Resource } from './resource.ts'

export interface BrokerAccess {
  /** Where its index is. */
  url: string
  /** Sent as a bearer token; brokers that are open to everybody take none. */
  token?: Secret
  fetch: Fetch
}

interface Ask {
  method: 'GET' | 'POST' | 'PUT'
  body?: unknown
  /** What is asked for, for people: `publishing of contracts`. */
  what: string
}

const DEADLINE = 30_000

/**
 * A Pact Broker or PactFlow, found by its links from the index on. The token goes to the broker's own origin alone.
 * Everything throws HarnessError BROKER_UNREACHABLE where nothing answers as a broker, BROKER_REFUSED for what it does not accept.
 */
export class Broker {
  readonly #access: BrokerAccess
  readonly #index: Resource

  private constructor(access: BrokerAccess, index: Resource) {
    this.#access = access
    this.#index = index
  }

  static async open(access: BrokerAccess): Promise<Broker> {
    const index = await ask(access, access.url, { method: 'GET', what: 'its index' })
    if (isObject(index._links)) return new Broker(access, index)
    throw unreachable(access, 'what answers has no links of HAL, as the index of a broker has')
  }

  /** The address of a relation of the index, with values for the braces of its template. */
  link(relation: string, values: Record<string, string> = {}): string {
    return this.linkOf(this.#index, relation, values)
  }

  linkOf(resource: Resource, relation: string, values: Record<string, string> = {}): string {
    const href = at(resource, toPointer(['_links', relation, 'href']))
    if (typeof href === 'string')
      return href.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
    throw unreachable(this.#access, `it offers no ${relation}: it is older than 2.86, or no broker`)
  }

  /** An address below the index, for the one resource that no link leads to. */
  below(path: string): string {
    return `${this.#access.url.replace(/\/$/, '')}${path}`
  }

  get(href: string, what: string): Promise<Resource> {
    return ask(this.#access, href, { method: 'GET', what })
  }

  post(href: string, body: unknown, what: string): Promise<Resource> {
    return ask(this.#access, href, { method: 'POST', body, what })
  }

  put(href: string, what: string): Promise<Resource> {
    return ask(this.#access, href, { method: 'PUT', body: {}, what })
  }
}

async function ask(access: BrokerAccess, href: string, { method, body, what }: Ask): Promise<Resource> {
  const url = new URL(href, access.url)
  if (url.origin !== new URL(access.url).origin)
    throw unreachable(
      access,
      `it links to ${url.origin}, where its token must not go; set the broker's base URL`,
    )
  const headers = new Headers({ accept: 'application/hal+json, application/json' })
  if (access.token) headers.set('authorization', `Bearer ${access.token.reveal()}`)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const how = {
    method,
    headers,
    redirect: 'manual' as const,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  const response = await access
    .fetch(new Request(url, { ...how, signal: AbortSignal.timeout(DEADLINE) }))
    .catch((error: unknown) => {
      throw unreachable(access, 'it does not answer', error)
    })
  const resource = parsed(await response.text())
  if (!response.ok) throw refused(what, response.status, told(resource))
  if (resource === undefined) throw unreachable(access, `its answer about ${what} is no JSON object`)
  return resource
}

function parsed(text: string): Resource | undefined {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function unreachable({ url }: BrokerAccess, why: string, cause?: unknown): HarnessError {
  return new HarnessError(
    'BROKER_UNREACHABLE',
    `${url} cannot be used as a Pact Broker: ${why}. Look at the address of --broker.`,
    cause,
  )
}
