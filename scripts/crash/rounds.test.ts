import { expect, test, vi } from 'vitest'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { crashAndCleanUp } from './rounds.ts'

// Each round is two processes that load everything.
vi.setConfig({ testTimeout: 120_000 })

const SYSTEM = `system: crash-desk
title: Desk that stores
api: makini
kind: stored
entities:
  purchase-orders:
    operations: [list, get, create, update, status]
    states:
      id: flow
      origin: declared
      initial: DRAFT
      transitions: { DRAFT: [SUBMITTED], SUBMITTED: [CANCELLED] }
      discard: CANCELLED
  purchase-order-statuses: { operations: [list] }
  vendors: { operations: [list, get] }
  materials: { operations: [list, get] }
rateLimit: { requests: 6000, per: 60s }
scenarios: []
`

test('a process that is killed while it writes leaves nothing behind, and no other record is touched', async () => {
  await using folder = await writtenFolder({ 'systems/crash-desk/system.yaml': SYSTEM })
  const options = { system: 'crash-desk', rounds: 2, seed: 3, folder: folder.at(), write: () => {} }
  const result = await crashAndCleanUp(options)
  expect(result).toMatchObject({ left: [], changed: [], failedCleanups: 0 })
  expect(Math.min(result.creates, result.ours, result.others)).toBeGreaterThan(0)
})
