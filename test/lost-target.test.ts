import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createSandbox } from '../src/sandbox/create-sandbox.ts'
import { readRequest } from '../src/sandbox/http/node-request.ts'
import { inferApi } from '../src/spec/inference/infer-api.ts'
import { inferManifest } from '../src/spec/inference/infer-manifest.ts'
import { UserFolder } from './assay-process.ts'

const PETSHOP = resolve(import.meta.dirname, 'inference', 'petshop.yaml')

test('a target that is lost on the way is given up, and not blamed', { timeout: 120_000 }, async () => {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    if (asked === 1) response.setHeader('content-type', 'application/json').end('{}')
    else request.socket.destroy()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const connections = { primary: { access: 'env:OWN_TOKEN' } }
  const own = {
    baseUrl: `http://127.0.0.1:${port}`,
    environment: 'test',
    api: 'makini',
    system: 'makini-sandbox',
  }
  const folder = await UserFolder.create()
  try {
    await folder.write('assay.config.yaml', JSON.stringify({ targets: { own: { ...own, connections } } }))
    const env = { OWN_TOKEN: 'kJ8s0pQm3xVb7nTz2wLd' }
    const { code, stdout } = await folder.assay(['certify', '--target', 'own', '--suites', 'reads'], { env })
    expect([code, stdout]).toEqual([
      3,
      expect.stringMatching(/given up: The target "own" .* does not answer/),
    ])
    expect(stdout).toMatch(/^read-only {2}not proven, since it could not be looked at before the run: /m)
  } finally {
    server.close()
    await folder.remove()
  }
})

test('a server that dies of a request is blamed, and the request is named', {
  timeout: 120_000,
}, async () => {
  await using shop = await mortalShop()
  const folder = await UserFolder.create()
  try {
    const args = ['--base-url', shop.url, '--allow', 'write', '--only', 'ERR-012/post-pets/emoji']
    const { code, stdout } = await folder.assay(['certify', '--document', PETSHOP, ...args])
    expect(stdout).toMatch(/still answers after POST \/pets, saw none: it answered until then/)
    expect(code).not.toBe(0)
    expect(stdout).toMatch(/^errors +0\/1 +1 +0 /m)
  } finally {
    await folder.remove()
  }
})

/** A pet shop that an emoji kills. */
async function mortalShop() {
  const { api } = await inferApi(PETSHOP)
  const sandbox = createSandbox({ api, manifest: inferManifest(api.binding), seed: 1 })
  const server = createServer(async (request, response) => {
    const read = await readRequest(request, sandbox.baseUrl)
    if ('status' in read) return void response.writeHead(read.status).end()
    if (/\p{Extended_Pictographic}/u.test(await read.clone().text())) {
      server.close()
      server.closeAllConnections()
      return
    }
    const answer = await sandbox.fetch(read)
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, [Symbol.asyncDispose]: async () => void server.close() }
}
