import { request } from 'node:http'
import type { ConsumerInteraction } from '@pact-foundation/pact-core'
import type { PactLibrary } from '../../src/contracts/pact-library.ts'
import { contentOf, headerOf, sendable } from './content.ts'
import type { Part, SpecCase } from './read-cases.ts'

/** The library's own numbers of versions. */
const SPECIFICATION = { 2: 3, 3: 4, 4: 5 } as const

/** Whether Pact's mock server takes a case's actual request for the expected one. */
export async function mockServerMatches(
  { version, expected, actual }: SpecCase,
  library: PactLibrary,
): Promise<boolean> {
  const pact = library.makeConsumerPact('cases', 'specification', SPECIFICATION[version], 'error')
  describe(pact.newInteraction('case'), expected, version)
  const port = pact.createMockServer('127.0.0.1', 0, false)
  try {
    await send(actual, { port, version })
    return pact.mockServerMismatches(port).length === 0
  } finally {
    pact.cleanupMockServer(port)
  }
}

function describe(interaction: ConsumerInteraction, part: Part, version: number): void {
  interaction.uponReceiving('case')
  interaction.withRequest(String(part.method ?? 'GET'), String(part.path ?? '/'))
  for (const [name, values] of queryOf(part))
    for (const [index, value] of values.entries()) interaction.withQuery(name, index, value)
  for (const [name, value] of Object.entries(part.headers ?? {}))
    for (const [index, one] of [value].flat().entries()) interaction.withRequestHeader(name, index, one)
  const content = contentOf(part, version)
  if (content) interaction.withRequestBody(content.bytes.toString(), content.type ?? '')
  if (part.matchingRules) interaction.withRequestMatchingRules(JSON.stringify(part.matchingRules))
  interaction.withStatus(200)
}

function queryOf({ query }: Part): [name: string, values: string[]][] {
  if (query === undefined) return []
  if (typeof query !== 'string') return Object.entries(query).map(([name, value]) => [name, [value].flat()])
  const all = new URLSearchParams(query)
  return [...new Set(all.keys())].map((name) => [name, all.getAll(name)])
}

interface Where {
  port: number
  version: number
}

function send(part: Part, { port, version }: Where): Promise<void> {
  const content = contentOf(part, version)
  const query =
    typeof part.query === 'string'
      ? part.query
      : new URLSearchParams(
          queryOf(part).flatMap(([name, values]) => values.map((value) => [name, value])),
        ).toString()
  const isTyped = headerOf(part, 'content-type') !== undefined || content?.type === undefined
  const headers = { ...sendable(part), ...(!isTyped && { 'content-type': content.type }) }
  const method = String(part.method ?? 'GET')
  const path = encodeURI(String(part.path ?? '/')) + (query === '' ? '' : `?${query}`)
  return new Promise((resolve, reject) => {
    const length = content && { 'content-length': content.bytes.length }
    const outgoing = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { ...headers, ...length },
      agent: false,
    })
    outgoing.once('error', reject)
    outgoing.once('response', (response) => response.resume().once('end', () => resolve()))
    outgoing.end(content?.bytes)
  })
}
