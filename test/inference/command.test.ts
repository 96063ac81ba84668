import { globSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConformanceReport } from '../../src/model/report.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import { readRequest } from '../../src/sandbox/http/node-request.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { loadApi } from '../../src/spec/load-api.ts'
import { loadManifest } from '../../src/spec/load-manifest.ts'
import { UserFolder } from '../assay-process.ts'

vi.setConfig({ testTimeout: 120_000 })

const PETSHOP = resolve(import.meta.dirname, 'petshop.yaml')
const KEY = 'k3y-of-the-shop-4711'
let folder: UserFolder

beforeEach(async () => {
  folder = await UserFolder.create()
})
afterEach(() => folder.remove())

/** No file that a run has left holds the key. */
function expectNoKey(): void {
  const written = globSync('**/*', { cwd: folder.path, withFileTypes: true }).filter((one) => one.isFile())
  expect(written.length).toBeGreaterThan(3)
  for (const file of written)
    expect(readFileSync(join(file.parentPath, file.name)).includes(KEY), file.name).toBe(false)
}

/** The pet shop on a port, for those who have its key; each answer may be spoiled. */
async function openShop(spoil: (path: string, text: string) => string = (_, text) => text) {
  const { api } = await inferApi(PETSHOP)
  const sandbox = createSandbox({ api, manifest: inferManifest(api.binding), seed: 1 })
  const methods = new Set<string>()
  const server: Server = createServer(async (request, response) => {
    methods.add(request.method ?? '')
    if (request.url === '/openapi.yaml') return void response.end(readFileSync(PETSHOP))
    if (request.headers['x-shop-key'] !== KEY || request.headers.authorization !== undefined)
      return void response.writeHead(401).end()
    const read = await readRequest(request, sandbox.baseUrl)
    if ('status' in read) return void response.writeHead(read.status).end()
    const answer = await sandbox.fetch(read)
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(spoil(request.url ?? '', await answer.text()))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, methods, [Symbol.asyncDispose]: async () => void server.close() }
}

const header = ['--header', `X-Shop-Key: ${KEY}`]

/** What was exercised of the shop, in the same figures everywhere; what was not is told with its reason. */
function expectCoverage(stdout: string): void {
  const read = (name: string) => readFileSync(join(folder.path, 'reports', 'latest', name), 'utf8')
  const { documentCoverage } = JSON.parse(read('report.json')) as ConformanceReport
  const { totals, operations } = documentCoverage
  const uncalled = operations.filter(({ exercised }) => !exercised)
  const untold =
    '21 of 21 checks named after it were left out: the binding is inferred: nothing tells which state a pet may go to'
  expect(uncalled.map(({ operation, because }) => [operation, because])).toEqual([
    ['PUT /pets/{petId}/status', untold],
  ])
  expect(totals.operations).toEqual({ exercised: 9, documented: 10 })
  const told = `operations 9 of 10 · statuses ${totals.statuses.exercised} of 16 · parameters ${totals.parameters.exercised} of 12 · `
  expect(stdout).toContain(`\ndocument   ${told}`)
  expect(read('allure-results/environment.properties')).toContain(told)
  expect(stdout).toMatch(new RegExp(`^ {2}${untold}\n(?: {4}.*\n)* {4}PUT /pets/\\{petId\\}/status`, 'm'))
}

test('a document alone is certified on a sandbox of it, with what it was read as', async () => {
  const { code, stdout } = await folder.assay(['certify', '--document', PETSHOP, '--coverage'])
  expect(stdout).toMatch(/^Inferred from the document of Pet Shop/m)
  expect(stdout).toMatch(
    /^ {2}pets +list get create update remove status +GET \/pets; key \/id: .*refers to owners$/m,
  )
  expect(stdout).toMatch(
    /^ {2}\/pets\/\{petId\}\/visits +\{petId\} from GET \/pets +GET \/pets lists records with id; /m,
  )
  expect(stdout).toMatch(/not applicable: the binding is inferred: nothing tells \/paging\/invalid/)
  expect(stdout).toMatch(/^reads +\d+\/\d+ +\d+ +0 /m)
  expect(stdout).toMatch(/^certified /m)
  expect(code).toBe(0)
  expectCoverage(stdout)
})

test('a server never seen is certified by the URL of its document, and its key stays secret', async () => {
  await using shop = await openShop()
  const document = `${shop.url}/openapi.yaml`
  const { code, stdout } = await folder.assay([
    'certify',
    '--document',
    document,
    '--base-url',
    shop.url,
    ...['--suites', 'reads'],
    ...header,
  ])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^certified /m)])
  expect([...shop.methods]).toEqual(['GET'])
  expect(stdout).toContain("--header 'X-Shop-Key: …'")
  expectNoKey()
})

test('what a server does against its document is found, and a key that it repeats stays secret', async () => {
  await using shop = await openShop((path, text) =>
    /^\/owners\/\d/.test(path) ? text.replace(/"name":"[^"]*"/, `"name":7,"echo":"${KEY}"`) : text,
  )
  const args = ['certify', '--document', PETSHOP, '--base-url', shop.url, ...header]
  const { code, stdout } = await folder.assay([...args, '--only', 'READ-002'])
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining('expected  must be string (GET /owners/{id}, status 200)'),
  ])
  expectNoKey()
})

test('where a document has no success for any operation, nothing is vouched for', async () => {
  const paths = { '/health': { get: { responses: { 404: { description: 'nothing' } } } } }
  await folder.write(
    'a.json',
    JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths }),
  )
  const { code, stdout } = await folder.assay(['certify', '--document', 'a.json'])
  expect([code, stdout]).toEqual([4, expect.stringContaining('there is nothing to vouch for')])
})

test.each([
  [['--base-url', 'https://api.example.com'], '--base-url, --header and --allow go with --document alone'],
  [['--document', PETSHOP, '--header', 'X: y'], '--header and --allow go with --base-url'],
  [['--document', PETSHOP, '--base-url', 'http://api.example.com'], '--base-url must begin with https://'],
  [['--document', PETSHOP, '--base-url', 'https://a.example', '--header', KEY], "written as 'Name: value'"],
  [
    ['--document', 'http://127.0.0.1:9/x.yaml'],
    'The document at http://127.0.0.1:9/x.yaml cannot be fetched',
  ],
])('%j is refused', async (args, says) => {
  const { code, stderr } = await folder.command(['certify', ...args])
  expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
  expect(stderr).not.toContain(KEY)
})

test('the files of an API are begun from its document, and load', async () => {
  const { code, stdout } = await folder.assay(['new', 'api', 'shop', '--document', PETSHOP])
  expect([code, stdout]).toEqual([0, expect.stringContaining('specs/shop/binding.yaml: written')])
  const api = await loadApi(join(folder.path, 'specs/shop'))
  expect(await loadManifest(join(folder.path, 'systems/shop/system.yaml'), api)).toMatchObject({
    api: 'shop',
  })
  expect(readFileSync(join(folder.path, 'specs/shop/openapi.yaml'))).toEqual(readFileSync(PETSHOP))
  const binding = readFileSync(join(folder.path, 'specs/shop/binding.yaml'), 'utf8')
  expect(binding).toContain('    id: /id # the path calls it {petId}\n')
  expect(binding).toContain(
    '  /pets/{petId}/visits:\n    # GET /pets lists records with id; the path calls it {petId}\n    petId:\n      from: GET /pets\n      at: /items/*/id\n',
  )
  const again = await folder.command(['new', 'api', 'shop', '--document', PETSHOP])
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already')])
})
