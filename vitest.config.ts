import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// What Node has compiled once, all workers and the processes that they start take from here.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/assay')

/** Assay's own tests. They start nothing that leaves this machine; suites against a target have a config of their own. */
export default defineConfig({
  test: {
    include: ['{src,test,scripts,suites}/**/*.test.ts'],
    testTimeout: 20_000,
    // A process for each file would load all sources anew, which takes longer than the tests do.
    isolate: false,
    // Tests wait for processes they start more than they compute, so that no core is kept free for Vitest itself.
    maxWorkers: availableParallelism(),
    // Sources are loaded as Node loads them for a user: nothing is transformed, and no module is mocked.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
})
