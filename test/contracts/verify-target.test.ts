import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { served } from '../served-target.ts'

vi.setConfig({ testTimeout: 60_000 })

const KEYS = [
  'ERR-001/get-api.erp.vendors.key',
  'ERR-001/get-api.system.connections.id.metadata',
  'ERR-001/post-api.erp.purchase-orders',
  'HOOK-044/vendors.created',
]

test('a target elsewhere is read with a key of its own, and what cannot be tried there says why', async () => {
  await using target = await served()
  const whole = JSON.parse(readFileSync('contracts/sample-integration-makini-sandbox.json', 'utf8'))
  const interactions = KEYS.map((key) =>
    whole.interactions.find((one: { description: string }) => one.description.endsWith(`(${key})`)),
  )
  await target.folder.write('pact.json', JSON.stringify({ ...whole, interactions }))
  const { code, stdout, stderr } = await target.folder.command(
    ['pact', 'verify', '--target', 'own', '--pact', 'pact.json', '--json', '--out', 'out'],
    target.env,
  )
  expect(
    JSON.parse(stdout).results.map((one: { outcome: string; because: string[] }) => [
      one.outcome,
      ...one.because,
    ]),
  ).toEqual([
    ['verified'],
    ['blocked', expect.stringContaining('names what only the system has that it was written with')],
    ['blocked', expect.stringContaining('is only read')],
    ['blocked', expect.stringContaining('no way to register a receiver of webhooks')],
  ])
  expect(code).toBe(4)
  const out = join(target.folder.path, 'out')
  expect(readFileSync(join(out, 'verification.json'), 'utf8')).toBe(stdout)
  const allure = readdirSync(join(out, 'allure-results')).map((name) =>
    JSON.parse(readFileSync(join(out, 'allure-results', name), 'utf8')),
  )
  expect(allure.map(({ status }) => status).sort()).toEqual(['passed', 'skipped', 'skipped', 'skipped'])
  expect(stdout + stderr).not.toContain(target.env.OWN_TOKEN)
})
