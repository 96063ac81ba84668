import * as fc from 'fast-check'

/** Thrown where a schema could not be fulfilled: by contradiction, or by chance too rarely. */
export class NoValue extends Error {
  override readonly name = 'NoValue'
}

/** What is left for the value in the making, over all schemas within it: filters in filters multiply. */
export interface Effort {
  /** Failures. */
  left: number
  /** Schemas looked at and values made for them, kept or not: in recursive ones they multiply without a failure. */
  steps: number
}

export const EFFORT = 2000
/** The largest bodies of real documents take some thousand steps. */
export const STEPS = 100_000

/** Throws `NoValue` where all steps are gone. */
export function step(effort: Effort, cost = 1): void {
  effort.steps -= cost
  if (effort.steps < 0)
    throw new NoValue(
      `no value came within ${STEPS} steps: the schema forks, or leads back to itself, in too many ways`,
    )
}

/** Counts each value that is made towards the effort, and gives up where that is used up. */
export class Counted<T> extends fc.Arbitrary<T> {
  readonly #values: fc.Arbitrary<T>
  readonly #effort: Effort

  constructor(values: fc.Arbitrary<T>, effort: Effort) {
    super()
    this.#values = values
    this.#effort = effort
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    step(this.#effort)
    return this.#values.generate(random, bias)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#values.canShrinkWithoutContext(value)
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#values.shrink(value, context)
  }
}

interface Filter<T> {
  effort: Effort

  accepts(value: T): boolean
  /** Tried on a value that is not accepted, once enough of them were seen; undefined where there is nothing to be done. */
  mend?(value: T): T | undefined
  /** The schema, for the message. */
  where: string
}

/** As fast-check's filter, which never gives up: this one does, and says at which schema. */
export class BoundedFilter<T> extends fc.Arbitrary<T> {
  readonly #values: fc.Arbitrary<T>
  readonly #filter: Filter<T>

  constructor(values: fc.Arbitrary<T>, filter: Filter<T>) {
    super()
    this.#values = values
    this.#filter = filter
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    const { accepts, mend, where, effort } = this.#filter
    for (let tried = 0; tried < TRIES && effort.left > 0; tried++) {
      const made = this.#values.generate(random, bias)
      if (accepts(made.value)) return made
      effort.left -= 1
      const mended = tried >= BEFORE_MENDING ? mend?.(made.value) : undefined
      if (mended !== undefined) return new fc.Value(mended, undefined)
    }
    throw new NoValue(`none of ${TRIES} values made for the schema at ${where || '/'} fulfils all of it`)
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    if (context === undefined) return fc.Stream.nil()
    return this.#values.shrink(value, context).filter((made) => this.#filter.accepts(made.value))
  }
}

const TRIES = 200
const BEFORE_MENDING = 20
