import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Around, type Ended, UserFolder } from './assay-process.ts'

// Whole processes, where it is seen how one ends or what it leaves: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const GENERATE = [
  'generate',
  '--document',
  `${process.cwd()}/specs/makini/openapi.yaml`,
  '--out',
  process.execPath,
]
const QUICK = 'READ-001/vendors'
let folder: UserFolder

beforeEach(async () => {
  folder = await UserFolder.create()
})

afterEach(() => folder.remove())

/** Ended with this code and one message for people, and left nothing behind. */
function expectRefusal(ended: Ended, code: number, says: RegExp): void {
  expect(ended.stderr).toMatch(says)
  expect(ended.stderr).not.toMatch(/^\s+at /m)
  expect(ended.code).toBe(code)
  expect(existsSync(join(folder.path, 'reports'))).toBe(false)
}

test('a run leaves its reports where one stands, and nothing else', async () => {
  const { code, stdout } = await folder.assay(['certify', '--only', QUICK])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^certified /m)])
  expect(readdirSync(folder.path)).toEqual(['reports'])
  expect(readdirSync(join(folder.path, 'reports', 'latest')).toSorted()).toEqual([
    'allure-report',
    'allure-results',
    'junit.xml',
    'report.json',
  ])
})

test('with --json one object stands alone on standard output', async () => {
  const { code, stdout } = await folder.assay(['certify', '--only', QUICK, '--json'])
  const summary = JSON.parse(stdout) as { report: string }
  const counts = { passed: 1, failed: 0, broken: 0, skipped: 0 }
  expect([code, summary]).toMatchObject([0, { outcome: 'certified', because: expect.any(Array), counts }])
  expect(existsSync(resolve(folder.path, summary.report))).toBe(true)
})

test('--dry-run prints the plan and writes nothing', async () => {
  const { code, stdout } = await folder.command(['certify', '--dry-run', '--only', QUICK])
  expect([code, stdout]).toEqual([0, expect.stringContaining('READ-001')])
  expect(readdirSync(folder.path)).toEqual([])
})

test('--dry-run with --json prints the plan as one object alone on standard output', async () => {
  const only = 'READ-001/vendors,READ-001/currencies'
  const { code, stdout } = await folder.command(['certify', '--dry-run', '--json', '--only', only])
  const { planned, counts } = JSON.parse(stdout) as { planned: object[]; counts: object }
  const due = { planned: 2, runnable: 2, omitted: 0, calls: 80, writes: 0, records: 0 }
  expect([code, counts]).toEqual([0, due])
  expect(planned).toContainEqual(expect.objectContaining({ key: QUICK, level: 'MUST', suite: 'reads' }))
})

test('a folder called latest stays, and the verdict too', async () => {
  await folder.write('reports/latest/thesis.txt', 'years of work')
  const { code, stdout, stderr } = await folder.assay(['certify', '--only', QUICK])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^certified /m)])
  expect(stderr).toMatch(/^note: .*latest was not made by Assay/)
  expect(readdirSync(join(folder.path, 'reports/latest'))).toEqual(['thesis.txt'])
})

/** A run in which calling Allure does this instead. */
async function certifyWithAllure(code: string): Promise<Ended> {
  await folder.write(
    'broken.mjs',
    `const { syncBuiltinESMExports } = await import('node:module')
    const { default: child } = await import('node:child_process')
    child.execFile = () => { ${code} }
    syncBuiltinESMExports()`,
  )
  const env = { NODE_OPTIONS: `--import=./broken.mjs` }
  return folder.assay(['certify', '--only', QUICK, '--json'], { env })
}

test('Ctrl-C while Allure works costs its report alone, and is nothing to report', async () => {
  const { code, stderr } = await certifyWithAllure(`process.emit('SIGINT'); throw new Error('killed')`)
  expect([code, stderr]).toEqual([0, expect.stringMatching(/no Allure report: it was interrupted$/m)])
})

test('where Allure fails, verdict, reports and latest are there all the same', async () => {
  const { code, stdout, stderr } = await certifyWithAllure(`throw new Error('no Allure today')`)
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { outcome: 'certified' }])
  expect(stderr).toMatch(/^note: the verdict stands, but .*no Allure today/m)
  expect(readdirSync(join(folder.path, 'reports/latest'))).toEqual(
    expect.arrayContaining(['junit.xml', 'report.json']),
  )
})

test.each([
  ['an empty list of ids', ['certify', '--only', ''], /--only.*names nothing/],
  ['a list of nothing but a comma', ['certify', '--only', ','], /--only.*names nothing/],
  ['an empty list of suites', ['certify', '--suites', ' '], /--suites.*names nothing/],
  ['an empty folder for reports', ['certify', '--out', ''], /--out.*names nothing/],
  [
    'a folder for reports that nobody can make',
    ['certify', '--out', '/proc/none'],
    /written to \/proc\/none/,
  ],
  ['a folder for types that is a file', GENERATE, /types\.ts cannot be written.*--out/],
  ['an empty target', ['certify', '--target='], /--target.*names nothing/],
  ['a sandbox without records', ['sandbox', '--records', '0'], /--records.*from 1 to/],
  ['an unknown id', ['certify', '--only', 'READ-999'], /No check is called READ-999/],
  ['an unknown suite', ['certify', '--suites', 'writs'], /no suite called writs.*reads/],
  ['an unknown system', ['certify', '--system', 'sap'], /no system called sap/],
  ['an unknown target', ['certify', '--target', 'staging'], /no target "staging"/],
  ['a document that is not there', ['certify', '--document', 'none.yaml'], /none\.yaml: no such file/],
  ['an unknown option', ['certify', '--onyl', QUICK], /unknown option '--onyl'[\s\S]*--only/],
  ['an unknown command', ['cretify'], /unknown command 'cretify'[\s\S]*certify/],
])('%s is a matter of usage, and said in words', async (_, args, says) => {
  expectRefusal(await folder.command(args), 2, says)
})

test('an empty suite folder is refused', async () => {
  await folder.write('suites/own/README.md', '')
  expectRefusal(await folder.command(['certify']), 2, /has no own\.checks\.ts/)
})

test('a mistake in a suite of a user is told with its place', async () => {
  await folder.write('suites/own/own.checks.ts', `export { part as checks } from './part.ts'`)
  await folder.write('suites/own/part.ts', '\nexport const part = nowhere\n')
  const says = /own\.checks\.ts: cannot be loaded: ReferenceError: nowhere .*own\/part\.ts:2:21/
  expectRefusal(await folder.assay(['certify']), 2, says)
})

test('a manifest that cannot be read is told with its place', async () => {
  await folder.write('systems/own/system.yaml', 'system: own\napi: makini\n\tclaims: all\n')
  const says = /own\/system\.yaml:3:1: is not valid YAML/
  expectRefusal(await folder.command(['certify', '--system', 'own']), 2, says)
})

test.each([
  ['an error nothing catches', `void Promise.reject(new Error('unnoticed'))`, /nothing caught: unnoticed/],
  ['an end of the process', 'process.exit(0)', /ended before it was done/],
])('%s in a suite of a user is no verdict', async (_, code, says) => {
  await folder.write(
    'suites/own/own.checks.ts',
    `${code}\nawait new Promise(() => setTimeout(() => {}, 500))`,
  )
  expectRefusal(await folder.assay(['certify']), 3, says)
})

test('a document without operations is refused', async () => {
  await folder.write('empty.yaml', 'openapi: 3.1.0\ninfo: { title: Empty, version: "1" }\npaths: {}\n')
  expectRefusal(await folder.command(['certify', '--document', 'empty.yaml']), 2, /empty\.yaml.*no operation/)
})

test('of a configuration in TypeScript no copy is left behind', async () => {
  await folder.write('tmp/kept', '')
  const own = { connections: { primary: { access: 'a-literal-secret' } } }
  await folder.write('assay.config.ts', `export default ${JSON.stringify({ targets: { own } })}`)
  const env = { TMPDIR: join(folder.path, 'tmp') }
  expectRefusal(await folder.assay(['certify', '--target', 'own'], { env }), 2, /written as a reference/)
  expect(readdirSync(env.TMPDIR)).toEqual(['kept'])
})

test('a target that refuses connections is not judged', async () => {
  const { server, baseUrl } = await listen('')
  server.close()
  expectRefusal(
    await certifyAt(baseUrl),
    3,
    /target "own" at http:\/\/127\.0\.0\.1:\d+ does not answer.*refused/,
  )
})

test('a target that answers HTML is not judged', async () => {
  const { server, baseUrl } = await listen('<!doctype html><title>Welcome</title>')
  const ended = await certifyAt(baseUrl)
  server.close()
  expectRefusal(ended, 3, /200 and a page titled "Welcome".*is not the API/)
})

test('Ctrl-C while a target is waited for ends the run at once, inconclusive', async () => {
  const { server, baseUrl } = await listen(undefined)
  const asked = once(server, 'request')
  let killed = 0
  const ended = await certifyAt(baseUrl, async (kill) => {
    await asked
    killed = performance.now()
    kill('SIGINT')
  })
  server.closeAllConnections()
  server.close()
  expectRefusal(ended, 3, /Interrupted while waiting for the target "own"/)
  // The call itself would be given up after 10 s.
  expect(performance.now() - killed).toBeLessThan(9_000)
})

/** A server that answers each request with a page, or not at all. */
async function listen(page: string | undefined): Promise<{ server: Server; baseUrl: string }> {
  const server = createServer((_, response) => {
    if (page !== undefined) response.setHeader('content-type', 'text/html').end(page)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { server, baseUrl: `http://127.0.0.1:${port}` }
}

test('what a target says cannot act on the terminal', async () => {
  const { server, baseUrl } = await listen('<title>\u001b[2Jgone</title>')
  const ended = await certifyAt(baseUrl)
  server.close()
  expectRefusal(ended, 3, /a page titled "\\u001b\[2Jgone"/)
})

async function writeTarget(baseUrl: string, more: object = {}): Promise<void> {
  const connections = { primary: { access: 'env:OWN_TOKEN' } }
  const own = { baseUrl, environment: 'test', api: 'makini', system: 'makini-sandbox', connections, ...more }
  await folder.write('assay.config.yaml', JSON.stringify({ targets: { own } }))
}

async function certifyAt(baseUrl: string, meanwhile?: Around['meanwhile']): Promise<Ended> {
  await writeTarget(baseUrl)
  const args = ['certify', '--target', 'own']
  const env = { OWN_TOKEN: 'kJ8s0pQm3xVb7nTz2wLd' }
  return meanwhile ? folder.assay(args, { env, meanwhile }) : folder.command(args, env)
}

test('a run that may not write where it would is stopped before anything is sent', async () => {
  await writeTarget('https://api.example.com', { allow: ['write'] })
  const args = ['certify', '--target', 'own', '--only', 'AUTH-045']
  expectRefusal(await folder.command(args), 5, /"hosts" .* does not name api.example.com.* at most \d+ calls/)
  const { code, stdout } = await folder.command([...args, '--dry-run'])
  expect([code, stdout]).toEqual([5, expect.stringMatching(/at most \d+ calls, \d+ of them writes/)])
})

test('Ctrl-C keeps what was proven and calls the run inconclusive', async () => {
  const hasResults = () => globSync('reports/*/allure-results/*', { cwd: folder.path }).length > 0
  const { code, stdout } = await folder.assay(['certify'], {
    meanwhile: async (kill) => {
      await vi.waitUntil(hasResults, { timeout: 60_000 })
      kill('SIGINT')
    },
  })
  expect([code, stdout]).toEqual([3, expect.stringMatching(/^inconclusive /m)])
  const report: unknown = JSON.parse(readFileSync(join(folder.path, 'reports/latest/report.json'), 'utf8'))
  expect(report).toMatchObject({ verdict: { outcome: 'inconclusive' } })
})

test('a second Ctrl-C ends a run at once and leaves nothing in the temporary folder', async () => {
  await folder.write('tmp/kept', '')
  const inside = () => readdirSync(join(folder.path, 'tmp'))
  const { code } = await folder.assay(['certify'], {
    env: { TMPDIR: join(folder.path, 'tmp') },
    meanwhile: async (kill) => {
      await vi.waitUntil(() => inside().length > 1, { timeout: 60_000 })
      const isTidyOnceTold = () => {
        kill('SIGINT')
        return inside().length === 1
      }
      await vi.waitUntil(isTidyOnceTold, { timeout: 10_000 })
    },
  })
  expect([code, inside()]).toEqual([130, ['kept']])
})

test('help on a command tells its options', async () => {
  const { code, stdout } = await folder.command(['help', 'certify'])
  expect([code, stdout]).toEqual([0, expect.stringContaining('--dry-run')])
})

test('a reader that stops early does not end a command', () => {
  const script = `"${process.execPath}" bin/assay.js --help | true; exit \${PIPESTATUS[0]}`
  expect(spawnSync('bash', ['-c', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})

test.skipIf(!existsSync('/dev/full'))('a full disk is told, and is no verdict', () => {
  const script = `"${process.execPath}" bin/assay.js --help > /dev/full`
  const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect([status, stderr.split('\n').length]).toEqual([2, 2])
  expect(stderr).toMatch(/cannot be written: ENOSPC.*Make room/)
})

test('an old Node gets one line that says what to do', () => {
  const old = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, 'bin/assay.js'], {
    encoding: 'utf8',
  })
  expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2])
  expect(stderr).toMatch(/needs Node 24.*npm ci/)
})
