import { beyondMutants } from './beyond.mutants.ts'
import { changeMutants } from './change.mutants.ts'
import { eachLineMutants } from './each-line.mutants.ts'
import { farMutants } from './far-values.mutants.ts'
import { fidelityMutants } from './fidelity.mutants.ts'
import { limitMutants } from './limits.mutants.ts'
import { lineMutants } from './lines.mutants.ts'
import { matrixMutants } from './matrix.mutants.ts'
import { narrowFidelity } from './narrow-fidelity.mutants.ts'
import { narrowLimits } from './narrow-limits.mutants.ts'
import { narrowLines } from './narrow-lines.mutants.ts'
import { narrowRate } from './narrow-rate.mutants.ts'
import { narrowReadOnly } from './narrow-read-only.mutants.ts'
import { narrowStates } from './narrow-states.mutants.ts'
import { narrowStore } from './narrow-store.mutants.ts'
import { narrowUpdate } from './narrow-update.mutants.ts'
import { paceMutants } from './pace.mutants.ts'
import { rateMutants } from './rate.mutants.ts'
import { readOnlyMutants } from './read-only.mutants.ts'
import { stateMutants } from './states.mutants.ts'
import { storeMutants } from './store.mutants.ts'

/** What can be written wrong shows on a system that stores and has limits of every kind. */
export const system = 'sap-s4hana'

export const mutants = [
  ...storeMutants,
  ...limitMutants,
  ...stateMutants,
  ...lineMutants,
  ...fidelityMutants,
  ...rateMutants,
  ...readOnlyMutants,
  ...narrowStore,
  ...narrowUpdate,
  ...narrowLimits,
  ...narrowStates,
  ...narrowLines,
  ...narrowFidelity,
  ...narrowRate,
  ...narrowReadOnly,
  ...beyondMutants,
  ...matrixMutants,
  ...eachLineMutants,
  ...changeMutants,
  ...farMutants,
  ...paceMutants,
]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {
  'WRITE-012':
    'no operation of the packaged API removes records: a test runs it, and its defects, on an API of its own that has one',
  'WRITE-038': 'as WRITE-012: that test runs this one too, with a depot that freezes crates',
}
