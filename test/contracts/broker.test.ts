import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { UserFolder } from '../assay-process.ts'
import { brokerStandIn } from './broker-stand-in.ts'

vi.setConfig({ testTimeout: 60_000 })

const TOKEN = 'broker-token-of-the-test'
const folder = await UserFolder.create()
const broker = await brokerStandIn(TOKEN)
const ACCESS = ['--broker', broker.url, '--token', 'env:OWN_TOKEN']

/** What a consumer holds: vendors are there, and the status that it expects. */
const pactOf = (consumer: string, status: number) =>
  JSON.stringify({
    ...{ consumer: { name: consumer }, provider: { name: 'makini-sandbox' } },
    interactions: [
      {
        description: 'a look at the vendors',
        request: {
          method: 'GET',
          path: '/api/erp/vendors',
          headers: { Authorization: 'Bearer connection-token' },
        },
        response: { status },
      },
    ],
    metadata: { pactSpecification: { version: '3.0.0' } },
  })

const pact = async (args: string[], env: Record<string, string> = { OWN_TOKEN: TOKEN }) => {
  const ended = await folder.command(['pact', ...args], env)
  expect(ended.stdout + ended.stderr).not.toContain(TOKEN)
  return ended
}
const publish = (file: string, ...more: string[]) => pact(['publish', ...ACCESS, '--pact', file, ...more])

beforeAll(async () => {
  await folder.write('shop.json', pactOf('shop', 200))
  await folder.write('other-shop.json', pactOf('shop', 201))
  await folder.write('till.json', pactOf('till', 410))
  await folder.write('new.json', pactOf('new', 411))
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '--quiet', '--allow-empty', '-m', 'one')
})

afterAll(async () => {
  await broker[Symbol.asyncDispose]()
  await folder.remove()
})

test('contracts are published under the commit and branch of git, and again without harm', async () => {
  const { code, stdout, stderr } = await publish('shop.json')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(
    /^published {2}shop [0-9a-f]{40} on main, with makini-sandbox\n {2}- Created shop version/,
  )
  expect(broker.published).toMatchObject([{ consumer: 'shop', branch: 'main' }])
  expect(await publish('shop.json')).toMatchObject({ code: 0 })
})

test('other content for a version is refused, with what the broker says and what to do', async () => {
  const { code, stderr } = await publish('other-shop.json')
  expect(stderr).toContain(
    'with status 409: Cannot change the content of the pact. What was published under a version stays',
  )
  expect(code).toBe(3)
})

test.each([
  [
    'no token',
    ['--broker', broker.url],
    3,
    'status 401: Unauthorised. Give a token that it knows with --token.',
  ],
  [
    'a token in place of a reference',
    ['--broker', broker.url, '--token', TOKEN],
    2,
    'a secret is written as a reference',
  ],
  ['nobody there', ['--broker', 'http://127.0.0.1:1'], 3, 'it does not answer'],
  ['an address that is none', ['--broker', 'broker'], 2, '--broker must be an address like'],
  [
    'a host that is not named',
    ['--broker', 'https://broker.example.com'],
    5,
    'does not name broker.example.com',
  ],
])('%s is told in one line', async (_, args, expected, message) => {
  const { code, stderr } = await pact(['publish', '--pact', 'shop.json', ...args])
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(expected)
})

test('what selectors choose is verified, and the broker is told what it came to', async () => {
  await publish('till.json', '--branch', 'next', '--app-version', '7')
  const verify = (...args: string[]) =>
    pact(['verify', ...ACCESS, '--publish', '--app-version', 'p1', '--branch', 'trunk', '--json', ...args])
  const { code, stdout, stderr } = await verify(
    ...['--selector', 'mainBranch,consumer=shop', '--selector', 'branch=next'],
  )
  expect(stderr).toContain('shop: The pact of shop ')
  expect(JSON.parse(stdout).results).toMatchObject([
    { consumer: 'shop', outcome: 'verified' },
    { consumer: 'till', outcome: 'failed' },
  ])
  expect(code).toBe(1)
  expect(broker.results).toEqual([
    { pact: 0, success: true, version: 'p1', branch: 'trunk' },
    { pact: 1, success: false, version: 'p1', branch: 'trunk' },
  ])
  expect(await verify('--selector', 'branch=none')).toMatchObject({ code: 2 })
})

test('a pact that this branch never held is pending, as one of a branch in work is: both are told, and fail nobody', async () => {
  await publish('new.json', '--app-version', '1', '--branch', 'elsewhere')
  const chosen = ['--selector', 'branch=next', '--include-wip-since', '2026-01-01']
  const { code, stdout } = await pact([
    'verify',
    ...ACCESS,
    '--branch',
    'trunk',
    '--enable-pending',
    ...chosen,
  ])
  expect(stdout).toContain('Pending: not yet demanded, and not yet so (2)')
  expect(stdout).toContain('status: expected 410 but was 200')
  expect(stdout).toContain('status: expected 411 but was 200')
  expect([code, stdout]).toEqual([0, expect.stringContaining('verified  0 of 2')])
})

test.each([
  ['shop', [], 0, 'deployable  shop'],
  [
    'till',
    ['--app-version', '7', '--to', 'production'],
    1,
    'not deployable  till 7: environment production: false',
  ],
  ['new', ['--app-version', '1'], 4, 'not known  new 1'],
  ['nobody', ['--app-version', '1'], 3, 'status 400: No version 1 of nobody found'],
])('whether %s can be deployed is the exit code', async (pacticipant, args, expected, message) => {
  const { code, stdout, stderr } = await pact([
    'can-i-deploy',
    ...ACCESS,
    '--pacticipant',
    pacticipant,
    ...args,
  ])
  expect(stdout + stderr).toContain(message)
  expect(code).toBe(expected)
})

test('a link to another host is not followed with the token', async () => {
  broker.relink('pb:publish-contracts', 'https://elsewhere.example.com/publish')
  const { code, stderr } = await publish('shop.json')
  expect(stderr).toContain('it links to https://elsewhere.example.com, where its token must not go')
  expect(code).toBe(3)
})
