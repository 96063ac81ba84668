import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ConformanceReport } from '../src/model/report.ts'
import { tunnelled } from './tunnelled-target.ts'

const ONLY = [
  ...['HOOK-001/materials.created', 'HOOK-003', 'HOOK-005/materials.created', 'HOOK-024/200'],
  ...['HOOK-040/materials/update', 'HOOK-042/purchase-orders/create', 'HOOK-047/purchase-orders.created'],
  ...['HOOK-049/purchase-orders/create', 'HOOK-001/sync.finished', 'HOOK-060/zero'],
]
const CERTIFY = ['certify', '--target', 'own', '--suites', 'webhooks', '--only', ONLY.join()]

type Target = Awaited<ReturnType<typeof tunnelled>>

/** Key and status of each check of the last run. */
async function results({ folder }: Target): Promise<Record<string, string>> {
  const text = await readFile(join(folder.path, 'reports', 'latest', 'report.json'), 'utf8')
  const { checks } = JSON.parse(text) as ConformanceReport
  return Object.fromEntries(checks.map(({ key, status }) => [key, status]))
}

test.concurrent('a remote sender is certified by what arrives at a public address, though others are told of too', {
  timeout: 180_000,
}, async () => {
  await using own = await tunnelled({ busyWith: 'purchase-orders' })
  const { code, stdout } = await own.folder.assay(CERTIFY, own)
  expect(stdout).toContain(`webhooks  ${own.url} must lead to http://127.0.0.1:${own.port}`)
  expect(stdout).toMatch(/8 checks wait for deliveries[\s\S]*1 of them wait \d+\.\d s for a repeated attempt/)
  const left = { 'HOOK-001/sync.finished': 'skipped', 'HOOK-060/zero': 'skipped' }
  expect(await results(own)).toEqual({
    ...Object.fromEntries(ONLY.map((key) => [key, 'passed'])),
    ...left,
  })
  expect(stdout).toContain('blocked: own has no way to make endpoints for webhooks')
  expect(code).toBe(4)
})

test.concurrent('a remote sender is blamed for each of its defects, and for nothing else', {
  timeout: 180_000,
}, async () => {
  await using own = await tunnelled({
    faults: {
      'webhook.sign': (sent, { type, secrets }) => {
        if (type === 'materials.created')
          return { ...sent, body: Buffer.concat([sent.body, Buffer.from('\n')]) }
        return { ...sent, headers: { ...sent.headers, 'x-webhook-secret': secrets[0] ?? '' } }
      },
      'webhook.events': (due, { applied, entity, cause, named }) => {
        if (entity === 'materials' && cause === 'updated') return []
        return applied ? due : named
      },
      'webhook.verdict': () => 'failed',
      'webhook.audience': (_, { all }) => all,
    },
  })
  const { code, stdout } = await own.folder.assay(CERTIFY, own)
  const all = await results(own)
  expect(Object.keys(all).filter((key) => all[key] === 'failed')).toEqual([
    ...['HOOK-001/materials.created', 'HOOK-024/200', 'HOOK-040/materials/update'],
    ...['HOOK-042/purchase-orders/create', 'HOOK-047/purchase-orders.created'],
    'HOOK-049/purchase-orders/create',
  ])
  expect(stdout).not.toContain(own.env.HOOK_SECRET)
  expect(code).toBe(1)
})

test.concurrent('an address that does not lead to the receiver ends the run before any check', {
  timeout: 180_000,
}, async () => {
  await using own = await tunnelled()
  const { code, stdout, stderr } = await own.folder.assay(
    [...CERTIFY, '--webhook-listen', `127.0.0.1:${own.otherPort}`],
    own,
  )
  expect([code, stderr]).toEqual([3, expect.stringMatching(/does not lead to the receiver at .* not answer/)])
  expect(stdout).not.toContain('passed')
})
