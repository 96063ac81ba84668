import { defineConfig } from 'vitest/config'
import { loadScope } from './src/cli/environment.ts'
import { chooseHouse } from './src/cli/house.ts'
import { nodeIo } from './src/cli/node-io.ts'
import { chooseTarget } from './src/cli/target-choice.ts'
import { plan } from './src/run/plan.ts'

// Suites as tests, for editors and for one check at a time while it is written. Always against the embedded sandbox: a
// target is certified with `assay certify`, which alone gives a verdict.
const folder = import.meta.dirname
const target = await chooseTarget({ seed: 1 }, folder, nodeIo())
const house = await chooseHouse({ suites: [] }, folder)
const scope = await loadScope(house.files)
const planned = plan({ scope, suites: house.suites, target: target.facts, only: [] })
const instances = planned.map(({ key, requirement, suite, omission }) => ({
  key,
  id: requirement.id,
  suite,
  replay: '',
  ...(omission && { omission }),
}))

export default defineConfig({
  test: {
    include: ['suites/*/*.suite.ts'],
    setupFiles: ['src/cli/worker.ts'],
    provide: { assay: { ...house.files, target: target.settings('reports'), plan: instances } },
    testTimeout: 0,
  },
})
