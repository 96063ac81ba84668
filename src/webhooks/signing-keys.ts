import type { KeyObject } from 'node:crypto'
import { HarnessError } from '../model/harness-error.ts'
import type { Recipe } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import { type Key, keysOf } from './keys.ts'
import { isRefused } from './verdict.ts'

/** A key that can sign. */
export type SigningKey = Pick<Key, 'scheme' | 'secret'> & { key: KeyObject }

/** Keys of all secrets that can sign, one at least. Throws SECRET_UNUSABLE where a secret is none for the recipe, or none can sign. */
export function signingKeys(
  recipe: Recipe,
  secrets: readonly (Secret | string)[],
): [SigningKey, ...SigningKey[]] {
  const keys = keysOf(recipe, secrets)
  if (isRefused(keys)) throw new HarnessError('SECRET_UNUSABLE', keys.detail)
  const [first, ...others] = keys.flatMap(({ scheme, secret, signing }) =>
    signing ? [{ scheme, secret, key: signing }] : [],
  )
  if (first) return [first, ...others]
  throw new HarnessError('SECRET_UNUSABLE', 'A public key cannot sign: give the private key.')
}
