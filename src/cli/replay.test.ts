import { expect, test } from 'vitest'
import type { CertifyOptions } from './certify-options.ts'
import { replayCommand } from './replay.ts'

const plain: CertifyOptions = {
  suites: [],
  only: [],
  include: [],
  exclude: [],
  out: 'reports',
  json: false,
  dryRun: false,
  coverage: false,
  matrix: false,
  header: [],
  allow: [],
  seed: 1,
}

test('a plain run is replayed by its key alone', () => {
  expect(replayCommand(plain, 'READ-001/vendors')).toBe('npx assay certify --only READ-001/vendors')
})

test('what made the run different is carried over', () => {
  const options = { ...plain, system: 'other', seed: 7, records: 1000 }
  expect(replayCommand(options, 'A-1')).toBe(
    'npx assay certify --only A-1 --system other --records 1000 --seed 7',
  )
})

test('a path with blanks and quotes survives a shell', () => {
  const options = { ...plain, document: "my doc's.json" }
  expect(replayCommand(options, 'A-1')).toBe("npx assay certify --only A-1 --document 'my doc'\\''s.json'")
})
