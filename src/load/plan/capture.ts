import type { Acts } from '../../kit/acts.ts'
import { attempts, calls } from '../../kit/errors/calls.ts'
import { actsOn, type Environment } from '../../kit/execute.ts'
import { openEvidence } from '../../kit/measure.ts'
import { windowQuery } from '../../kit/querying.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { TargetSession } from '../../target/session.ts'
import type { WireRequest } from '../engine/undici-send.ts'
import { callOf, type MixEntry } from '../load-plan.ts'

/** Different requests that are made of one call of the mix, at most: they are sent in turn. */
const VARIETY = 40

/**
 * Makes ready what a call of the mix sends: each request is made once, by the client that also certifies, and kept as it went out. Lists
 * are read page by page, records by the keys of the list, and whatever writes gets bodies that the system ought to take.
 * @throws HarnessError USAGE for a call that cannot be made, with the reason, or one that fails.
 */
export async function captureRequests(
  entry: MixEntry,
  environment: Environment,
  session: TargetSession,
): Promise<WireRequest[]> {
  const address = callOf(entry)
  const sent: Request[] = []
  const evidence = openEvidence(environment.scope.api.document)
  const acts = actsOn(environment, recorded(session, entry, sent), { key: address, ...evidence })
  await makeAll(address, acts)
  const { origin } = new URL(session.baseUrl)
  const own = sent.filter((request) => isOf(acts, address, request))
  return Promise.all(own.map((request) => wired(request, origin)))
}

/** The same session as the connection of an entry sees it, with all that is sent kept. */
function recorded(session: TargetSession, { connection }: MixEntry, sent: Request[]): TargetSession {
  const { primary, second } = session.connections
  if (connection === 'second' && !second)
    throw new HarnessError(
      'USAGE',
      'The plan sends calls through a second connection, and the target has none: name one, or leave "connection" out.',
    )
  return {
    ...session,
    connections: {
      ...session.connections,
      primary: (connection === 'second' ? second : undefined) ?? primary,
    },
    fetch: async (request, init) => {
      const kept = request.clone()
      const answer = await session.fetch(request, init)
      // On its way the target has given it headers of its own.
      sent.push(new Request(kept, { headers: request.headers }))
      return answer
    },
  }
}

async function makeAll(address: string, acts: Acts): Promise<void> {
  if (address === acts.binding.authentication.token) {
    await acts.oauth.clientCredentials()
    return
  }
  const row = calls(acts.scope).find((one) => 'operation' in one && one.operation.address === address)
  if (!row || 'omission' in row)
    throw impossible(
      address,
      row && 'omission' in row ? row.omission.because : 'the system does not offer it',
    )
  const { entity, role } = row
  if (entity && role === 'list' && entity.paged) return pages(acts, entity)
  if (entity && role === 'get') return records(acts, entity)
  const { right } = attempts(acts, row)
  for (let times = 0; times < 5; times++) {
    const answer = await right()
    if (answer.status >= 400) throw impossible(address, `it was answered ${answer.status}`)
  }
}

type Entity = Parameters<Acts['ask']>[0]

async function pages(acts: Acts, entity: Entity): Promise<void> {
  const { first, defaultSize } = acts.binding.paging
  for (let page = first; page < first + 5; page++)
    await acts.ask(entity, windowQuery(acts.binding, { page, size: defaultSize }))
}

async function records(acts: Acts, entity: Entity): Promise<void> {
  const { keys } = await acts.list(entity)
  await acts.askAll(entity, keys.slice(0, VARIETY))
}

/** Whatever had to be looked at on the way is no part of the load. */
function isOf(acts: Acts, address: string, { method, url }: Request): boolean {
  const found = acts.scope.api.document.match(method as WireRequest['method'], new URL(url).pathname)
  return found?.operation.address === address
}

async function wired(request: Request, origin: string): Promise<WireRequest> {
  const body = await request.text()
  return {
    method: request.method as WireRequest['method'],
    path: request.url.slice(origin.length),
    headers: Object.fromEntries(request.headers),
    ...(body !== '' && { body }),
  }
}

function impossible(address: string, why: string): HarnessError {
  return new HarnessError(
    'USAGE',
    `${address} cannot be called under load: ${why}. Leave it out of the plan, or name another system.`,
  )
}
