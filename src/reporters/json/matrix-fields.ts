import type { LimitProof, Matrices, RoleCell, StateCell, TriedClaim } from '../../model/matrices.ts'

/** Every field of what is tried, for the tests of the schema. */
export const CLAIM: Required<TriedClaim> = {
  entity: 'e',
  limit: 'l',
  state: 's',
  role: 'r',
  operation: 'update',
  to: 't',
  outcome: 'stored',
}

/** One of each, with every field. */
export const EVERY_MATRIX: {
  states: Required<StateCell>[]
  roles: Required<RoleCell>[]
  limits: Required<LimitProof>[]
} = {
  states: [{ entity: 'e', state: 's', operation: 'status', to: 't', ...proven(), ...told() }],
  roles: [{ entity: 'e', role: 'r', operation: 'create', ...proven(), ...told() }],
  limits: [{ id: 'l', kind: 'frozen', entity: 'e', origin: 'declared', source: 's', ...proven(), ...told() }],
}

/** One of each, with only the obligatory fields. */
export const OBLIGATORY_MATRIX: Matrices = {
  states: [{ entity: 'e', state: 's', operation: 'status', ...proven() }],
  roles: [{ entity: 'e', role: 'r', operation: 'create', ...proven() }],
  limits: [{ id: 'l', kind: 'frozen', origin: 'declared', ...proven() }],
}

/** Each time objects of its own: the tests take fields away. */
function proven() {
  return {
    claimed: 'refused' as const,
    status: 'passed' as const,
    passed: 1,
    tried: 1,
    seen: [{ outcome: 'refused' as const, checks: 1 }],
  }
}

function told() {
  return { proof: 'WRITE-031', because: 'x' }
}
