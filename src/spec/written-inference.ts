import { stringify } from 'yaml'
import type { Inference } from '../model/inference.ts'
import { inferBinding } from './inference/infer-binding.ts'
import { loadDocument } from './load-document.ts'
import { writtenFolder } from './written-folder.ts'

type Node = Record<string, unknown>

/** What is inferred from a document with these parts, for one test. */
export async function inferred(parts: Node): Promise<Inference> {
  await using folder = await writtenFolder({
    'openapi.yaml': stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, ...parts }),
  })
  return inferBinding(await loadDocument(folder.at('openapi.yaml')))
}

/** The binding from a document of these paths. */
export async function bindingOf(paths: Node, components: Node = {}) {
  return (await inferred({ paths, components })).binding
}

/** An answer of this schema. */
export function answers(schema: unknown, status = '200'): Node {
  return { [status]: { description: 'what is asked for', content: { 'application/json': { schema } } } }
}

/** An object schema with properties of these types; a type may be a whole schema. */
export function record(properties: Record<string, unknown>): Node {
  const schemas = Object.entries(properties).map(([name, type]) => [
    name,
    typeof type === 'string' ? { type } : type,
  ])
  return { type: 'object', properties: Object.fromEntries(schemas) }
}

/** A list of records, with query parameters of these schemas. */
export function listing(properties: Record<string, unknown>, query: Record<string, unknown> = {}): Node {
  return {
    parameters: Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
    responses: answers({ type: 'array', items: record(properties) }),
  }
}

/** One record by its key. */
export function single(properties: Record<string, unknown>): Node {
  return { responses: answers(record(properties)) }
}
