import { handling } from './handling.checks.ts'
import { lasting } from './lasting.checks.ts'
import { payloads } from './payload.checks.ts'
import { positives } from './positives.checks.ts'
import { rotation } from './rotation.checks.ts'
import { signatures } from './signatures.checks.ts'
import { times } from './times.checks.ts'
import { transport } from './transport.checks.ts'

export const checks = [
  ...positives,
  ...signatures,
  ...times,
  ...handling,
  ...payloads,
  ...lasting,
  ...transport,
  ...rotation,
]
