import type { Fields } from '../model/consumer.ts'
import { pointerTokens } from '../model/pointer.ts'

/** What of a value a contract holds: all that is promised, or these members (`*` for any index) with what is wanted of each. */
export type Wanted = 'promised' | ReadonlyMap<string, Wanted>

/** Fields as a tree, below a place of the body. */
export function wanted(fields: Fields, below = ''): Wanted {
  const leaf: Wanted = 'promised'
  const tree = fields === 'promised' ? leaf : treeOf(fields)
  return pointerTokens(below).reduceRight<Wanted>((inner, token) => new Map([[token, inner]]), tree)
}

/** Both together. */
export function alsoWanted(one: Wanted, other: Wanted): Wanted {
  if (one === 'promised' || other === 'promised') return 'promised'
  const all = new Map(one)
  for (const [token, inner] of other) {
    const known = all.get(token)
    all.set(token, known ? alsoWanted(known, inner) : inner)
  }
  return all
}

function treeOf(pointers: readonly string[]): Wanted {
  return pointers
    .map((pointer) => wanted('promised', pointer))
    .reduce<Wanted>((all, one) => alsoWanted(all, one), new Map())
}
