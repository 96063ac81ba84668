import type { ReceiverFaults } from '../../sandbox/receiver/faults.ts'
import { fresh, type Mutant, type Oddity, type Variant, variantOf } from '../bench.ts'
import type { ReceiverScope } from './scope.ts'

export { Crash, type ReceiverFaults } from '../../sandbox/receiver/faults.ts'

/** A receiver with one deliberate defect. */
export type ReceiverMutant = Mutant<ReceiverFaults, ReceiverScope>
/** An odd but lawful receiver. */
export type ReceiverVariant = Variant<ReceiverFaults, ReceiverScope>

type Given = ReceiverFaults | (() => ReceiverFaults)

/** A defect that counts or remembers takes a function, so that each use starts afresh. */
export function mutant(name: string, kills: string, faults: Given): ReceiverMutant {
  return { name, kills, faults: fresh(faults) }
}

export function variant(name: string, oddity: Oddity<ReceiverFaults, ReceiverScope>): ReceiverVariant {
  return variantOf({}, name, oddity)
}
