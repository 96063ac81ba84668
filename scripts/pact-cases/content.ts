import { isObject } from '../../src/model/json.ts'
import type { Part } from './read-cases.ts'

/** A body as it goes over the wire. */
export interface Content {
  bytes: Buffer
  type?: string
}

/**
 * The body of a part, or a message's contents; undefined where it has none. V4 says in the body what it is, V2 and V3 in headers.
 * A body that is null is one of no bytes.
 */
export function contentOf(part: Part, version: number): Content | undefined {
  const body = 'contents' in part ? part.contents : part.body
  if (version === 4 && body !== null) {
    if (!isObject(body)) return undefined
    const type = typeof body.contentType === 'string' ? body.contentType : headerOf(part, 'content-type')
    return wired(body.content, { type, encoded: body.encoded !== undefined && body.encoded !== false })
  }
  return wired(body, { type: headerOf(part, 'content-type') ?? metaOf(part), encoded: false })
}

interface As {
  type: string | undefined
  encoded: boolean
}

/** A text of JSON stands for itself where it is JSON, and is a JSON text otherwise, as Pact reads it. */
function wired(value: unknown, { type, encoded }: As): Content | undefined {
  if (value === undefined) return undefined
  const bare = { ...(type !== undefined && { type }) }
  if (value === null) return { bytes: Buffer.alloc(0), ...bare }
  const text = typeof value === 'string' && !(isJson(type) && !parses(value)) ? value : JSON.stringify(value)
  return { bytes: Buffer.from(text, encoded ? 'base64' : 'utf8'), ...bare }
}

/** Headers as they can be sent: nobody folds lines any more. */
export function sendable({ headers }: Part): Record<string, string | string[]> {
  const unfolded = (value: string) => value.replace(/\s*\n\s*/g, ' ')
  const all = Object.entries(headers ?? {}).map(([name, value]): [string, string | string[]] => [
    name,
    Array.isArray(value) ? value.map(unfolded) : unfolded(value),
  ])
  return Object.fromEntries(all)
}

export function headerOf({ headers }: Part, name: string): string | undefined {
  const found = Object.entries(headers ?? {}).find(([known]) => known.toLowerCase() === name)
  return found && [found[1]].flat().join(', ')
}

function metaOf({ metaData }: Part): string | undefined {
  return isObject(metaData) && typeof metaData.contentType === 'string' ? metaData.contentType : undefined
}

const isJson = (type = '') => type.includes('json')

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return text === ''
  }
}
