import { HarnessError } from '../../model/harness-error.ts'

/** `invalid`: the generator was the bottleneck, so the rate says nothing of the system. `untold`: nothing is known, and the search ends. */
export type ProbeVerdict = 'holds' | 'breaks' | 'invalid' | 'untold'

/** Unless told otherwise. */
export const MOST_PROBES = 12

export interface CapacitySearch {
  /** Offered per second, the first and the highest that are tried. */
  from: number
  most: number
  /** The bracket may be this wide as a share of the rate that holds. */
  precision?: number
  maxProbes?: number
}

export interface Capacity {
  kind: 'found' | 'at-least' | 'below' | 'unfinished'
  /** Highest rate that held below each that did not; absent where none did. */
  holdsAt?: number
  /** Lowest rate that broke the objective, or that the generator could not offer. */
  failsAt?: number
  probes: readonly { rate: number; verdict: ProbeVerdict }[]
  /** For people, one sentence. */
  reason: string
}

/**
 * The highest offered rate at which an objective holds, as a bracket: doubles (or halves) until it has one rate that holds
 * and one that does not, then halves the bracket. `probe` offers a rate long enough to judge it and is called one at a time,
 * at most `maxProbes` times. Supposes that what breaks at a rate breaks at any higher one.
 * Source: R. Burden, J. Faires, "Numerical Analysis", bisection, with the doubling of J. Bentley, A. Yao, "An Almost Optimal
 * Algorithm for Unbounded Searching", 1976.
 */
export async function searchCapacity(
  search: CapacitySearch,
  probe: (rate: number) => Promise<ProbeVerdict>,
): Promise<Capacity> {
  const { from, most, precision = 0.05, maxProbes = MOST_PROBES } = search
  if (!(from > 0 && most >= from && precision > 0 && maxProbes >= 1))
    throw new HarnessError(
      'USAGE',
      `A capacity search from ${from}/s to ${most}/s makes no sense. Give a first rate above 0, a highest one that is no lower, a precision above 0 and at least one probe.`,
    )
  const probes: { rate: number; verdict: ProbeVerdict }[] = []
  let bracket: Bracket = {}
  for (let rate: number | undefined = from; rate !== undefined && probes.length < maxProbes; ) {
    const verdict = await probe(rate)
    probes.push({ rate, verdict })
    if (verdict === 'untold') break
    bracket = verdict === 'holds' ? { ...bracket, holdsAt: rate } : { ...bracket, failsAt: rate }
    rate = nextRate(bracket, { from, most, precision })
  }
  return { ...bracket, probes, ...conclusion(bracket, { from, most, precision }, probes) }
}

interface Bracket {
  holdsAt?: number
  failsAt?: number
}

type Bounds = Required<Omit<CapacitySearch, 'maxProbes'>>

/** Below this share of the first rate the search gives up. */
const GIVE_UP = 1 / 64

function nextRate({ holdsAt, failsAt }: Bracket, { from, most, precision }: Bounds): number | undefined {
  if (holdsAt === undefined)
    return failsAt !== undefined && failsAt / 2 >= from * GIVE_UP ? failsAt / 2 : undefined
  if (failsAt === undefined) return holdsAt >= most ? undefined : Math.min(most, holdsAt * 2)
  return failsAt - holdsAt <= precision * holdsAt ? undefined : (holdsAt + failsAt) / 2
}

function conclusion(
  bracket: Bracket,
  bounds: Bounds,
  probes: Capacity['probes'],
): Pick<Capacity, 'kind' | 'reason'> {
  const { holdsAt, failsAt } = bracket
  const generator = probes.some(({ rate, verdict }) => rate === failsAt && verdict === 'invalid')
  const last = probes.at(-1)
  if (last?.verdict === 'untold')
    return {
      kind: 'unfinished',
      reason: `Whether the objective holds at ${show(last.rate)} could not be told: offer each rate for longer, or begin higher.`,
    }
  if (nextRate(bracket, bounds) !== undefined)
    return {
      kind: 'unfinished',
      reason: `${probes.length} probes were not enough: holds at ${show(holdsAt)}, fails at ${show(failsAt)}. Allow more probes or a wider bracket.`,
    }
  if (holdsAt === undefined && generator)
    return {
      kind: 'unfinished',
      reason: `The generator was the bottleneck even at ${show(failsAt)}: use a calmer machine.`,
    }
  if (holdsAt === undefined)
    return {
      kind: 'below',
      reason: `The objective does not hold even at ${show(failsAt)}: begin lower, or mend the system first.`,
    }
  if (failsAt === undefined || generator)
    return {
      kind: 'at-least',
      reason: generator
        ? `The objective holds at ${show(holdsAt)}; at ${show(failsAt)} the generator was the bottleneck: use more machines.`
        : `The objective holds at ${show(holdsAt)}, the highest rate that was allowed.`,
    }
  return { kind: 'found', reason: `The objective holds at ${show(holdsAt)} and fails at ${show(failsAt)}.` }
}

function show(rate: number | undefined): string {
  return rate === undefined ? 'no rate' : `${Number(rate.toPrecision(4))}/s`
}
