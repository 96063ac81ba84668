import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsumerInteraction, ConsumerPact } from '@pact-foundation/pact-core'
import { createCaller } from '../client/caller.ts'
import { createRecorder } from '../client/recorder.ts'
import { HarnessError } from '../model/harness-error.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { Api } from '../spec/api.ts'
import type { Interaction, Message } from './interaction.ts'
import { exampleOf } from './matchers.ts'
import { PACT_V4, type PactLibrary } from './pact-library.ts'

export interface Writing {
  api: Api
  library: PactLibrary
  /** Names of the two sides. */
  consumer: string
  provider: string
}

/** A contract as Pact's library writes it: parsed JSON of a V4 file. */
export type PactFile = Record<string, unknown> & { interactions: Record<string, unknown>[] }

/**
 * Has Pact's library write a contract: each interaction is asked of its mock server through the client that also certifies, and is
 * in the contract only once the mock server has taken the request, and the client the answer. Interactions stand in the order of
 * their descriptions; nothing in the file tells when it was made.
 * @throws HarnessError CONTRACT_BROKEN where one does not come through.
 */
export async function writePact(
  interactions: readonly Interaction[],
  messages: readonly Message[],
  writing: Writing,
): Promise<PactFile> {
  const root = await mkdtemp(join(tmpdir(), 'assay-pact-'))
  try {
    const files: PactFile[] = []
    // A file each: Pact reads a file anew for each interaction that it adds.
    const ownFile = async (write: (folder: string) => Promise<void> | void) => {
      const folder = join(root, String(files.length))
      await write(folder)
      const text = await readFile(join(folder, `${writing.consumer}-${writing.provider}.json`), 'utf8')
      files.push(JSON.parse(text) as PactFile)
    }
    for (const interaction of interactions)
      await ownFile((folder) => replay(interaction, { ...writing, folder }))
    for (const message of messages) await ownFile((folder) => tell(message, { ...writing, folder }))
    return joined(files)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

type WritingInto = Writing & { folder: string }

async function replay(interaction: Interaction, writing: WritingInto): Promise<void> {
  const { library, consumer, provider, folder, api } = writing
  const pact: ConsumerPact = library.makeConsumerPact(consumer, provider, PACT_V4, 'error')
  describe(pact.newInteraction(interaction.description), interaction)
  const port = pact.createMockServer('127.0.0.1', 0, false)
  try {
    await ask(api, `http://127.0.0.1:${port}`, interaction)
    const mismatches = pact.mockServerMismatches(port)
    if (mismatches.length > 0) throw broken(interaction, `the mock server says ${JSON.stringify(mismatches)}`)
    pact.writePactFile(folder)
  } finally {
    pact.cleanupMockServer(port)
  }
}

function describe(pact: ConsumerInteraction, { description, states, request, response }: Interaction): void {
  pact.uponReceiving(description)
  for (const { name } of states) pact.given(name)
  pact.withRequest(request.method, asText(request.path))
  const seen = new Map<string, number>()
  for (const [name, value] of request.query) {
    const index = seen.get(name) ?? 0
    seen.set(name, index + 1)
    pact.withQuery(name, index, value)
  }
  for (const [name, value] of Object.entries(request.headers)) pact.withRequestHeader(name, 0, value)
  if (request.body) pact.withRequestBody(asText(request.body.content), request.body.contentType)
  pact.withStatus(response.status)
  for (const [name, value] of Object.entries(response.headers))
    pact.withResponseHeader(name, 0, asText(value))
  if (response.body) pact.withResponseBody(asText(response.body.content), response.body.contentType)
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function ask(api: Api, baseUrl: string, { request }: Interaction) {
  const recorder = createRecorder({ redactor: createRedactor(), now: () => 0 })
  const caller = createCaller({ api, baseUrl, recorder, fetch })
  return caller.call(`${request.method} ${request.template}`, {
    path: request.parameters,
    query: request.query,
    headers: request.headers,
    authorization: 'none',
    ...(request.body && { body: exampleOf(request.body.content) }),
  })
}

/** What Pact makes of a message must be what its consumer would read. */
function tell(message: Message, { library, consumer, provider, folder }: WritingInto): void {
  const pact = library.makeConsumerAsyncMessagePact(consumer, provider, PACT_V4, 'error')
  const { description, states, body } = message
  const one = pact.newAsynchronousMessage(description)
  one.expectsToReceive(description)
  for (const { name } of states) one.given(name)
  one.withMetadata('contentType', body.contentType)
  one.withContents(asText(body.content), body.contentType)
  const { contents } = JSON.parse(one.reifyMessage()) as { contents: { content: unknown } }
  if (JSON.stringify(contents.content) !== JSON.stringify(exampleOf(body.content)))
    throw broken(message, `a consumer would read ${JSON.stringify(contents.content)}`)
  pact.writePactFile(folder)
}

function broken({ description }: { description: string }, why: string): HarnessError {
  return new HarnessError(
    'CONTRACT_BROKEN',
    `"${description}" cannot be held in a contract: ${why}. This is a defect of Assay: please report it.`,
  )
}

function joined(files: readonly PactFile[]): PactFile {
  const interactions = files
    .flatMap((file) => file.interactions)
    .sort((one, other) => (String(one.description) < String(other.description) ? -1 : 1))
  return { ...files[0], interactions }
}
