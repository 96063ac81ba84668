import type { Variant } from '../kit/bench.ts'

type Oddity = Pick<Variant<object>, 'faults' | 'altersClaims'>

/**
 * Deals variants out to companies that are tried as one sandbox, by their places in the list. A lawful oddity beside another
 * lawful oddity is lawful too, as long as neither takes the other's place: so no two of a company use the same fault point, and
 * at most one of them alters what the system claims.
 */
export function companiesOf(variants: readonly Oddity[]): number[][] {
  const companies: { members: number[]; taken: string[] }[] = []
  for (const [index, variant] of variants.entries()) {
    const places = placesOf(variant)
    const company = companies.find(({ taken }) => !places.some((place) => taken.includes(place)))
    if (company) {
      company.members.push(index)
      company.taken.push(...places)
    } else companies.push({ members: [index], taken: places })
  }
  return companies.map(({ members }) => members)
}

/** What a variant takes hold of: its fault points, and the claims where it alters any. */
function placesOf({ faults, altersClaims }: Oddity): string[] {
  return [...Object.keys(faults()), ...(altersClaims ? ['claims'] : [])]
}

/** One sandbox with the oddities of all members. */
export function joined<F extends object, S>(members: readonly Variant<F, S>[]): Variant<F, S> {
  const [empty] = members.flatMap((member) => member.empty ?? [])
  return {
    name: members.map(({ name }) => name).join(' + '),
    faults: () => Object.assign({}, ...members.map(({ faults }) => faults())),
    alter: (scope) => members.reduce((altered, { alter }) => alter(altered), scope),
    altersClaims: members.some(({ altersClaims }) => altersClaims),
    ...(empty === undefined ? {} : { empty }),
  }
}
