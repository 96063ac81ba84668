import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const MANIFEST = `system: corner-shop
title: Corner shop
api: makini
kind: stored
entities:
  connections: { operations: [list] }
  vendors: { operations: [list, get] }
  materials:
    operations: [list, get, create, update]
    limits:
      - { id: code-fixed, kind: read-only, fields: [/code], on: [update], origin: declared }
rateLimit: { requests: 600, per: 60s }
writeLimit: { id: writes, style: bucket, requests: 10, per: 1s, origin: declared }
roles:
  visitor:
    title: Visitor
    denies:
      - { id: visitor-no-materials, entity: materials, operations: [create, update], origin: declared }
scenarios: []
`
const FILE = 'systems/corner-shop/system.yaml'

let folder: UserFolder

beforeEach(async () => {
  folder = await UserFolder.create()
})

afterEach(() => folder.remove())

test('a system that a user writes is planned for like one that is built in', async () => {
  await folder.write(FILE, MANIFEST)
  const args = ['certify', '--system', 'corner-shop', '--dry-run', '--json', '--only', 'READ-001']
  const { code, stdout } = await folder.assay(args)
  const { planned } = JSON.parse(stdout) as { planned: { key: string; omission?: object }[] }
  const keys = planned.filter(({ omission }) => !omission).map(({ key }) => key)
  expect([code, keys]).toEqual([0, ['READ-001/connections', 'READ-001/vendors', 'READ-001/materials']])
})

test('a system that a user writes is certified', async () => {
  await folder.write(FILE, MANIFEST)
  const { code, stdout } = await folder.assay(['certify', '--system', 'corner-shop', '--only', 'READ-001'])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^certified {2}Corner shop behind /m)])
})

test('what does not fit in a manifest of a user is told with its lines, all of it', async () => {
  await folder.write(
    FILE,
    MANIFEST.replace('[/code]', '[/cod]').replace('entity: materials', 'entity: material'),
  )
  const { code, stderr } = await folder.assay(['certify', '--system', 'corner-shop', '--dry-run'])
  expect(code).toBe(2)
  expect(stderr).toContain(
    `${FILE}:11:53: records of materials have no "cod" for "/cod"; did you mean "code"?`,
  )
  expect(stderr).toContain(
    `${FILE}:18:37: this system claims no entity "material"; did you mean "materials"?`,
  )
})
