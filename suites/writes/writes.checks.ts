import { fidelity } from './fidelity.checks.ts'
import { limits } from './limits.checks.ts'
import { lines } from './lines.checks.ts'
import { rate } from './rate.checks.ts'
import { readOnly } from './read-only.checks.ts'
import { states } from './states.checks.ts'
import { store } from './store.checks.ts'
import { updates } from './update.checks.ts'

export const checks = [
  ...store,
  ...updates,
  ...limits,
  ...states,
  ...lines,
  ...fidelity,
  ...rate,
  ...readOnly,
]
