import { expect, test } from 'vitest'
import { InputProblems } from '../model/harness-error.ts'
import { writtenFolder } from '../spec/written-folder.ts'
import { findTarget, loadConfig } from './load-config.ts'

const YAML = 'assay.config.yaml'
const GOOD = `targets:
  desk-test:
    baseUrl: https://test.example.com/api
    environment: test
    api: tickets
    system: desk
    allow: [read, write]
    client: { id: shop, secret: env:CLIENT_SECRET, redirectUri: https://app.example/cb }
    connections:
      primary: { access: env:ACCESS }
      second: { access: env:SECOND }
      restricted: { access: env:RESTRICTED, forbidden: [clerks] }
      roles: { buyer: { access: env:BUYER } }
`

/** What is complained of where one part of a good configuration is replaced. */
async function complaints(from: string, to: string): Promise<string[]> {
  await using folder = await writtenFolder({ [YAML]: GOOD.replace(from, to) })
  const error: unknown = await loadConfig(folder.at()).catch((thrown: unknown) => thrown)
  if (!(error instanceof InputProblems)) throw new Error(`expected problems, got ${String(error)}`)
  expect(error.code).toBe('CONFIG_INVALID')
  return folder.without(error.message).split('\n')
}

test('a configuration in YAML is read', async () => {
  await using folder = await writtenFolder({ [YAML]: GOOD })
  expect(await findTarget(folder.at(), 'desk-test')).toMatchObject({
    baseUrl: 'https://test.example.com/api',
    connections: { roles: { buyer: { access: 'env:BUYER' } } },
    allow: ['read', 'write'],
  })
})

test('a configuration in TypeScript is read, types and all', async () => {
  await using folder = await writtenFolder({
    'assay.config.ts': `const system: string = 'desk'
      export default { targets: { live: { baseUrl: 'https://a.example', environment: 'production' as const, api: 't', system,
        connections: { primary: { access: 'env:A' } } } } }`,
  })
  expect(await findTarget(folder.at(), 'live')).toMatchObject({ environment: 'production', system: 'desk' })
})

test('a target comes with the hosts of its configuration', async () => {
  const hosts = ['test.example.com', { host: 'api.example.com', production: true }]
  await using folder = await writtenFolder({ [YAML]: `hosts: ${JSON.stringify(hosts)}\n${GOOD}` })
  expect(await findTarget(folder.at(), 'desk-test')).toMatchObject({ hosts })
})

test('a folder without a configuration has none', async () => {
  await using folder = await writtenFolder({})
  expect(await loadConfig(folder.at())).toBeUndefined()
  await expect(findTarget(folder.at(), 'x')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('has no assay.config.ts or assay.config.yaml'),
  })
})

test('two configurations are one too many', async () => {
  await using folder = await writtenFolder({ [YAML]: GOOD, 'assay.config.ts': 'export default {}' })
  await expect(loadConfig(folder.at())).rejects.toThrow(
    'has both assay.config.ts and assay.config.yaml: keep one of them.',
  )
})

test('an unknown target is refused with the one that was probably meant', async () => {
  await using folder = await writtenFolder({ [YAML]: GOOD })
  await expect(findTarget(folder.at(), 'desk-tset')).rejects.toThrow(
    'There is no target "desk-tset". Did you mean "desk-test"?',
  )
  await expect(findTarget(folder.at(), 'constructor')).rejects.toThrow('Known: desk-test.')
})

test.each([
  [
    'an unknown key',
    'allow:',
    'alow:',
    '7:5: unknown key "alow"; did you mean "allow"? (at /targets/desk-test/alow)',
  ],
  ['a missing key', '    api: tickets\n', '', '2:3: "api" is missing here (at /targets/desk-test)'],
  [
    'a misspelt choice',
    '[read, write]',
    '[wirte]',
    '7:13: must be one of "read", "write", "load", "fault", not "wirte"; did you mean "write"? (at /targets/desk-test/allow/0)',
  ],
  [
    'a key written twice',
    '    api: tickets\n',
    '    api: a\n    api: b\n',
    '6:5: duplicate key: keep one of the two (at /targets/desk-test/api)',
  ],
  [
    'an address without TLS',
    'https://test',
    'http://test',
    '3:5: must begin with https:// (http:// is for this machine alone) (at /targets/desk-test/baseUrl)',
  ],
  [
    'an address that is none',
    'https://test.example.com/api',
    'test.example.com',
    '3:5: must be an address like https://api.example.com (at /targets/desk-test/baseUrl)',
  ],
  [
    'an address with a query',
    'com/api',
    'com/api?a=1',
    '3:5: must end before any ? or #: write the address alone (at /targets/desk-test/baseUrl)',
  ],
  [
    'writing on production',
    'environment: test',
    'environment: production',
    '7:5: on production only "read" is allowed: leave the rest out, or name a test environment (at /targets/desk-test/allow)',
  ],
  [
    'a host with more than its name',
    'targets:',
    'hosts: [https://test.example.com]\ntargets:',
    '1:9: must be the name of a host like test.example.com, alone or as { host, production } (at /hosts/0)',
  ],
  [
    'a host without a name',
    'targets:',
    'hosts: [{ production: true }]\ntargets:',
    '1:9: "host" is missing here (at /hosts/0)',
  ],
  [
    'roles without any',
    '{ buyer: { access: env:BUYER } }',
    '{}',
    '13:7: must be an object of connections by the name of a role (at /targets/desk-test/connections/roles)',
  ],
  [
    'a restriction to nothing',
    '[clerks]',
    '[]',
    '12:45: must be a list of entities it may not read (at /targets/desk-test/connections/restricted/forbidden)',
  ],
])('%s is refused with its place', async (_, from, to, problem) => {
  expect(await complaints(from, to)).toEqual([`${YAML}:${problem}`])
})

test.each([
  ['a literal token', 'access: env:ACCESS', 'access: hunter2hunter2'],
  ['a literal of digits', 'access: env:ACCESS', 'access: 4711471147'],
  ['a literal in a list', 'access: env:ACCESS', 'access: [hunter2hunter2]'],
  ['a literal client secret', 'env:CLIENT_SECRET', 'hunter2:hunter2'],
  ['a literal token of a role', 'env:BUYER', 'hunter2hunter2'],
  ['a value after env', 'env:SECOND', 'env:hunter2-hunter2'],
  ['a password in the address', 'https://test', 'https://user:hunter2@test'],
  ['a literal in place of a connection', '{ access: env:SECOND }', 'hunter2hunter2'],
])('%s is refused and not repeated', async (_, from, to) => {
  const [first, ...more] = await complaints(from, to)
  expect(first).toMatch(/env:NAME|as references|with the tokens/)
  expect([first, ...more].join()).not.toMatch(/hunter2|4711/)
})

test('a refresh token is refused, with the reason', async () => {
  const [line] = await complaints('access: env:ACCESS', 'access: env:ACCESS, refresh: env:REFRESH')
  expect(line).toMatch(/must be left out: a run would use up a refresh token and cannot store the next/)
})

test('all problems are told at once, in the order of the file', async () => {
  const lines = await complaints(
    'api: tickets\n    system: desk\n    allow: [read, write]',
    'apx: tickets\n    system: desk\n    allow: [risk]',
  )
  expect(lines.map((line) => line.split(':')[1])).toEqual(['5', '7'])
  expect(await complaints('access: env:ACCESS }', 'access: literal, refrech: env:A }')).toHaveLength(2)
})

test.each([
  ['throws', "throw new Error('no such luck')", 'cannot be loaded: no such luck'],
  ['has no default export', 'export const a = 1', '"targets" is missing here'],
  ['does not parse', 'export default {', 'cannot be loaded: '],
])('a TypeScript configuration that %s is refused', async (_, text, message) => {
  await using folder = await writtenFolder({ 'assay.config.ts': text })
  await expect(loadConfig(folder.at())).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(message),
  })
})

test('a typo in a TypeScript configuration is told with its place, without what is written there', async () => {
  await using folder = await writtenFolder({
    'assay.config.ts': "export default {\n  targets: { a: { token: 'one' 'hunter2' } },\n}\n",
  })
  const file = folder.at('assay.config.ts')
  const error: unknown = await loadConfig(folder.at()).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'CONFIG_INVALID', problems: [{ file, line: 2, column: 32 }] })
  expect(error).toMatchObject({ message: expect.stringMatching(/Expected "}" but found .*Mend it/) })
  expect(String(error)).not.toContain('hunter2')
})

test('http is for this machine', async () => {
  for (const host of ['localhost:8080', '127.0.0.1', '[::1]:99']) {
    await using folder = await writtenFolder({
      [YAML]: GOOD.replace('https://test.example.com/api', `'http://${host}/api'`),
    })
    expect(await loadConfig(folder.at())).toBeDefined()
  }
})

test('where webhooks come in is read, and each mistake in it told without a secret', async () => {
  const webhooks = (rest: string) => `system: desk\n    webhooks: { ${rest} }`
  expect(
    await complaints(
      'system: desk',
      webhooks('url: http://hooks.example.com, secret: whsec_0123, listen: 0.0.0.0:80, wait: 1h'),
    ),
  ).toEqual([
    expect.stringMatching(/: must begin with https:\/\/.*webhooks\/url\)$/),
    expect.stringMatching(/: a secret is written as a reference.*webhooks\/secret\)$/),
    expect.stringMatching(/: must be a loopback address with a port.*webhooks\/listen\)$/),
    expect.stringMatching(/: must be a time such as 30s.*webhooks\/wait\)$/),
  ])
  await using folder = await writtenFolder({
    [YAML]: GOOD.replace(
      'system: desk',
      webhooks('url: "https://hooks.example.com/in?a=b", secret: env:HOOK'),
    ),
  })
  const { webhooks: read } = await findTarget(folder.at(), 'desk-test')
  expect(read).toEqual({ url: 'https://hooks.example.com/in?a=b', secret: 'env:HOOK' })
})

test.each(['64', '0 MiB', '1 GiB', '-1 MiB', 'lots'])('a limit of %s is no size', async (limit) => {
  expect(await complaints('    allow:', `    answerLimit: ${limit}\n    allow:`)).toEqual([
    expect.stringMatching(/^assay.config.yaml:7:5: must be a size such as 64 MiB or 512 KiB/),
  ])
})
