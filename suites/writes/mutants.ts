import { fidelityMutants } from './fidelity.mutants.ts'
import { limitMutants } from './limits.mutants.ts'
import { lineMutants } from './lines.mutants.ts'
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
]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {
  'WRITE-012': 'no operation of the APIs at hand removes a business record, so no system claims it',
}
