import { createHash } from 'node:crypto'
import type { LoadPlan } from './load-plan.ts'

/** Equal for plans that ask the same, whatever their seed; 16 hexadecimal digits. */
export function planDigest({ seed: _, ...plan }: LoadPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 16)
}
