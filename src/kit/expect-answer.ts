import type { Answer } from '../client/answer.ts'
import { type Binding, type ErrorSituation, isUntold } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import type { Operation } from '../model/operation.ts'
import { at } from '../model/pointer.ts'
import type { Secret } from '../secrets/secret.ts'
import { show } from './values.ts'

/** Status a refusal has per situation (RFC 9110 section 15.5, RFC 6750 section 3.1, RFC 6585 section 4). */
export const REFUSALS: Record<ErrorSituation, readonly number[]> = {
  unauthenticated: [401],
  reauthorization: [401],
  forbidden: [403],
  notFound: [404],
  invalid: [400, 422],
  methodNotAllowed: [405],
  unsupportedMediaType: [415],
  conflict: [409],
  rateLimited: [429],
  server: [500],
  unavailable: [503],
}

/** Whether an answer refuses for this reason: by its status, and by its documented code. */
export function isRefusal(binding: Binding, { status, body }: Answer, situation: ErrorSituation): boolean {
  if (!REFUSALS[situation].includes(status)) return false
  return hasNoCodes(binding) || at(body, binding.errors.code) === binding.errors.codes[situation]
}

/** An inferred binding does not know which code means what: a refusal is then judged by its status. */
function hasNoCodes(binding: Binding): boolean {
  return isUntold(binding, '/errors/codes') || isUntold(binding, '/errors/code')
}

/**
 * Whether it is known by which status a refusal comes: an inferred binding knows it only where the document has one of
 * those statuses for the operation itself. A range or `default` leaves the choice.
 */
function isTold({ untold }: Binding, operation: Operation, situations: readonly ErrorSituation[]): boolean {
  return untold === undefined || situations.some((one) => documents(operation, REFUSALS[one]))
}

function documents({ responses }: Operation, statuses: readonly number[]): boolean {
  return statuses.some((status) => Object.hasOwn(responses, String(status)))
}

/** How a call may end: with what it asked for, or refused for a reason. */
export type Ending = 'success' | ErrorSituation

export class AnswerExpectation {
  readonly #answer: Answer
  readonly #binding: Binding
  #sent = ''

  constructor(answer: Answer, binding: Binding) {
    this.#answer = answer
    this.#binding = binding
  }

  /** What was wrong with the request: said in the finding. */
  sent(what: string): this {
    this.#sent = `, sent with ${what}`
    return this
  }

  toHaveStatus(...statuses: number[]): this {
    const { status, text } = this.#answer
    if (statuses.includes(status)) return this
    throw this.#finding(
      `status ${statuses.join(' or ')} from ${this.#answer.operation.address}${this.#sent}`,
      `status ${status}: ${text}`,
    )
  }

  toSucceed(): this {
    const { status } = this.#answer
    return status >= 200 && status < 300 ? this : this.toHaveStatus(200)
  }

  /** Taken or refused: whatever was sent, it is no fault of the server (RFC 9110 section 15.6). */
  toHoldUp(): this {
    const { status, text } = this.#answer
    if (status >= 200 && status < 500) return this
    throw this.#finding(
      `an answer that takes or refuses what was sent${this.#sent}`,
      `status ${status}: ${text}`,
    )
  }

  /** The answer is as the document says: status, content type, schema. */
  toConform(): this {
    return this.toKeepTo(this.#answer.violations.filter((one) => !this.#isUntold(one)))
  }

  /** The document, from which the answer deviates in none of these ways. */
  toKeepTo([first, ...more]: Answer['violations']): this {
    if (!first) return this
    const rest = more.length > 0 ? ` (and ${more.length} more deviations)` : ''
    throw new Finding({
      expected: `${first.expected} (${this.#answer.operation.address}, status ${this.#answer.status})`,
      seen: `${first.seen}${rest}`,
      pointer: first.pointer,
      documentPointer: first.documentPointer,
      exchange: this.#answer.exchange.id,
    })
  }

  /** Status and code alone: how an answer conforms is for others to judge. */
  toEnd(as: Ending): this {
    return as === 'success' ? this.toSucceed() : this.#toBeRefusedFor([as])
  }

  /** Refused for one of these reasons: the status of the situation, its documented code, an error body that conforms. */
  toBeRefused(...situations: ErrorSituation[]): this {
    return this.#toBeRefusedFor(situations).toConform()
  }

  #toBeRefusedFor(situations: readonly ErrorSituation[]): this {
    const { operation, status } = this.#answer
    if (!isTold(this.#binding, operation, situations)) {
      if (status >= 400 && status < 500) return this
      throw this.#finding(
        `a refusal (status 4XX) from ${operation.address}${this.#sent}`,
        `status ${status}: ${this.#answer.text}`,
      )
    }
    this.toHaveStatus(...situations.flatMap((situation) => REFUSALS[situation]))
    if (hasNoCodes(this.#binding)) return this
    const { errors } = this.#binding
    const seen = at(this.#answer.body, errors.code)
    const codes = situations
      .filter((situation) => REFUSALS[situation].includes(this.#answer.status))
      .map((situation) => errors.codes[situation])
    if (!codes.some((code) => code === seen))
      throw this.#finding(`the error code ${codes.join(' or ')}`, show(seen), errors.code)
    return this
  }

  /**
   * A status of refusal that the document leaves out is held against nobody, unless it has another for the same reason. Nor is
   * the body of an error of which it says nothing but a sentence.
   */
  #isUntold({ kind, documentPointer }: Answer['violations'][number]): boolean {
    const { operation, status } = this.#answer
    if (this.#binding.untold === undefined || status < 400) return false
    if (kind === 'undocumented-content-type') return !documentPointer.endsWith('/content')
    const same = Object.values(REFUSALS).filter((statuses) => statuses.includes(status))
    const isOther = status < 500 && kind === 'undocumented-status'
    return isOther && !same.some((one) => documents(operation, one))
  }

  /** A refusal of an OAuth endpoint (RFC 6749 section 5.2). */
  toBeOAuthError(error: string, ...statuses: number[]): this {
    this.toHaveStatus(...statuses)
    const seen = at(this.#answer.body, '/error')
    if (seen !== error) throw this.#finding(`the OAuth error ${error}`, show(seen), '/error')
    return this.toConform()
  }

  /** A header that is there and, where a pattern is given, matches it. */
  toCarryHeader(name: string, pattern: RegExp = /./): this {
    const value = this.#answer.headers.get(name)
    if (value !== null && pattern.test(value)) return this
    throw this.#finding(
      `a header ${name} that matches ${pattern}`,
      value === null ? 'no such header' : show(value),
    )
  }

  /** None of these secrets stands anywhere in the answer, as it is or percent- or base64-encoded. */
  toEchoNone(secrets: Secret[]): this {
    const all = `${this.#answer.text}\n${[...this.#answer.headers].map((pair) => pair.join(': ')).join('\n')}`
    const echoed = secrets.some((secret) => formsOf(secret.reveal()).some((form) => all.includes(form)))
    if (!echoed) return this
    throw this.#finding('no credential in the answer', 'an answer that repeats one')
  }

  #finding(expected: string, seen: string, pointer?: string): Finding {
    const place = pointer === undefined ? {} : { pointer }
    return new Finding({ expected, seen, ...place, exchange: this.#answer.exchange.id })
  }
}

function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')]
}
