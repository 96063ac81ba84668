import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Violation } from '../../spec/api.ts'
import type { Call, Engine } from '../engine.ts'
import { documentedStatus } from './documented-status.ts'
import { type Reply, refuse } from './reply.ts'

/** The body of a call, checked against the document; or why it is refused. */
export async function readBody(engine: Engine, call: Call): Promise<{ value: unknown } | { refused: Reply }> {
  const { operation, request } = call
  if (operation.requestTypes.length === 0) return { value: undefined }
  const bytes = new Uint8Array(await request.clone().arrayBuffer())
  const { pointer, required } = requestBody(engine, call)
  if (bytes.length === 0 && !required) return { value: undefined }
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const documented = operation.requestTypes.find((one) => one.toLowerCase() === type)
  if (documented === undefined) return { refused: unsupported(call) }
  const value = await parse(request, bytes, type)
  if (value === undefined) {
    const status = documentedStatus(engine.api.document, operation.address, [400, 422])
    const message = 'The body cannot be read as what it says it is.'
    return { refused: refuse('invalid', status, { message }) }
  }
  const schema = `${pointer}/content/${documented.replaceAll('~', '~0').replaceAll('/', '~1')}/schema`
  const [violation] =
    type === 'application/json'
      ? engine.api.document.validators.at(schema, value, 'request')
      : missingParts(engine, schema, value)
  if (!violation) return { value }
  const status = documentedStatus(engine.api.document, operation.address, [422, 400])
  const place = violation.pointer === '' ? 'The body' : violation.pointer.slice(1).replaceAll('/', '.')
  return { refused: refuse('invalid', status, { message: `${place} ${violation.expected}.` }) }
}

function unsupported({ operation }: Call): Reply {
  return refuse('unsupportedMediaType', 415, { message: `Send ${operation.requestTypes.join(' or ')}.` })
}

/** Where the document describes the body, through a reference if need be. */
export function requestBody(
  { api: { document } }: Engine,
  { operation }: Pick<Call, 'operation'>,
): { pointer: string; required: boolean } {
  const here = `${operation.pointer}/requestBody`
  const node = at(document.content, here)
  const reference = isObject(node) && typeof node.$ref === 'string' ? node.$ref.slice(1) : here
  return { pointer: reference, required: document.resolve(node).required === true }
}

async function parse(request: Request, bytes: Uint8Array, type: string): Promise<unknown> {
  try {
    if (type === 'multipart/form-data') return Object.fromEntries(await request.formData())
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text))
    if (isTooDeep(text)) return undefined
    return TOO_LARGE.test(text) ? JSON.parse(text, finite) : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What may be a number beyond doubles: seldom, so that few bodies are looked through. */
const TOO_LARGE = /\d{309}|e\+?\d{3}/i

/** JSON.parse takes such a number for infinite, which JSON has no way to answer again. */
function finite(_: string, value: unknown): unknown {
  if (value === Infinity || value === -Infinity) throw new RangeError('a number beyond doubles')
  return value
}

/** Levels that a body may be nested: more than any record, and far from the end of a stack. */
const DEEPEST = 200

/** Whether JSON is nested deeper than a server should follow; counted without following it. */
function isTooDeep(json: string): boolean {
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

/** A form's parts are texts and files, so only their presence is checked. */
function missingParts({ api: { document } }: Engine, schema: string, value: unknown): Violation[] {
  const parts = Object.entries(isObject(value) ? value : {}).filter(([, part]) => part !== '')
  return document.validators
    .at(schema, Object.fromEntries(parts), 'request')
    .filter(({ documentPointer }) => documentPointer.endsWith('/required'))
}
