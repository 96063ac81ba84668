import { identity } from './identity.checks.ts'
import { retries } from './retries.checks.ts'
import { signatures } from './signatures.checks.ts'

export const checks = [...signatures, ...identity, ...retries]
