import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Acts } from '../kit/acts.ts'
import type { Receipt } from '../kit/webhooks/receiver.ts'
import type { TargetSession } from '../target/session.ts'
import { filled } from './filling.ts'
import { deliveryOf, type Given, setUp } from './set-up.ts'

/** A target as a verifier of contracts asks it. */
export interface Provider extends AsyncDisposable {
  baseUrl: string
  /** Where states are asked for. */
  statesUrl: string
  /** Where messages are asked for. */
  messagesPath: string
  /** States that could not be brought about, each with the reason. */
  failed: ReadonlyMap<string, string>
}

export interface ProviderMeans {
  /** A fresh sandbox each time, or always the same remote system. */
  openSession(): Promise<TargetSession>
  /** What may be done to it. */
  actsOn(session: TargetSession): Acts
}

const STATES = '/-/states'
const MESSAGES = '/-/messages'

/**
 * Stands before a target on a loopback port: brings it into the states that a contract asks for, puts real tokens and secrets where a
 * contract has placeholders, and passes everything else on. Each interaction finds a target that no other one has changed, where
 * the target is an embedded sandbox.
 */
export async function openProvider(means: ProviderMeans): Promise<Provider> {
  const failed = new Map<string, string>()
  const desk = new Desk(means, failed)
  const server = createServer((request, response) => {
    desk.answer(request, response).catch((error: unknown) => {
      response.writeHead(502, { 'content-type': 'text/plain' }).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl,
    statesUrl: baseUrl + STATES,
    messagesPath: MESSAGES,
    failed,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await desk.leave()
    },
  }
}

/** One interaction after another, each with a session of its own. */
class Desk {
  readonly #means: ProviderMeans
  readonly #failed: Map<string, string>
  #session: TargetSession | undefined
  #acts: Acts | undefined
  #given: Given = {}
  #delivery: Receipt | undefined

  constructor(means: ProviderMeans, failed: Map<string, string>) {
    this.#means = means
    this.#failed = failed
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith(STATES)) await this.#state(await text(request), response)
    else if (request.url?.startsWith(MESSAGES)) this.#tell(response)
    else await this.#pass(request, response)
  }

  async leave(): Promise<void> {
    await this.#session?.close()
    this.#session = this.#acts = this.#delivery = undefined
    this.#given = {}
  }

  /** The body of such a request is Pact's: `{ state, params, action }`; what is answered fills in generators. */
  async #state(body: string, response: ServerResponse): Promise<void> {
    const { state, action } = JSON.parse(body) as { state: string; action: 'setup' | 'teardown' }
    if (action === 'teardown') await this.leave()
    else if (state !== '') Object.assign(this.#given, await this.#bring(state))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(this.#given))
  }

  /** A state that fails is told apart from what is then answered: a verifier would try it again and again. */
  async #bring(state: string): Promise<Given> {
    try {
      const { acts } = await this.#open()
      this.#delivery = await deliveryOf(state, acts)
      const given = this.#delivery ? {} : await setUp(state, acts)
      if (!given) this.#failed.set(state, 'nobody knows how to bring it about')
      return given ?? {}
    } catch (error) {
      this.#failed.set(state, error instanceof Error ? error.message : String(error))
      return {}
    }
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { session, acts } = await this.#open()
    const asked = await filled(request, { session, acts, given: this.#given })
    const answer = await session.fetch(asked)
    // What is received is decoded, and its length is another.
    const headers = [...answer.headers].filter(([name]) => !DECODED.includes(name))
    response.writeHead(answer.status, headers.flat()).end(await answer.bytes())
  }

  /** The payload of what was delivered when its state was asked for, with its content type as Pact hands over metadata. */
  #tell(response: ServerResponse): void {
    if (!this.#delivery) throw new Error('no event was delivered')
    const contentType = new Headers(this.#delivery.headers).get('content-type') ?? ''
    const metadata = Buffer.from(JSON.stringify({ contentType: contentType.split(';')[0] }))
    const headers = { 'content-type': contentType, 'pact-message-metadata': metadata.toString('base64') }
    response.writeHead(200, headers).end(this.#delivery.body)
  }

  async #open(): Promise<{ session: TargetSession; acts: Acts }> {
    this.#session ??= await this.#means.openSession()
    this.#acts ??= this.#means.actsOn(this.#session)
    return { session: this.#session, acts: this.#acts }
  }
}

const DECODED = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']
