import { mutant } from '../../src/kit/receiver/index.ts'

export const mutants = [
  mutant('answers 200 and drops the event', 'RECV-001', { effects: () => 0 }),
  mutant('accepts any signature', 'RECV-013', { 'signature.equal': () => true }),
]

export const unprovable = {}
