import type { Binding } from '../model/binding.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Json } from '../model/json.ts'
import type { Api } from '../spec/api.ts'
import { ticketsApi } from './tickets-api.ts'

export type Ticket = Record<string, Json>

/** A desk whose tickets can be written, for tests: as a fetch, with its tickets and the requests it got laid open. */
export class TicketsDesk {
  readonly tickets = new Map<string, Ticket>()
  readonly requests: string[] = []
  /** Takes the place of the next answer to a write, which is carried out all the same. */
  answerInstead: (() => Response) | undefined

  readonly fetch: Fetch = async (request) => {
    const { method } = request
    const url = new URL(request.url)
    this.requests.push(`${method} ${url.pathname}`)
    const [, entity, key] = url.pathname.split('/')
    if (entity === 'states')
      return Response.json(['OPEN', 'CLOSED', 'VOID'].map((code) => ({ id: code[0], code })))
    const sent: Ticket = method === 'GET' || method === 'DELETE' ? {} : ((await request.json()) as Ticket)
    const answer = this.#answer(method, key, { sent, url })
    const instead = method === 'GET' ? undefined : this.answerInstead
    if (instead) this.answerInstead = undefined
    return instead?.() ?? answer
  }

  #answer(method: string, key: string | undefined, { sent, url }: { sent: Ticket; url: URL }): Response {
    if (key === undefined) return method === 'GET' ? this.#list(url) : this.#create(sent)
    const ticket = this.tickets.get(key)
    if (!ticket) return Response.json({ code: 'D' }, { status: 404 })
    if (method === 'DELETE') this.tickets.delete(key)
    if (method === 'PUT') this.tickets.set(key, { ...ticket, ...sent })
    return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(this.tickets.get(key))
  }

  #create(sent: Ticket): Response {
    const id = `t${this.tickets.size + 1}`
    this.tickets.set(id, { ...sent, id, opened: '2026-01-02T03:04:05Z' })
    return Response.json(this.tickets.get(id), { status: 201 })
  }

  #list({ searchParams }: URL): Response {
    const part = searchParams.get('filter[title:has]') ?? ''
    return Response.json([...this.tickets.values()].filter(({ title }) => String(title ?? '').includes(part)))
  }
}

/** The small API, with what a binding says of writing. */
export async function writableTickets(changes: Partial<Binding['entities'][string]> = {}): Promise<Api> {
  const api = await ticketsApi({
    'specs/tickets/openapi.yaml': [
      [
        '  /states:\n',
        "    put: { responses: { '200': { description: ok } } }\n    delete: { responses: { '204': { description: gone } } }\n  /states:\n",
      ],
    ],
  })
  const { tickets, ...others } = api.binding.entities
  if (!tickets) throw new Error('the small API has no tickets')
  const written = { mark: '/title', update: 'PUT /tickets/{id}', remove: 'DELETE /tickets/{id}', ...changes }
  return { ...api, binding: { ...api.binding, entities: { ...others, tickets: { ...tickets, ...written } } } }
}
