import * as fc from 'fast-check'
import { isObject } from '../../model/json.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'

/** Parts that are left out of a value, as pointers, in the order in which they go. */
export type Omissions = readonly string[]

/** Whether a value may be made so small. */
type Keeps = (smaller: unknown) => boolean

/**
 * What can be left out of a value: nothing at first, which shrinks to as much as `keeps` allows. All of it is tried before
 * halves, and parts within a part only once that one is known to be needed, so that a value which owes its failure to one
 * part is small after few tries (hierarchical delta debugging, Misherghi and Su, 2006).
 */
export function omissionsOf(value: unknown, keeps: Keeps): fc.Arbitrary<Omissions> {
  return new OmissionsArbitrary(value, keeps)
}

/** The value without these parts; the value itself stays as it is. */
export function without(value: unknown, omitted: Omissions): unknown {
  return omitted.reduce((rest, pointer) => lacking(rest, pointerTokens(pointer)), value)
}

function lacking(value: unknown, [name = '', ...more]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const index = Number(name)
    if (more.length === 0) return value.toSpliced(index, 1)
    return index < value.length ? value.with(index, lacking(value[index], more)) : value
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) return value
  const others = Object.entries(value)
  // An own property whatever its name is: assigned, `__proto__` would be none.
  return Object.fromEntries(
    more.length === 0
      ? others.filter(([one]) => one !== name)
      : others.map(([one, part]) => [one, one === name ? lacking(part, more) : part]),
  )
}

/** How far a search has come. */
interface Progress {
  /** Parts that a failure needs, as far as is known. */
  needed: ReadonlySet<string>
  /** Parts that are still to be tried, those of one group at once. */
  groups: readonly Omissions[]
}

const START: Progress = { needed: new Set(), groups: [] }

class OmissionsArbitrary extends fc.Arbitrary<Omissions> {
  readonly #value: unknown
  readonly #keeps: Keeps

  constructor(value: unknown, keeps: Keeps) {
    super()
    this.#value = value
    this.#keeps = keeps
  }

  override generate(): fc.Value<Omissions> {
    return new fc.Value<Omissions>([], START)
  }

  override canShrinkWithoutContext(value: unknown): value is Omissions {
    return Array.isArray(value)
  }

  override shrink(omitted: Omissions, progress: Progress = START): fc.Stream<fc.Value<Omissions>> {
    return fc.stream(this.#smaller(omitted, progress))
  }

  /** Who asks for the next one has seen that the one before does not fail. */
  *#smaller(omitted: Omissions, progress: Progress): Generator<fc.Value<Omissions>> {
    const rest = without(this.#value, omitted)
    const needed = new Set(progress.needed)
    const groups = [...progress.groups]
    for (;;) {
      if (groups.length === 0) groups.push(leftOut(rest, this.#keeps, needed))
      const group = groups.shift() ?? []
      if (group.length === 0) return
      if (this.#keeps(without(rest, group)))
        yield new fc.Value<Omissions>([...omitted, ...group], {
          needed: new Set(needed),
          groups: [...groups],
        })
      if (group.length === 1) needed.add(group[0] ?? '')
      else groups.unshift(...halves(group))
    }
  }
}

function halves(group: Omissions): Omissions[] {
  const middle = Math.ceil(group.length / 2)
  return [group.slice(0, middle), group.slice(middle)]
}

/** As much as can go, from the outside in; of lists the last item first, so that the others stay where they are. */
function leftOut(value: unknown, keeps: Keeps, kept: ReadonlySet<string>): string[] {
  const gone: string[] = []
  let rest = value
  const holders = ['']
  for (const holder of holders) {
    for (const name of namesIn(at(rest, holder)).toReversed()) {
      const part = holder + toPointer([name])
      const smaller = kept.has(part) ? rest : without(rest, [part])
      if (smaller === rest || !keeps(smaller)) continue
      rest = smaller
      gone.push(part)
    }
    const staying = namesIn(at(rest, holder)).map((name) => holder + toPointer([name]))
    holders.push(...staying.filter((part) => namesIn(at(rest, part)).length > 0))
  }
  return gone
}

function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}
