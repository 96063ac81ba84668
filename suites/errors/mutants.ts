import { addressMutants, ownRecordMutants } from './addresses.mutants.ts'
import { aftermathMutants } from './aftermath.mutants.ts'
import { bodyMutants } from './bodies.mutants.ts'
import { fieldMutants } from './fields.mutants.ts'
import { headerMutants } from './headers.mutants.ts'
import { narrowMutants } from './narrow.mutants.ts'
import { oddCallMutants } from './odd-calls.mutants.ts'
import { parameterMutants } from './parameters.mutants.ts'
import { refusalMutants } from './refusals.mutants.ts'
import { secondItemMutants } from './second-items.mutants.ts'

export const mutants = [
  ...narrowMutants,
  ...bodyMutants,
  ...addressMutants,
  ...fieldMutants,
  ...parameterMutants,
  ...refusalMutants,
  ...aftermathMutants,
  ...ownRecordMutants,
  ...headerMutants,
  ...oddCallMutants,
  ...secondItemMutants,
]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {
  'ERR-055': 'no object of the packaged document is closed: a test runs it on a document that has one',
}
