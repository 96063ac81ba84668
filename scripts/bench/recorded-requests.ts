import { benchOf, loadBench } from '../../src/cli/prove-bench.ts'
import type { CallInit } from '../../src/client/answer.ts'
import { type Environment, execute } from '../../src/kit/execute.ts'
import type { Scope } from '../../src/kit/scope.ts'
import type { Method } from '../../src/model/operation.ts'
import type { ApiDocument } from '../../src/spec/api.ts'

/** One request as a check sent it. */
export interface Recorded {
  method: Method
  /** Below the base URL, query included. */
  target: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | undefined
  status: number
}

/** One instance in so many is run: they stand by operation and field, so that all kinds come along. */
const STEP = 20

/** What a run of these suites on the embedded sandbox sends: recorded from its checks, spread over all their instances. */
export async function recordedRequests(
  suiteIds: readonly string[],
): Promise<{ scope: Scope; requests: Recorded[] }> {
  const { suites, scopeOf } = await loadBench(suiteIds)
  const scope = await scopeOf()
  const requests: Recorded[] = []
  const environment = recording(benchOf()(scope), requests)
  for (const { id, checks } of suites) {
    const jobs = checks.flatMap((check) => check.instances(scope).map((instance) => ({ check, instance })))
    const due = jobs.filter(({ instance }, index) => index % STEP === 0 && !instance.omission)
    for (const job of due) {
      const { result } = await execute(environment, { ...job, suite: id, replay: '' })
      if (result.status === 'broken') throw new Error(`${result.key} broke: ${result.error?.message}`)
    }
  }
  return { scope, requests }
}

function recording(environment: Environment, requests: Recorded[]): Environment {
  return {
    ...environment,
    openSession: async () => {
      const session = await environment.openSession()
      return {
        ...session,
        fetch: async (request, init) => {
          const noted = await noteOf(request, session.baseUrl)
          const response = await session.fetch(request, init)
          requests.push({ ...noted, status: response.status })
          return response
        },
      }
    },
  }
}

export async function noteOf(request: Request, baseUrl: string): Promise<Omit<Recorded, 'status'>> {
  const body = request.body ? await request.clone().bytes() : undefined
  const target = request.url.slice(baseUrl.replace(/\/$/, '').length)
  return {
    method: request.method as Method,
    target,
    headers: Object.fromEntries(request.headers),
    body,
  }
}

/** The same request as a call of the client. */
export function callOf(
  { method, target, headers, body }: Recorded,
  document: ApiDocument,
): { address: string; init: CallInit } {
  const [path = '', search] = target.split('?', 2)
  const matched = document.match(method, path)
  const { authorization, ...others } = headers
  const init: CallInit = {
    headers: others,
    authorization: authorization === undefined ? 'none' : { header: authorization },
    ...(search !== undefined && { query: search.split('&').map(pairOf) }),
    ...(body && { body }),
  }
  if (!matched) return { address: `${method} ${path}`, init: { ...init, undocumented: true } }
  return { address: matched.operation.address, init: { ...init, path: matched.parameters } }
}

function pairOf(text: string): [string, string] {
  const [name = '', ...value] = text.split('=')
  return [decodeURIComponent(name), decodeURIComponent(value.join('='))]
}
