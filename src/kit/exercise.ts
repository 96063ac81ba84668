import { type Exercised, inOrder } from '../model/exercised.ts'
import { isObject } from '../model/json.ts'
import type { Method, Operation, OperationParameter } from '../model/operation.ts'
import { at } from '../model/pointer.ts'
import type { ApiDocument } from '../spec/api.ts'
import { coveringType, essence } from '../spec/document/responses.ts'
import { writingOf } from '../spec/parameters/writing.ts'

/** Counts together, by operation, what was sent and answered. As large as a document, however much is sent. */
export interface ExerciseTally {
  /** Takes one request on its way to this path below the base URL; what it gives takes the answer. */
  sending(request: Request, path: string): (answer: Response) => void
  /** In order. Content types that the document does not have come from the target: `redact` takes secrets out of them. */
  told(redact: (text: string) => string): Exercised[]
}

/** Of one operation: names to statuses. */
interface Tally {
  answers: Map<string, Set<number>>
  parameters: Map<string, Set<number>>
  requestTypes: Map<string, Set<number>>
}

/** Content types outside the document that are kept of one operation: a target may make up a new one each time. */
const STRANGE_TYPES = 10
const LONGEST_TYPE = 100

export function openExerciseTally(document: ApiDocument): ExerciseTally {
  const tallies = new Map<string, Tally>()
  return {
    sending(request, path) {
      const operation = document.match(request.method as Method, path)?.operation
      if (!operation) return () => {}
      const tally = tallyOf(tallies, operation)
      const sent = { headers: request.headers, query: namesIn(request.url) }
      const parameters = carriersOf(document, operation)
        .filter(({ isIn }) => isIn(sent))
        .map(({ name }) => statusesOf(tally.parameters, name))
      const type = coveringType(operation.requestTypes, request.headers.get('content-type') ?? '')
      const seen = type === undefined ? parameters : [...parameters, statusesOf(tally.requestTypes, type)]
      return ({ status, headers }) => {
        for (const statuses of seen) statuses.add(status)
        const type = essence(headers.get('content-type') ?? '').slice(0, LONGEST_TYPE)
        if (hasRoom(tally.answers, type, operation)) statusesOf(tally.answers, type).add(status)
      }
    },
    told: (redact) =>
      [...tallies].map(([operation, { answers, parameters, requestTypes }]) => ({
        operation,
        answers: inOrder(new Map([...answers].map(([type, statuses]) => [redact(type), statuses]))),
        parameters: inOrder(parameters),
        requestTypes: inOrder(requestTypes),
      })),
  }
}

function tallyOf(tallies: Map<string, Tally>, { address }: Operation): Tally {
  const tally = tallies.get(address) ?? { answers: new Map(), parameters: new Map(), requestTypes: new Map() }
  tallies.set(address, tally)
  return tally
}

function hasRoom(answers: Tally['answers'], type: string, { responses }: Operation): boolean {
  if (answers.has(type) || answers.size < STRANGE_TYPES) return true
  return coveringType(Object.values(responses).flat(), type) !== undefined
}

function statusesOf(sets: Map<string, Set<number>>, name: string): Set<number> {
  const statuses = sets.get(name) ?? new Set()
  sets.set(name, statuses)
  return statuses
}

/** A documented parameter, and how a request shows that it has it. */
interface Carrier {
  /** `query page` */
  name: string
  isIn(sent: SentNames): boolean
}

/** What of a request shows its parameters; taken out once, since a list may have dozens of them. */
interface SentNames {
  headers: Headers
  query: readonly string[]
}

function namesIn(url: string): string[] {
  return url.includes('?') ? [...new URL(url).searchParams.keys()] : []
}

/** Worked out once per operation: a run sends thousands of requests to each. */
const known = new WeakMap<Operation, Carrier[]>()

function carriersOf(document: ApiDocument, operation: Operation): Carrier[] {
  const carriers =
    known.get(operation) ??
    operation.parameters.map((parameter) => ({
      name: parameterName(parameter),
      isIn: presence(document, parameter),
    }))
  known.set(operation, carriers)
  return carriers
}

export function parameterName({ in: where, name }: Pick<OperationParameter, 'in' | 'name'>): string {
  return `${where} ${name}`
}

function presence(document: ApiDocument, parameter: OperationParameter): Carrier['isIn'] {
  const { name } = parameter
  // Without it the path would be another one.
  if (parameter.in === 'path') return () => true
  if (parameter.in === 'header') return ({ headers }) => headers.has(name)
  if (parameter.in === 'cookie') return ({ headers }) => cookiesIn(headers).includes(name)
  const isName = queryNames(document, parameter)
  return ({ query }) => query.some(isName)
}

function cookiesIn(headers: Headers): string[] {
  return (headers.get('cookie') ?? '').split(';').map((pair) => (pair.split('=')[0] ?? '').trim())
}

/**
 * By which names a parameter travels in a query: its own, or, of an object, `name[field]` (deepObject) or the names of
 * its fields (form, exploded, which is what OpenAPI takes where nothing is said).
 */
function queryNames(document: ApiDocument, parameter: OperationParameter): (sent: string) => boolean {
  const { name, style, explode } = writingOf(parameter)
  const { schema } = document.resolve(at(document.content, parameter.pointer) ?? {})
  const { type, properties } = document.resolve(schema ?? {})
  if (style === 'deepObject') return (sent) => sent === name || sent.startsWith(`${name}[`)
  const isObjectOfFields = style === 'form' && explode && type === 'object' && isObject(properties)
  return (sent) => sent === name || (isObjectOfFields && Object.hasOwn(properties, sent))
}
