import { fidelity } from './fidelity.checks.ts'
import { limits } from './limits.checks.ts'
import { lines } from './lines.checks.ts'
import { rate } from './rate.checks.ts'
import { readOnly } from './read-only.checks.ts'
import { states } from './states.checks.ts'
import { store } from './store.checks.ts'

export const checks = [...store, ...limits, ...states, ...lines, ...fidelity, ...rate, ...readOnly]
