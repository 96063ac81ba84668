import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

/** The manifest that the guide shows. */
const [, MANIFEST = ''] =
  /^```yaml\n([\s\S]*?)^```/m.exec(readFileSync('docs/guides/manifests.md', 'utf8')) ?? []
const FILE = 'systems/corner-shop/system.yaml'

let folder: UserFolder

beforeEach(async () => {
  folder = await UserFolder.create()
})

afterEach(() => folder.remove())

test('a system that a user writes is planned for like one that is built in', async () => {
  await folder.write(FILE, MANIFEST)
  const args = ['certify', '--system', 'corner-shop', '--dry-run', '--json', '--only', 'READ-001']
  const { code, stdout } = await folder.command(args)
  const { planned } = JSON.parse(stdout) as { planned: { key: string; omission?: object }[] }
  const keys = planned.filter(({ omission }) => !omission).map(({ key }) => key)
  expect([code, keys]).toEqual([
    0,
    ['connections', 'vendors', 'purchase-order-statuses', 'purchase-orders'].map(
      (name) => `READ-001/${name}`,
    ),
  ])
})

test('a system that a user writes is certified', async () => {
  await folder.write(FILE, MANIFEST)
  const { code, stdout } = await folder.assay(['certify', '--system', 'corner-shop'])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^certified {2}Corner shop behind /m)])
})

test('a system of which records are updated and never made is not blamed for making none', async () => {
  const updated = MANIFEST.replaceAll(' create,', '').replace('[create, update', '[update')
  await folder.write(FILE, updated)
  const { code, stdout } = await folder.assay(['certify', '--system', 'corner-shop', '--only', 'WRITE-006'])
  expect([code, stdout]).toEqual([
    4,
    expect.stringContaining('this system claims no create of purchase-orders'),
  ])
})

test('a claim that no check of a run tried keeps a system from being certified, and is named', async () => {
  // Nothing tells another value of a list, so no check can try whether it changes.
  const claim = '{ id: lines-shut, kind: frozen, states: [APPROVED], fields: [/lineItems], origin: declared }'
  await folder.write(FILE, MANIFEST.replace(/^( +)- \{ id: /m, `$1- ${claim}\n$&`))
  const { code, stdout } = await folder.assay(['certify', '--system', 'corner-shop', '--suites', 'writes'])
  expect([code, stdout]).toEqual([
    4,
    expect.stringContaining('1 claim of the manifest was tried by no check: the limitation lines-shut'),
  ])
})

test.each(['makinni', '../../specs/makini'])('an API called %j is told with its line', async (api) => {
  await folder.write(FILE, MANIFEST.replace('api: makini ', `api: ${api} `))
  const { code, stderr } = await folder.command(['certify', '--system', 'corner-shop', '--dry-run'])
  expect([code, stderr]).toEqual([2, expect.stringContaining(`${FILE}:4:1: there is no API "${api}"`)])
})

test('a limit on writes that a run is too slow to meet is neither refuted nor proven', async () => {
  await folder.write(FILE, MANIFEST.replace('requests: 4, per: 1s, burst: 12', 'requests: 10, per: 1s'))
  const { code, stdout } = await folder.assay(['certify', '--system', 'corner-shop', '--only', 'WRITE-060'])
  expect([code, stdout]).toEqual([4, expect.stringContaining('too long to go beyond this limit')])
})

test('what does not fit in a manifest of a user is told with its lines, all of it', async () => {
  await folder.write(
    FILE,
    MANIFEST.replace('[/orderNo]', '[/oderNo]').replace('entity: purchase', 'entity: purchas'),
  )
  const { code, stderr } = await folder.command(['certify', '--system', 'corner-shop', '--dry-run'])
  expect(code).toBe(2)
  expect(stderr).toContain(
    `${FILE}:19:55: records of purchase-orders have no "oderNo" for "/oderNo"; did you mean "orderNo"?`,
  )
  expect(stderr).toContain(
    `${FILE}:29:34: this system claims no entity "purchas-orders"; did you mean "purchase-orders"?`,
  )
})
