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

test('what opens a document or a target is left out', () => {
  const document = 'https://me:pass-0123@a.example/b.yaml?token=s3cr3t-0123456789'
  const header = ['X-Api-Key: s3cr3t-0123456789', 'X-Other: env:OTHER', 'Authorization: Bearer env:TOKEN']
  expect(replayCommand({ ...plain, document, header }, 'A-1')).toBe(
    "npx assay certify --only A-1 --document 'https://***@a.example/b.yaml?token=***' --header 'X-Api-Key: …' --header 'X-Other: env:OTHER' --header 'Authorization: Bearer env:TOKEN'",
  )
})
