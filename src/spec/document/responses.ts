import { isObject } from '../../model/json.ts'
import type { Operation, OperationParameter } from '../../model/operation.ts'
import { at, toPointer } from '../../model/pointer.ts'
import { writtenAs } from './operations.ts'
import type { Resolve } from './resolve.ts'

/** One documented answer, its references followed. */
export interface DocumentedResponse {
  /** Pointer of the answer after its references. */
  pointer: string
  /** By content type as written; empty where the document says nothing of a body. */
  content: Record<string, unknown>
}

/** Headers of a documented answer, each as a parameter that an answer carries. */
export interface DocumentedHeaders {
  /** Pointer of the answer after its references. */
  pointer: string
  headers: readonly OperationParameter[]
}

/** Finds what a document says of answers. */
export class Responses {
  readonly #content: Record<string, unknown>
  readonly #resolve: Resolve
  /** Worked out once per answer of the document: a run sees thousands of each. */
  readonly #headers = new WeakMap<object, DocumentedHeaders>()

  constructor(content: Record<string, unknown>, resolve: Resolve) {
    this.#content = content
    this.#resolve = resolve
  }

  /** The answer documented for a status: exactly, else as `4XX`, else as `default`. */
  find(operation: Operation, status: number): DocumentedResponse | undefined {
    const key = documentedStatus(operation, status)
    if (key === undefined) return undefined
    const place = `${operation.pointer}${toPointer(['responses', key])}`
    const { node, pointer } = this.#resolve.at(at(this.#content, place), place)
    return { pointer, content: isObject(node.content) ? node.content : {} }
  }

  /**
   * Its headers but `Content-Type`, of which the document speaks elsewhere (OpenAPI 3.1.1, Response Object). The status is one that
   * was answered, or as the document writes it: `4XX`.
   */
  headers(operation: Operation, status: number | string): DocumentedHeaders | undefined {
    const key = typeof status === 'string' ? status : documentedStatus(operation, status)
    if (key === undefined) return undefined
    const place = `${operation.pointer}${toPointer(['responses', key])}`
    const { node, pointer } = this.#resolve.at(at(this.#content, place), place)
    const known = this.#headers.get(node)
    if (known) return known
    const named = Object.entries(isObject(node.headers) ? node.headers : {})
    const headers = named
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .map(([name, header]) => this.#header(name, header, `${pointer}${toPointer(['headers', name])}`))
    const found = { pointer, headers }
    this.#headers.set(node, found)
    return found
  }

  #header(name: string, reference: unknown, place: string): OperationParameter {
    const { node, pointer } = this.#resolve.at(reference, place)
    return { name, in: 'header', required: node.required === true, pointer, ...writtenAs(node) }
  }

  /** Schema of the first JSON body an answer may have, its references followed. */
  jsonSchema(response: DocumentedResponse): { schema: Record<string, unknown>; pointer: string } | undefined {
    const type = Object.keys(response.content).find(isJsonType)
    const media = type === undefined ? undefined : response.content[type]
    if (type === undefined || !isObject(media) || !isObject(media.schema)) return undefined
    const place = response.pointer + toPointer(['content', type, 'schema'])
    const { node, pointer } = this.#resolve.at(media.schema, place)
    return { schema: node, pointer }
  }
}

/** What a document writes for a status: itself, else `4XX`, else `default`; undefined where it has none of them. */
export function documentedStatus({ responses }: Operation, status: number): string | undefined {
  const range = `${Math.floor(status / 100)}XX`
  const written = [String(status), range, range.toLowerCase(), 'default']
  return written.find((one) => Object.hasOwn(responses, one))
}

/** `application/json; charset=utf-8` and `application/problem+json` are JSON. */
export function isJsonType(contentType: string): boolean {
  return /^[^/]+\/(.*\+)?json$/.test(essence(contentType))
}

/** The documented content type that covers an answer's: itself, else `text/*`, else a type for all. */
export function coveringType(documented: readonly string[], contentType: string): string | undefined {
  const seen = essence(contentType)
  const wanted = [seen, `${seen.split('/')[0]}/*`, '*/*']
  return wanted
    .map((type) => documented.find((one) => essence(one) === type))
    .find((one) => one !== undefined)
}

/** A content type without parameters, in lower case. */
export function essence(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}
