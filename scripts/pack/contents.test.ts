import { expect, test } from 'vitest'
import { problemsOfContents } from './contents.ts'

const paths = [
  'package.json',
  'bin/assay.js',
  'contracts/sample-integration.yaml',
  'dist/src/cli/main.js',
  'dist/src/cli/pact-verifier.js',
  'dist/src/index.js',
  'dist/src/index.d.ts',
  'recipes/standard-webhooks.yaml',
  'schemas/config.schema.json',
  'schemas/report.schema.json',
]
const files = (...more: string[]) => [...paths, ...more].map((path) => ({ path, size: 100 }))

test('a package of compiled code and data is fine', () => {
  expect(problemsOfContents(files('dist/suites/auth/auth.checks.js', 'specs/acme/openapi.yaml'))).toEqual([])
})

test.each([
  'src/cli/main.ts',
  'dist/src/run/plan.test.js',
  'specs/acme/seed.test.ts',
  'dist/src/cli/prove-worker.js',
  'dist/src/run/prove.d.ts',
  'dist/src/client/loopback.js',
  'dist/src/reporters/sample-report.js',
  'dist/src/spec/written-folder.js',
  'toolchain/package.json',
  'test/a.ts',
])('%s does not belong', (path) => {
  expect(problemsOfContents(files(path))).toEqual([`${path} does not belong into the package`])
})

test('a missing entry point is seen', () => {
  expect(problemsOfContents(files().filter(({ path }) => path !== 'bin/assay.js'))).toEqual([
    'bin/assay.js is not in the package',
  ])
})

test('a package that grew out of size is seen', () => {
  expect(problemsOfContents([...files(), { path: 'specs/acme/openapi.yaml', size: 5_000_000 }])).toEqual([
    'the package holds 5001000 bytes, more than 4000000',
  ])
})
