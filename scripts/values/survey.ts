import type { ApiDocument } from '../../src/spec/api.ts'
import { boundaryValues } from '../../src/spec/values/boundary-values.ts'
import { NoValue } from '../../src/spec/values/bounded-filter.ts'
import { bodiesOf, parametersOf } from '../../src/spec/values/inputs.ts'
import { invalidValues } from '../../src/spec/values/invalid-values.ts'
import { sampled, ValueContext, validValues, wholeValue } from '../../src/spec/values/values.ts'
import { type Independent, independentOf } from './independent.ts'

/** What became of the values made for one document, as an independent validator sees them. */
export interface Survey {
  operations: number
  /** Schemas of bodies and of parameters that values were wanted for. */
  bodies: number
  parameters: number
  valid: Count
  boundary: Count
  invalid: Count
  /** Schemas that no value could be made for, with the reason. */
  unmade: string[]
  /** The first values of which the two validators do not think alike. */
  disputed: string[]
}

interface Count {
  made: number
  /** Of these, as the independent validator found them: accepted, or refused where they are to be. */
  confirmed: number
}

interface Amount {
  /** Of valid bodies, over all operations. */
  samples: number
  seed: number
}

const DISPUTES_SHOWN = 5

export async function survey(document: ApiDocument, { samples, seed }: Amount): Promise<Survey> {
  const context = new ValueContext(document.content)
  const bodies = document.operations.flatMap((operation) =>
    bodiesOf(operation, context).map(({ pointer }) => ({ pointer, name: operation.address })),
  )
  const parameters = document.operations.flatMap((operation) =>
    parametersOf(operation, context).flatMap(({ pointer, parameter }) =>
      pointer === undefined ? [] : [{ pointer, name: `${operation.address} ${parameter.name}` }],
    ),
  )
  const taker = new Taker(context, independentOf(context.view.content))
  const perBody = Math.ceil(samples / Math.max(1, bodies.length))
  for (const body of bodies) await taker.take(body, { count: perBody, seed })
  for (const parameter of once(parameters)) await taker.take(parameter, { count: 5, seed })
  taker.independent.close()
  const { valid, boundary, invalid, unmade, disputed } = taker
  const counted = { bodies: bodies.length, parameters: parameters.length }
  return { operations: document.operations.length, ...counted, valid, boundary, invalid, unmade, disputed }
}

interface Subject {
  pointer: string
  name: string
}

/** Parameters of components come with every operation that has them. */
function once(subjects: Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [subject.pointer, subject])).values()]
}

class Taker {
  readonly valid: Count = { made: 0, confirmed: 0 }
  readonly boundary: Count = { made: 0, confirmed: 0 }
  readonly invalid: Count = { made: 0, confirmed: 0 }
  readonly unmade: string[] = []
  readonly disputed: string[] = []
  readonly independent: Independent
  readonly #context: ValueContext

  constructor(context: ValueContext, independent: Independent) {
    this.#context = context
    this.independent = independent
  }

  async take({ pointer, name }: Subject, { count, seed }: { count: number; seed: number }): Promise<void> {
    let values: unknown[]
    try {
      values = sampled(validValues(pointer, this.#context), { seed, count })
    } catch (error) {
      if (!(error instanceof NoValue)) throw error
      this.unmade.push(`${name}: ${error.message}`)
      return
    }
    const look = (what: string, value: unknown) => ({ pointer, label: `${name}: ${what}`, value })
    for (const value of values) await this.#count(this.valid, look('valid', value), true)
    for (const { edge, value, ...at } of boundaryValues(pointer, this.#context))
      await this.#count(this.boundary, look(`${edge} at ${at.pointer || '/'}`, value), true)
    const whole = wholeValue(pointer, this.#context, 'all') ?? values[0]
    for (const valid of [whole, ...values.slice(0, 2)])
      for (const { fault, value, ...at } of invalidValues(pointer, this.#context, valid))
        await this.#count(this.invalid, look(`${at.pointer || '/'} ${fault}`, value), false)
  }

  async #count(
    count: Count,
    { pointer, label, value }: { pointer: string; label: string; value: unknown },
    wanted: boolean,
  ): Promise<void> {
    count.made += 1
    if ((await this.independent.accepts(pointer, value)) === wanted) count.confirmed += 1
    else if (this.disputed.length < DISPUTES_SHOWN)
      this.disputed.push(`${label}: ${JSON.stringify(value)?.slice(0, 300)}`)
  }
}
