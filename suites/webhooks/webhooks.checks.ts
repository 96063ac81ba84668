import { addresses } from './addresses.checks.ts'
import { happenings } from './events.checks.ts'
import { identity } from './identity.checks.ts'
import { limits } from './limits.checks.ts'
import { log } from './log.checks.ts'
import { retries } from './retries.checks.ts'
import { rotation } from './rotation.checks.ts'
import { signatures } from './signatures.checks.ts'
import { wishes } from './wishes.checks.ts'

export const checks = [
  ...signatures,
  ...identity,
  ...retries,
  ...wishes,
  ...limits,
  ...happenings,
  ...rotation,
  ...addresses,
  ...log,
]
