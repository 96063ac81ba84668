import { isObject } from '../../model/json.ts'
import { at, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { resolverFor } from './resolve.ts'
import { isJsonType } from './responses.ts'

/** Names under the document's `webhooks`; undefined where it has no such part, as no OpenAPI 3.0 document has. */
export function webhookNames({ content }: Pick<ApiDocument, 'content'>): string[] | undefined {
  return isObject(content.webhooks) ? Object.keys(content.webhooks) : undefined
}

/** Schema of the JSON that a webhook delivers, with its pointer in the document; undefined where that documents none. */
export function webhookPayload(
  { content }: Pick<ApiDocument, 'content'>,
  name: string,
): { schema: Record<string, unknown>; pointer: string } | undefined {
  const resolve = resolverFor(content)
  const step = (pointer: string) => resolve.at(at(content, pointer), pointer)
  const item = step(toPointer(['webhooks', name]))
  const body = step(`${item.pointer}/post/requestBody`)
  const media = isObject(body.node.content) ? body.node.content : {}
  const type = Object.keys(media).find(isJsonType)
  if (type === undefined) return undefined
  const { node, pointer } = step(`${body.pointer}${toPointer(['content', type, 'schema'])}`)
  return { schema: node, pointer }
}
