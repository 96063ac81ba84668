import type { KeySource } from '../../model/chain.ts'
import { isObject } from '../../model/json.ts'
import type { Operation } from '../../model/operation.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { given } from './key-sources.ts'

/** A path parameter that a link of the document fills. */
export interface LinkedKey {
  /** Operation whose answer has the link. */
  from: Operation
  /** Path of the operation that the link leads to. */
  to: string
  parameter: string
  source: KeySource
  /** The link's name. */
  name: string
  pointer: string
}

/** What the links of all good answers say of path parameters (OpenAPI 3.1, Link Object). */
export function linkedKeys(document: ApiDocument): LinkedKey[] {
  const byId = new Map(document.operations.toReversed().map((one) => [one.operationId, one]))
  return document.operations.flatMap((from) =>
    Object.keys(from.responses)
      .filter((status) => /^2(?:\d\d|XX)$/i.test(status))
      .flatMap((status) => linksAt({ document, byId }, from, status)),
  )
}

interface Goals {
  document: ApiDocument
  byId: ReadonlyMap<string | undefined, Operation>
}

function linksAt(goals: Goals, from: Operation, status: string): LinkedKey[] {
  const { document } = goals
  const response = document.resolve(at(document.content, from.pointer + toPointer(['responses', status])))
  return Object.entries(isObject(response.links) ? response.links : {}).flatMap(([name, node]) => {
    const link = document.resolve(node)
    const to = goalOf(goals, link)
    if (!to || !isObject(link.parameters)) return []
    const pointer = from.pointer + toPointer(['responses', status, 'links', name])
    return Object.entries(link.parameters).flatMap(([key, expression]): LinkedKey[] => {
      const parameter = key.replace(/^path\./, '')
      const source = sourceOf(document, from, expression)
      const isPath = to.parameters.some((one) => one.in === 'path' && one.name === parameter)
      return source && isPath ? [{ from, to: to.path, parameter, source, name, pointer }] : []
    })
  })
}

/** `operationRef` is a reference by pointer; one into another document leads nowhere here. */
function goalOf({ document, byId }: Goals, link: Record<string, unknown>): Operation | undefined {
  const { operationId, operationRef } = link
  if (typeof operationId === 'string') return byId.get(operationId)
  if (typeof operationRef !== 'string') return undefined
  const [, path, method] = pointerTokens(decoded(operationRef.replace(/^[^#]*#/, '')))
  return document.operation(`${method?.toUpperCase()} ${path}`)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const EXPRESSION =
  /^\{?\$(?:response\.(?:body#(?<at>\/[^}]*)|header\.(?<header>[^}]+))|request\.(?<request>path\.[^}]+|query\.[^}]+|body#\/[^}]*))\}?$/

/** Runtime expressions (OpenAPI 3.1, section 4.8.20.4) of which a value can be had; a constant is one as it stands. */
function sourceOf(document: ApiDocument, from: Operation, expression: unknown): KeySource | undefined {
  if (typeof expression === 'number' || typeof expression === 'boolean') return { value: String(expression) }
  if (typeof expression !== 'string' || expression === '') return undefined
  if (!/^\{?\$/.test(expression)) return { value: expression }
  const { at: pointer, header, request } = EXPRESSION.exec(expression)?.groups ?? {}
  if (pointer !== undefined) return { from: from.address, at: pointer }
  if (header !== undefined) return { from: from.address, header }
  if (request === undefined) return undefined
  if (!request.startsWith('query.')) return { from: from.address, request }
  const name = request.slice('query.'.length)
  const value = queryValue(document, from, name)
  return value === undefined ? undefined : { from: from.address, query: { [name]: value }, request }
}

/** What a call is sent in its query is known where the document gives it. */
function queryValue(document: ApiDocument, { parameters }: Operation, name: string): string | undefined {
  const parameter = parameters.find((one) => one.in === 'query' && one.name === name)
  const [found] = parameter ? given(document, parameter) : []
  return found?.source.value
}
