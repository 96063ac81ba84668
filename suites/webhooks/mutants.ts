import { attemptMutants } from './attempts.mutants.ts'
import { eventMutants } from './events.mutants.ts'
import { retryMutants } from './retries.mutants.ts'
import { secretMutants } from './secrets.mutants.ts'
import { signatureMutants } from './signatures.mutants.ts'

/** What a caller writes brings events about only where it is stored. */
export const system = 'sap-s4hana'

export const mutants = [
  ...signatureMutants,
  ...retryMutants,
  ...eventMutants,
  ...secretMutants,
  ...attemptMutants,
]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {}
