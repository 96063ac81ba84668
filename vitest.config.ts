import { defineConfig } from 'vitest/config'

/** Assay's own tests. They start nothing that leaves this machine; suites against a target have a config of their own. */
export default defineConfig({
  test: {
    include: ['{src,test,scripts,suites}/**/*.test.ts'],
    testTimeout: 20_000,
  },
})
