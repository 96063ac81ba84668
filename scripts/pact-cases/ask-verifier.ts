import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { runPactVerifier } from '../../src/cli/run-pact-verifier.ts'
import { isObject } from '../../src/model/json.ts'
import { contentOf, headerOf, sendable } from './content.ts'
import type { SpecCase } from './read-cases.ts'

const VERSIONS = [2, 3, 4] as const
const STATES = '/states'

/** The cases that Pact's verifier takes as fulfilled: of each, a provider on loopback answers what was seen. */
export async function verifiedCases(cases: readonly SpecCase[]): Promise<Set<string>> {
  const server = createServer((request, response) => {
    answer(cases, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const texts = VERSIONS.flatMap((version) =>
      (['response', 'message'] as const).map((kind) => {
        const own = cases.filter((one) => one.version === version && one.kind === kind)
        return pactOf(own, version, kind === 'message' && version < 4 ? 'messages' : 'interactions')
      }),
    )
    const baseUrl = `http://127.0.0.1:${port}`
    const order = {
      ...{ provider: 'specification', providerBaseUrl: baseUrl, providerStatesSetupUrl: baseUrl + STATES },
      transports: [{ protocol: 'message', port, path: '/messages', scheme: 'http' } as const],
    }
    const [results = []] = await runPactVerifier([{ texts, order }], cases.length)
    return new Set(results.filter(({ ok }) => ok).map(({ description }) => description))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** Files of V2 and V3 hold requests or messages, those of V4 both. */
function pactOf(
  cases: readonly SpecCase[],
  version: SpecCase['version'],
  list: 'interactions' | 'messages',
): string {
  return JSON.stringify({
    ...{ consumer: { name: 'cases' }, provider: { name: 'specification' } },
    [list]: cases.map(written),
    metadata: { pactSpecification: { version: `${version}.0` } },
  })
}

function written({ id, version, kind, expected }: SpecCase): unknown {
  const asked = { method: 'GET', path: `/cases/${encodeURIComponent(id)}` }
  const type = kind === 'message' ? 'Asynchronous/Messages' : 'Synchronous/HTTP'
  const content = kind === 'message' ? expected : { request: asked, response: expected }
  return { ...(version === 4 && { type }), description: id, ...content }
}

async function answer(
  cases: readonly SpecCase[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === STATES)
    return void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  const message = request.url?.startsWith('/messages') ? await json(request) : undefined
  const id = isObject(message)
    ? message.description
    : decodeURIComponent(request.url?.slice('/cases/'.length) ?? '')
  const found = cases.find((one) => one.id === id)
  if (!found) throw new Error(`no case ${id}`)
  const { actual, version } = found
  const content = contentOf(actual, version)
  const meta = isObject(actual.metaData)
    ? actual.metaData
    : { ...(content?.type && { contentType: content.type }) }
  const isTyped = headerOf(actual, 'content-type') !== undefined || content?.type === undefined
  response.writeHead(typeof actual.status === 'number' ? actual.status : 200, {
    ...sendable(actual),
    ...(!isTyped && { 'content-type': content.type }),
    ...(found.kind === 'message' && {
      'pact-message-metadata': Buffer.from(JSON.stringify(meta)).toString('base64'),
    }),
  })
  response.end(content?.bytes)
}
