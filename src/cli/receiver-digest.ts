import { createHash } from 'node:crypto'
import type { Recipe } from '../model/recipe.ts'

/** SHA-256 of what a recipe says, in hex: two certificates with the same one are about the same contract. */
export function receiverDigest(recipe: Recipe): string {
  return createHash('sha256').update(JSON.stringify(recipe)).digest('hex')
}
