import type { Binding } from '../model/binding.ts'
import { type Consumer, type Fields, fieldsOf } from '../model/consumer.ts'
import type { Api } from '../spec/api.ts'
import type { Agreement } from './agreements.ts'
import type { Interaction } from './interaction.ts'
import { requestOf } from './make-request.ts'
import { patternOf } from './matchers.ts'
import { withPlaceholders } from './placeholders.ts'
import { type BoundRole, recordsPointer, rolesIn } from './roles.ts'
import { statesOf } from './states.ts'
import { alsoWanted, type Wanted, wanted } from './wanted.ts'

/** What contracts are made for. */
export interface Parties {
  api: Api
  consumer: Consumer
}

/**
 * What is agreed as an interaction of this consumer; undefined where it reads nothing of the entity that was asked for. Errors and what
 * is about no entity are held as the document promises them.
 */
export function interactionOf(agreement: Agreement, parties: Parties): Interaction | undefined {
  const role = rolesIn(parties.api.binding).get(agreement.operation.address)
  const fields = role && fieldsOf(parties.consumer.reads, role.entity)
  if (role && fields === undefined) return undefined
  const states = statesOf(agreement, role)
  const read = role && fields && isSuccess(agreement) ? readOf(parties.api.binding, role, fields) : 'promised'
  return {
    description: `${agreement.statement} (${agreement.key})`,
    request: requestOf(agreement, { binding: parties.api.binding, role, states }),
    states,
    ...responseOf(agreement, { api: parties.api, read, role }),
  }
}

const isSuccess = ({ exchange }: Agreement) => (exchange.response?.status ?? 0) < 300

/** Who reads a list reads of its envelope how many records there are, and on which page it is. */
function readOf(binding: Binding, role: BoundRole, fields: Fields): Wanted {
  const { style, meta } = binding.paging
  const told =
    role.role === 'list' && style === 'page' ? [meta.total, meta.page].filter((place) => place) : []
  return told.reduce<Wanted>(
    (all, place) => alsoWanted(all, wanted('promised', place)),
    wanted(fields, recordsPointer(binding, role)),
  )
}

interface Reading {
  api: Api
  read: Wanted
  role: BoundRole | undefined
}

function responseOf(
  { exchange, operation }: Agreement,
  { api, read, role }: Reading,
): Pick<Interaction, 'response' | 'unpromised'> {
  const { status = 0, headers = [], body = '' } = exchange.response ?? {}
  const heard = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))
  const contentType = heard.get('content-type')?.split(';')[0] ?? ''
  const response = { status, headers: headersOf(api.binding, heard) }
  const schema = api.document.responseSchema(operation.address, status)?.schema
  if (!/\bjson$/.test(contentType) || !schema) return { response, unpromised: [] }
  const [content, unpromised] = patternOf(withPlaceholders(JSON.parse(body)), read, {
    ...{ schemas: [schema], resolve: api.document.resolve, at: '' },
    ...(status >= 400 && { exact: api.binding.errors.code }),
    ...(role?.role === 'list' && { filled: recordsPointer(api.binding, role).slice(0, -2) }),
  })
  return { response: { ...response, body: { contentType, content } }, unpromised }
}

/** Headers that a caller acts on, each with what it looks like. */
function headersOf(
  { errors, rateLimit }: Binding,
  heard: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const forms: Record<string, string> = {
    'Content-Type': `^${(heard.get('content-type') ?? '').split(';')[0]?.replaceAll('+', String.raw`\+`)}( *;.*)?$`,
    [errors.requestIdHeader]: '^.+$',
    [rateLimit.retryAfter]: '^.+$',
    // Pact takes a header apart at its commas, and matches each part.
    'WWW-Authenticate': '^([Bb]earer.*|[a-z_]+ *=.*)$',
    Location: '^.+$',
  }
  const held = Object.entries(forms).flatMap(([name, regex]): [string, unknown][] => {
    const value = heard.get(name.toLowerCase())
    return value === undefined
      ? []
      : [[name, { 'pact:matcher:type': 'regex', regex, value: shortly(name, value) }]]
  })
  return Object.fromEntries(held)
}

/** An example that is the same in every run. */
const shortly = (name: string, value: string) =>
  name === 'Content-Type' ? (value.split(';')[0] ?? value) : value
