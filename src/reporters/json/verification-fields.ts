import type { Verification } from '../../model/verification.ts'

/** Every field of what contracts came to, for the tests of the schema. */
export const EVERY_VERIFICATION: Verification = {
  outcome: 'failed',
  results: [
    {
      ...{ consumer: 'c', provider: 'p', file: 'c-p.json', description: 'd' },
      ...{ kind: 'message', outcome: 'not-claimed', because: ['x'] },
    },
  ],
}
