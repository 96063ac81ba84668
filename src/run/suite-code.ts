import type { Mutant, Variant } from '../kit/bench.ts'
import type { Check } from '../kit/check.ts'

/** One folder under `suites/`, loaded: its checks and what proves them. */
export interface Suite {
  id: string
  checks: readonly Check[]
  mutants: readonly Mutant[]
  variants: readonly Variant[]
  /** The system it is proven on; the default one where absent. */
  system?: string
  /** Requirements that no mutant can prove, each with the reason. */
  unprovable: Readonly<Record<string, string>>
}
