import type { Binding } from '../model/binding.ts'
import { isObject } from '../model/json.ts'
import { pointerTokens } from '../model/pointer.ts'
import type { Agreement } from './agreements.ts'
import type { Body, Interaction, State } from './interaction.ts'
import type { Pattern } from './matchers.ts'
import { formWithPlaceholders, TOKENS, withPlaceholders } from './placeholders.ts'
import type { BoundRole } from './roles.ts'
import { entityIn, keyExpression, recordState } from './states.ts'

interface Asking {
  binding: Binding
  role: BoundRole | undefined
  /** Gets those added that the body refers to. */
  states: State[]
}

/** A request as it is held: keys of records are filled in by the provider's side, secrets have placeholders. */
export function requestOf(agreement: Agreement, asking: Asking): Interaction['request'] {
  const { url, operation, parameters } = agreement
  const body = bodyOf(agreement, asking)
  return {
    method: operation.method,
    path: pathOf(agreement, asking),
    template: operation.path,
    parameters,
    query: [...url.searchParams],
    headers: {
      ...(body && { 'Content-Type': body.contentType }),
      ...authorizationOf(agreement, asking),
    },
    ...(body && { body }),
  }
}

function pathOf({ url, operation, parameters }: Agreement, { states }: Asking): Pattern {
  const entity = states.map(({ name }) => entityIn(name)).find((one) => one !== undefined)
  const names = Object.keys(parameters)
  if (entity === undefined || names.length !== 1) return url.pathname
  const expression = operation.path.replace(/\{[^}]+\}/, keyExpression(entity))
  return {
    'pact:matcher:type': 'type',
    'pact:generator:type': 'ProviderState',
    expression,
    value: url.pathname,
  }
}

function authorizationOf(
  { exchange, operation, given }: Agreement,
  { binding }: Asking,
): Record<string, string> {
  const isSent = exchange.request.headers.some(([name]) => name.toLowerCase() === 'authorization')
  if (!isSent) return {}
  const [scheme = ''] = operation.security
  const kind =
    exchange.response?.status === 401 && !given
      ? 'none'
      : (binding.authentication.schemes[scheme] ?? 'connection')
  return { Authorization: `Bearer ${TOKENS[kind]}` }
}

function bodyOf({ exchange: { request } }: Agreement, asking: Asking): Body | undefined {
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';')[0]
  if (request.body === undefined || request.body === '' || type === undefined) return undefined
  if (type === 'application/x-www-form-urlencoded')
    return { contentType: type, content: formWithPlaceholders(request.body) }
  const parsed: unknown = JSON.parse(request.body)
  return {
    contentType: type,
    content: isObject(parsed) ? withReferences(withPlaceholders(parsed), asking) : parsed,
  }
}

/** Keys of other records, wherever the binding says that they stand, are filled in like that of the path. */
function withReferences(body: unknown, { role, states }: Asking): Pattern {
  const references = Object.entries(role?.binding.references ?? {})
  return references.reduce<unknown>((whole, [pointer, entity]) => {
    return replaced(whole, pointerTokens(pointer), (value) => {
      if (typeof value !== 'string') return value
      if (!states.some(({ name }) => entityIn(name) === entity)) states.push(recordState(entity))
      const expression = keyExpression(entity)
      return { 'pact:matcher:type': 'type', 'pact:generator:type': 'ProviderState', expression, value }
    })
  }, body)
}

function replaced(
  value: unknown,
  [token, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (token === undefined) return change(value)
  if (Array.isArray(value) && token === '*') return value.map((one) => replaced(one, rest, change))
  if (!isObject(value) || !Object.hasOwn(value, token)) return value
  return { ...value, [token]: replaced(value[token], rest, change) }
}
