import { bodyMutants } from './body.mutants.ts'
import { deliveryMutants } from './delivery.mutants.ts'
import { lastingMutants } from './lasting.mutants.ts'
import { signatureMutants } from './signature.mutants.ts'

export const mutants = [...signatureMutants, ...bodyMutants, ...deliveryMutants, ...lastingMutants]

export const unprovable = {}
