import type { Acts } from '../kit/acts.ts'
import type { Faults, Mutant, Variant } from '../kit/bench.ts'
import type { Check } from '../kit/check.ts'
import type { ReceiverActs } from '../kit/receiver/acts.ts'
import type { ReceiverFaults } from '../kit/receiver/bench.ts'
import type { ReceiverScope } from '../kit/receiver/scope.ts'
import type { Scope } from '../kit/scope.ts'

/** One folder under `suites/`, loaded: its checks and what proves them. */
export interface SuiteOf<S, A, F> {
  id: string
  checks: readonly Check<S, A>[]
  mutants: readonly Mutant<F, S>[]
  variants: readonly Variant<F, S>[]
  /** The system it is proven on; the default one where absent. Of a receiver's suite it is a recipe. */
  system?: string
  /** Requirements that no mutant can prove, each with the reason. */
  unprovable: Readonly<Record<string, string>>
}

/** About a system behind an API. */
export interface Suite extends SuiteOf<Scope, Acts, Faults> {
  on?: undefined
}

/** About a receiver of webhooks. */
export interface ReceiverSuite extends SuiteOf<ReceiverScope, ReceiverActs, ReceiverFaults> {
  on: 'receiver'
}

export type AnySuite = Suite | ReceiverSuite
