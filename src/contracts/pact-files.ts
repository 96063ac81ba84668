import { HarnessError, type Problem, showProblem } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import { parseJsonText } from '../spec/source/json-text.ts'
import { lineCounter } from '../spec/source/place.ts'
import { withOwnTokens } from './own-tokens.ts'

/** A pact as somebody wrote it: V2 to V4, of any language. */
export interface PactText {
  file: string
  consumer: string
  provider: string
  content: Record<string, unknown>
  held: Held[]
  /** All of it is not yet demanded: what does not hold of it fails nobody. */
  pending?: boolean
}

/** One request with its answer, or one message. */
export interface Held {
  /** Where it stands in the file: `interactions` or `messages`, and its index. */
  list: 'interactions' | 'messages'
  index: number
  description: string
  states: string[]
  /** Absent for messages. */
  request?: { method: string; path: string; body?: unknown }
  /** Of the answer, where the pact names it. */
  status?: number
  /** A message that is answered by others, as of a plugin's protocol. */
  isExchange?: true
}

/**
 * @throws HarnessError PACT_INVALID where a text is no pact, needs a plugin, or is of a version that is not read.
 */
export function readPact(file: string, text: string): PactText {
  const content = parsed(file, text)
  const [consumer, provider] = [nameIn(content.consumer), nameIn(content.provider)]
  if (consumer === undefined || provider === undefined)
    throw invalid({ file, message: 'names no consumer or no provider, as every pact does: is it one?' })
  const version = versionIn(content)
  if (version !== undefined && !/^[234](\.\d+)*$/.test(version))
    throw invalid({
      file,
      message: `is of version ${version} of Pact's specification, and Assay reads 2 to 4: have a library write it that knows one of these`,
    })
  const plugins = isObject(content.metadata) ? content.metadata.plugins : undefined
  if (Array.isArray(plugins) && plugins.length > 0)
    throw invalid({
      file,
      message: `needs ${plugins.map(pluginName).join(', ')}, and Assay loads no plugins: verify it with Pact's own verifier where they are installed`,
    })
  const odd = unreadable(content)
  if (odd.length > 0)
    throw invalid({
      file,
      message: `is not whole: ${odd.join(', ')} ${odd.length > 1 ? 'are' : 'is'} no object with its request and response: look there`,
    })
  const held = (['interactions', 'messages'] as const).flatMap((list) => heldIn(content, list))
  if (held.length === 0)
    throw invalid({ file, message: 'holds no interaction and no message: write some, or leave it out' })
  return { file, consumer, provider, content, held }
}

/** What the specification's version is written in, by libraries of today and of before; undefined where a pact does not tell. */
function versionIn(content: unknown): string | undefined {
  const places = ['/pactSpecification/version', '/pact-specification/version', '/pactSpecificationVersion']
  const found = places.map((place) => at(content, `/metadata${place}`)).find((one) => one !== undefined)
  return found === undefined || typeof found === 'string' ? found : JSON.stringify(found)
}

/** The same pact with these of its interactions alone, as JSON, and with no token that its makers had. */
export function pactWith({ content }: PactText, kept: readonly Held[]): string {
  const lists = (['interactions', 'messages'] as const).map((list) => {
    const all = content[list]
    const wanted = new Set(kept.filter((one) => one.list === list).map(({ index }) => index))
    return [
      list,
      Array.isArray(all) ? all.filter((_, index) => wanted.has(index)).map(withOwnTokens) : undefined,
    ]
  })
  return JSON.stringify({ ...content, ...Object.fromEntries(lists) })
}

function parsed(file: string, text: string): Record<string, unknown> {
  const plain = text.replace(/^\uFEFF/, '')
  const { value, problem } = parseJsonText(plain)
  if (problem)
    throw invalid({
      ...{ file, ...lineCounter(plain)(problem.offset) },
      message: `is no JSON of a pact: ${problem.message}`,
    })
  if (isObject(value)) return value
  throw invalid({ file, message: 'is no JSON object, as every pact is' })
}

/** Places of interactions that are none: each has a request and a response, unless its type is that of a message. */
function unreadable({ interactions }: Record<string, unknown>): string[] {
  if (!Array.isArray(interactions)) return []
  return interactions.flatMap((one: unknown, index) => {
    const { type = HTTP, request, response } = isObject(one) ? one : {}
    const isWhole = isObject(one) && (type !== HTTP || (isObject(request) && isObject(response)))
    return isWhole ? [] : [`interactions[${index}]`]
  })
}

/** What an interaction is where it does not tell. */
const HTTP = 'Synchronous/HTTP'

function heldIn(content: Record<string, unknown>, list: Held['list']): Held[] {
  const all = content[list]
  if (!Array.isArray(all)) return []
  return all.map((one: unknown, index) => {
    const { description, request, response, type } = isObject(one) ? one : {}
    const asked = isObject(request) && typeof request.method === 'string' && typeof request.path === 'string'
    return {
      ...{ list, index, description: String(description), states: statesIn(one) },
      ...(asked && { request: requestIn(request) }),
      ...(isObject(response) && typeof response.status === 'number' && { status: response.status }),
      ...(type === 'Synchronous/Messages' && { isExchange: true }),
    }
  })
}

/** V4 tells the media type of a body beside it, earlier versions do not. */
function requestIn({ method, path, body }: Record<string, unknown>): NonNullable<Held['request']> {
  const content = isObject(body) && 'content' in body && 'contentType' in body ? body.content : body
  return {
    method: String(method).toUpperCase(),
    path: String(path),
    ...(content !== undefined && { body: content }),
  }
}

/** V1 and V2 have one text, V3 and V4 a list of objects. */
function statesIn(one: unknown): string[] {
  if (!isObject(one)) return []
  const { providerState, providerStates } = one
  if (Array.isArray(providerStates)) return providerStates.flatMap((state: unknown) => nameIn(state) ?? [])
  return typeof providerState === 'string' && providerState !== '' ? [providerState] : []
}

function nameIn(value: unknown): string | undefined {
  return isObject(value) && typeof value.name === 'string' ? value.name : undefined
}

function pluginName(plugin: unknown): string {
  const { name, version } = isObject(plugin) ? plugin : {}
  return `the plugin ${name} ${version ?? ''}`.trim()
}

function invalid(problem: Problem): HarnessError {
  return new HarnessError('PACT_INVALID', showProblem(problem))
}
