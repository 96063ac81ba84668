import { bodyMutants } from './body.mutants.ts'
import { deliveryMutants } from './delivery.mutants.ts'
import { lastingMutants } from './lasting.mutants.ts'
import { rotationMutants } from './rotation.mutants.ts'
import { senderMutants } from './sender.mutants.ts'
import { signatureMutants } from './signature.mutants.ts'
import { transportMutants } from './transport.mutants.ts'

export const mutants = [
  ...signatureMutants,
  ...bodyMutants,
  ...deliveryMutants,
  ...lastingMutants,
  ...transportMutants,
  ...rotationMutants,
  ...senderMutants,
]

export const unprovable = {}
