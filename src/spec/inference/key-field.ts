import { type Field, isScalar } from './fields.ts'
import { plain, singularOf } from './names.ts'

const WORDS = ['id', 'key', 'uuid', 'guid', 'uid', 'code', 'number', 'slug', 'name']

/** Among a record's fields the one that is its key, by the name of the path's parameter and of its collection. */
export function keyField(
  fields: readonly Field[],
  { parameter, name }: { parameter: string | undefined; name: string },
): { field: Field; because: string } | undefined {
  const singular = singularOf(plain(name))
  // `/branches/{branch}` names a branch by what people call it.
  const natural =
    parameter === undefined || plain(parameter) !== singular
      ? []
      : ['slug', 'name', 'code', 'number'].map((word) => [word, `the path calls it {${parameter}}`] as const)
  const candidates: (readonly [word: string, because: string])[] = [
    ...(parameter === undefined ? [] : [[plain(parameter), `the path calls it {${parameter}}`] as const]),
    ...ownKey(parameter, singular),
    ...['id', 'key', 'uuid', 'guid', 'uid'].map((word) => [word, `a record has a field ${word}`] as const),
    ...['id', 'key', 'uuid'].map(
      (word) => [singular + word, `a record has a field of its own name`] as const,
    ),
    ...natural,
  ]
  const scalars = fields.filter(isScalar)
  for (const [word, because] of candidates) {
    const field = scalars.find((one) => plain(one.name) === word)
    if (field) return { field, because }
  }
  return undefined
}

/** `{petId}` is the `id` of a pet. */
function ownKey(parameter: string | undefined, singular: string): (readonly [string, string])[] {
  if (parameter === undefined) return []
  const word = WORDS.find((one) => plain(parameter).endsWith(one))
  if (word === undefined || plain(parameter) === word) return []
  return [
    [word, `the path calls it {${parameter}}`],
    [singular + word, `the path calls it {${parameter}}`],
  ]
}
