import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openEnvironment } from '../src/cli/environment.ts'
import { nodeIo } from '../src/cli/node-io.ts'
import { execute } from '../src/kit/execute.ts'
import type { ConformanceReport } from '../src/model/report.ts'
import { ownSuites } from './own-suites.ts'
import { served } from './served-target.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

type Own = Awaited<ReturnType<typeof served>>

/** A served system that writes down what it is asked. */
async function listening(): Promise<{ sent: string[]; own: Own }> {
  const sent: string[] = []
  const own = await served({
    faults: {
      'answer.headers': (headers, { request }) => {
        sent.push(`${request.method} ${new URL(request.url).pathname}`)
        return headers
      },
    },
  })
  return { sent, own }
}

async function certify({ folder, env }: Own, args: string[]) {
  const ended = await folder.assay(['certify', '--target', 'own', ...args], { env })
  const text = await readFile(join(folder.path, 'reports', 'latest', 'report.json'), 'utf8').catch(
    () => 'null',
  )
  return { ...ended, report: JSON.parse(text) as ConformanceReport }
}

test('nothing excluded is sent, neither on the way nor to take back, and what stays is told', async () => {
  const { sent, own } = await listening()
  await using _ = own
  const args = [
    '--only',
    'WRITE-001,WRITE-030,READ-011,ERR-021',
    '--exclude',
    'method:DELETE',
    '--exclude',
    'tag:Vendors',
  ]
  args.push('--exclude', 'tag:Connections')
  const { report, stdout, code } = await certify(own, args)
  expect(sent.filter((one) => one.startsWith('DELETE') || one.includes('/vendors'))).toEqual([])
  expect(sent.some((one) => one.startsWith('POST'))).toBe(true)
  expect(report.selection).toMatchObject({ exclude: ['method:DELETE', 'tag:Vendors', 'tag:Connections'] })
  expect(report.checks.filter(({ status }) => status === 'failed' || status === 'broken')).toEqual([])
  const met = report.checks.filter(({ omission }) => omission?.because.includes('--exclude tag:Vendors'))
  expect(met.map(({ key }) => key)).toContain('WRITE-001/purchase-orders')
  expect([code, stdout]).toEqual([0, expect.stringContaining('this is not the whole: ')])
})

test('a budget of requests is kept, ends the run as stopped, and what was written is taken back', async () => {
  const { sent, own } = await listening()
  await using _ = own
  const { code, report, stdout } = await certify(own, ['--suites', 'writes', '--max-requests', '60'])
  const { outcome, because, missing } = report.verdict
  expect([code, outcome, because[0]]).toEqual([5, 'stopped', expect.stringContaining('after 60 requests')])
  expect(missing.length).toBeGreaterThan(100)
  expect(report.checks.filter(({ status }) => status === 'failed' || status === 'broken')).toEqual([])
  expect(stdout).toMatch(/may take up to \d+ requests, and --max-requests ends the run after 60/)
  expect(stdout).toMatch(/^balance: [1-9]\d* made, .* 0 left/m)
  expect(sent.length).toBeGreaterThan(60)
})

test('a time budget ends the run as stopped, at the rate that was allowed', async () => {
  const { sent, own } = await listening()
  await using _ = own
  const bounds = ['--rate', '20', '--time-budget', '8s']
  const { code, report } = await certify(own, ['--suites', 'reads', ...bounds])
  expect([code, report.verdict.outcome]).toEqual([5, 'stopped'])
  expect(report.selection).toMatchObject({ rate: 20, timeBudgetMs: 8000 })
  expect(sent.length).toBeGreaterThan(5)
  expect(sent.length).toBeLessThanOrEqual(8 * 20 + 1)
})

/** Every request that some checks send with this seed, whole, and what came of them. */
async function requestsOf(seed: number): Promise<{ sent: string[]; verdicts: string[] }> {
  const files = { apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' }
  const settings = { ...files, target: { kind: 'embedded' as const, seed, records: 20 }, plan: [], seed }
  const environment = await openEnvironment(settings, nodeIo())
  const sent: string[] = []
  const openSession = async () => {
    const session = await environment.openSession()
    const fetch: typeof session.fetch = async (request, init) => {
      const headers = JSON.stringify([...request.headers])
      sent.push(`${request.method} ${request.url} ${headers} ${await request.clone().text()}`)
      return session.fetch(request, init)
    }
    return { ...session, fetch }
  }
  const suites = (await ownSuites()).filter(({ id }) => ['auth', 'writes', 'errors'].includes(id))
  const verdicts: string[] = []
  for (const { id, checks } of suites)
    for (const check of checks.slice(0, 4))
      for (const instance of check.instances(environment.scope).slice(0, 3)) {
        const job = { check, instance, suite: id, replay: '' }
        const { result } = await execute({ ...environment, openSession }, job)
        verdicts.push(`${result.key} ${result.status}`)
      }
  return { sent, verdicts }
}

test('the same seed sends the same requests to the byte, with the same verdicts; another seed others', async () => {
  const [first, again, other] = [await requestsOf(7), await requestsOf(7), await requestsOf(8)]
  expect(first.sent.length).toBeGreaterThan(50)
  expect(again).toEqual(first)
  expect(other.sent).not.toEqual(first.sent)
  expect(other.verdicts).toEqual(first.verdicts)
})
