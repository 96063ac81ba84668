import type { Comparison, Disagreement, FilePlace } from '../model/comparison.ts'
import { HarnessError, showProblem } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import { at, toPointer } from '../model/pointer.ts'
import type { Api } from '../spec/api.ts'
import { webhookPayload } from '../spec/document/webhooks.ts'
import { reach } from '../spec/plugin/schema-walk.ts'
import { readSource } from '../spec/source/source.ts'
import { type ComparatorFinding, comparatorFor } from './comparator-library.ts'
import type { Held, PactText } from './pact-files.ts'
import { eventIn } from './states.ts'
import { pointerOf, schemaPlace } from './written-location.ts'

type Locate = (pointer: string) => FilePlace

/**
 * What pacts hold that a document does not bear out, with places in both files. Requests and their answers are compared by the
 * comparator of Pact's makers, which knows no webhooks of OpenAPI: fields of messages are looked up here.
 */
export async function comparePacts(pacts: readonly PactText[], { document }: Api): Promise<Comparison> {
  const comparator = await comparatorFor(structuredClone(document.content))
  const inDocument: Locate = (pointer) => ({ ...document.locate(pointer), pointer })
  const all: Disagreement[] = []
  for (const pact of pacts) {
    const { locate } = await readSource(pact.file)
    const inContract: Locate = (pointer) => ({ ...locate(pointer), pointer })
    const found = await findingsOf(comparator.compare(requestsOf(pact)), pact)
    for (const { type, code, message, mockDetails, specDetails } of found) {
      if (type === 'info') continue
      const held = pointerOf(mockDetails?.location ?? '', pact.content)
      all.push({
        ...{ level: type, code, message, description: mockDetails?.interactionDescription ?? '' },
        contract: inContract(held),
        document: inDocument(promisedAt(specDetails?.location ?? '', held, document.content)),
      })
    }
    all.push(...pact.held.flatMap((held) => fieldsOf(held, pact, { document, inContract, inDocument })))
  }
  const messages = pacts.flatMap(({ held }) => held).filter(({ request }) => !request)
  const unknown = messages.filter(({ states }) => !webhookOf(states, document))
  return {
    fits: all.every(({ level }) => level !== 'error'),
    compared: pacts.reduce((sum, { held }) => sum + held.length, 0) - unknown.length,
    unknown: unknown.map(({ description }) => description),
    disagreements: all,
  }
}

async function findingsOf(
  findings: AsyncIterable<ComparatorFinding>,
  { file }: PactText,
): Promise<ComparatorFinding[]> {
  try {
    return await Array.fromAsync(findings)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `cannot be compared: ${reason}. Look whether each interaction is whole`
    throw new HarnessError('PACT_INVALID', showProblem({ file, message }), cause)
  }
}

/** Of a body the comparator names the schema of the whole, and then a place in some schema below it. */
function promisedAt(location: string, held: string, content: unknown): string {
  const [whole, below] = location.split(/(?<=\.schema)\./)
  const place = pointerOf(whole ?? '', content)
  const field = /\/body(?:\/content)?(\/.*)?$/.exec(held)?.[1]
  return below === undefined || field === undefined ? place : schemaPlace(place, field, content)
}

/** The comparator takes messages for what an AsyncAPI document would tell; indices must stay what they are. */
function requestsOf({ content, held }: PactText): Record<string, unknown> {
  const { messages: _, ...rest } = content
  const isAsked = new Set(held.filter(({ request }) => request).map(({ index }) => index))
  const list = Array.isArray(rest.interactions) ? rest.interactions : []
  const last = list.findLastIndex((_, index) => isAsked.has(index))
  return { ...rest, interactions: list.slice(0, last + 1).map(withoutNulls) }
}

/** Libraries of Ruby and Python write a state that there is none of as null, which the comparator takes for no pact. */
function withoutNulls(interaction: unknown): unknown {
  if (!isObject(interaction)) return interaction
  return Object.fromEntries(Object.entries(interaction).filter(([, value]) => value !== null))
}

function webhookOf(states: readonly string[], document: Api['document']) {
  const type = states.map(eventIn).find((one) => one !== undefined)
  const payload = type === undefined ? undefined : webhookPayload(document, type)
  return payload && { type, ...payload }
}

interface Looking {
  document: Api['document']
  inContract: Locate
  inDocument: Locate
}

/** Fields of a message of which the document's payload knows nothing. */
function fieldsOf(
  held: Held,
  { content }: PactText,
  { document, inContract, inDocument }: Looking,
): Disagreement[] {
  const webhook = held.request ? undefined : webhookOf(held.states, document)
  if (!webhook) return []
  const below = toPointer([held.list, held.index, 'contents'])
  const place = isObject(at(content, `${below}/content`)) ? `${below}/content` : below
  const unknown = leavesOf(at(content, place)).filter((field) => {
    const reached = reach([webhook.schema], field, document.resolve)
    return reached !== 'open' && reached.length === 0
  })
  return unknown.map((field) => ({
    ...{ level: 'error', code: 'message.field.unknown', description: held.description },
    message: `payloads of ${webhook.type} have no ${field}`,
    contract: inContract(place + field),
    document: inDocument(webhook.pointer),
  }))
}

function leavesOf(value: unknown, pointer = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesOf(one, `${pointer}/${index}`))
  if (!isObject(value) || Object.keys(value).length === 0) return pointer === '' ? [] : [pointer]
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, pointer + toPointer([name])))
}
