import { expect, test, vi } from 'vitest'
import { served } from './served-target.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

test('a run that goes to the limit on writes sends no more than was announced', async () => {
  const sent: string[] = []
  await using own = await served({
    faults: {
      'answer.headers': (headers, { request }) => {
        sent.push(request.method)
        return headers
      },
    },
  })
  const { folder, env } = own
  const args = ['certify', '--target', 'own', '--only', 'WRITE-060']
  const { stdout } = await folder.command([...args, '--dry-run'], env)
  const announced = Number(/(\d+) of them writes/.exec(stdout)?.[1])
  expect(sent).toEqual([])
  await folder.assay(args, { env })
  const writes = sent.filter((method) => method !== 'GET').length
  expect(writes).toBeGreaterThan(10)
  expect(writes).toBeLessThanOrEqual(announced)
})

test('a connection of a role that the system does not have is refused, with the one that may be meant', async () => {
  await using own = await served({ roles: { byer: { access: 'env:OWN_TOKEN' } } })
  const { folder, env } = own
  const { code, stderr } = await folder.command(['certify', '--target', 'own', '--dry-run'], env)
  expect([code, stderr]).toEqual([2, expect.stringMatching(/"byer".*did you mean "buyer"\?/i)])
})
