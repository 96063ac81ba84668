import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface Published {
  id: number
  consumer: string
  provider: string
  version: string
  branch?: string
  content: string
}

interface Result {
  pact: number
  success: boolean
  version: string
  branch?: string
}

type Json = Record<string, unknown>
type Answer = [status: number, body: unknown]

/** What may be asked of a broker, and by whom it is refused. */
export interface StandIn extends AsyncDisposable {
  url: string
  published: readonly Published[]
  results: readonly Result[]
  /** Each request as it came: `POST /r/publish`. */
  asked: readonly string[]
  /** Names a relation's address anew, for a broker that is set up wrongly. */
  relink(relation: string, href: string): void
}

/**
 * A small Pact Broker that keeps to the HAL API of the real one, at addresses that only its links tell. It refuses requests without its
 * token, of another content type, to unknown addresses, and other content for a version that has some.
 */
export async function brokerStandIn(token: string): Promise<StandIn> {
  const keeper = new Keeper(token)
  const server = createServer(async (request, response) => {
    const [status, body] = await keeper.answer(request, await text(request))
    response
      .writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8' })
      .end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  keeper.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(keeper, {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

class Keeper {
  url = ''
  readonly published: Published[] = []
  readonly results: Result[] = []
  readonly asked: string[] = []
  readonly #token: string
  readonly #branches = new Map<string, string>()
  readonly #relinked: Json = {}

  constructor(token: string) {
    this.#token = token
  }

  relink(relation: string, href: string): void {
    this.#relinked[relation] = { href }
  }

  async answer({ method, url = '', headers }: IncomingMessage, body: string): Promise<Answer> {
    const { pathname, searchParams } = new URL(url, this.url)
    this.asked.push(`${method} ${pathname}`)
    if (headers.authorization !== `Bearer ${this.#token}`) return [401, { error: 'Unauthorised' }]
    if (!headers.accept?.includes('application/hal+json'))
      return [406, { error: 'ask for application/hal+json' }]
    if (method !== 'GET' && headers['content-type'] !== 'application/json') return [415, {}]
    const json = (body === '' ? {} : JSON.parse(body)) as Json
    const parts = pathname.split('/').slice(1).map(decodeURIComponent)
    const route = `${method} ${parts[0] === 'r' ? parts[1] : pathname}`
    if (route === 'GET /') return [200, this.#index()]
    if (route === 'POST publish') return this.#publish(json)
    if (route === 'POST wanted') return this.#wanted(parts[2] ?? '', json)
    if (route === 'GET pact') return this.#pact(Number(parts[2]))
    if (route === 'POST verified') return this.#verified(Number(parts[2]), json)
    if (route === 'PUT branch') return this.#onBranch(parts[3] ?? '', parts[4] ?? '')
    if (route === 'GET /matrix') return this.#matrix(searchParams)
    return [404, { error: `nothing is at ${pathname}` }]
  }

  #index(): Json {
    const links = {
      'pb:publish-contracts': { href: `${this.url}/r/publish` },
      'pb:provider-pacts-for-verification': { href: `${this.url}/r/wanted/{provider}`, templated: true },
      'pb:pacticipant-branch-version': {
        ...{ href: `${this.url}/r/branch/{pacticipant}/{branch}/{version}`, templated: true },
      },
    }
    return { _links: { ...links, ...this.#relinked } }
  }

  #publish({ pacticipantName, pacticipantVersionNumber, branch, contracts }: Json): Answer {
    const all = Array.isArray(contracts) ? (contracts as Json[]) : []
    const isWhole = all.every(
      (one) =>
        one.consumerName === pacticipantName &&
        one.specification === 'pact' &&
        one.contentType === 'application/json',
    )
    if (typeof pacticipantVersionNumber !== 'string' || all.length === 0 || !isWhole)
      return [400, { errors: { contracts: ["can't be blank"] } }]
    for (const { providerName, content } of all) {
      const text = Buffer.from(String(content), 'base64').toString()
      const known = this.published.find(
        (one) =>
          one.consumer === pacticipantName &&
          one.provider === providerName &&
          one.version === pacticipantVersionNumber,
      )
      if (known && known.content !== text)
        return [409, { notices: [{ type: 'error', text: 'Cannot change the content of the pact.' }] }]
      if (known) continue
      const names = { consumer: String(pacticipantName), provider: String(providerName) }
      this.published.push({
        ...{ id: this.published.length, ...names, version: pacticipantVersionNumber, content: text },
        ...(typeof branch === 'string' && { branch }),
      })
    }
    return [
      200,
      {
        notices: [
          { type: 'success', text: `Created ${pacticipantName} version ${pacticipantVersionNumber}` },
        ],
      },
    ]
  }

  #wanted(provider: string, json: Json): Answer {
    const { consumerVersionSelectors, providerVersionBranch, includePendingStatus, includeWipPactsSince } =
      json
    if (includePendingStatus === true && typeof providerVersionBranch !== 'string')
      return [
        400,
        { errors: { providerVersionBranch: ["can't be blank when includePendingStatus is true"] } },
      ]
    const own = this.published.filter((one) => one.provider === provider)
    const selected = own.filter((one) =>
      (consumerVersionSelectors as Json[]).some((selector) => isSelected(one, selector)),
    )
    const unheld = (one: Published) =>
      !this.results.some(
        ({ pact, success, branch }) => pact === one.id && success && branch === providerVersionBranch,
      )
    const wip =
      includeWipPactsSince === undefined ? [] : own.filter((one) => !selected.includes(one) && unheld(one))
    const pacts = [...selected, ...wip].map((one) => ({
      shortDescription: 'latest',
      verificationProperties: {
        ...(includePendingStatus === true && { pending: unheld(one) }),
        ...(wip.includes(one) && { wip: true }),
        notices: [
          { when: 'before_verification', text: `The pact of ${one.consumer} ${one.version} was chosen` },
        ],
      },
      _links: { self: { href: `${this.url}/r/pact/${one.id}`, name: 'pact' } },
    }))
    return [200, { _embedded: { pacts } }]
  }

  #pact(id: number): Answer {
    const found = this.published[id]
    if (!found) return [404, {}]
    const links = { 'pb:publish-verification-results': { href: `${this.url}/r/verified/${id}` } }
    return [200, { ...JSON.parse(found.content), _links: links }]
  }

  #onBranch(branch: string, version: string): Answer {
    this.#branches.set(version, branch)
    return [200, {}]
  }

  #verified(pact: number, { success, providerApplicationVersion: version, testResults }: Json): Answer {
    if (typeof success !== 'boolean' || typeof version !== 'string' || !Array.isArray(testResults))
      return [400, { errors: { success: ["can't be blank"] } }]
    const branch = this.#branches.get(version)
    this.results.push({ pact, success, version, ...(branch !== undefined && { branch }) })
    return [201, {}]
  }

  #matrix(query: URLSearchParams): Answer {
    const [name, version] = [query.get('q[][pacticipant]'), query.get('q[][version]')]
    const own = this.published.filter((one) => one.consumer === name && one.version === version)
    if (query.get('latestby') !== 'cvp' || own.length === 0)
      return [400, { errors: [`No version ${version} of ${name} found`] }]
    const rows = own.map((one) => ({ one, result: this.results.findLast(({ pact }) => pact === one.id) }))
    const deployable = rows.some(({ result }) => !result) ? null : rows.every(({ result }) => result?.success)
    return [
      200,
      {
        summary: { deployable, reason: `environment ${query.get('environment')}: ${deployable}` },
        notices: [],
        matrix: rows.map(({ one, result }) => ({
          consumer: { name: one.consumer, version: { number: one.version } },
          provider: { name: one.provider, version: result ? { number: result.version } : null },
          verificationResult: result ? { success: result.success } : null,
        })),
      },
    ]
  }
}

function isSelected(one: Published, { branch, mainBranch, latest, consumer }: Json): boolean {
  if (consumer !== undefined && one.consumer !== consumer) return false
  return latest === true || (branch ?? (mainBranch === true ? 'main' : undefined)) === one.branch
}
