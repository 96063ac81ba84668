import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { at } from '../../src/model/pointer.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import { loadApi } from '../../src/spec/load-api.ts'
import { loadManifest } from '../../src/spec/load-manifest.ts'
import { adminToken, caller, type Depot } from './depot.ts'

/** Every packaged system with its API: a new folder is held to the same. */
const packaged = await Promise.all(
  readdirSync('systems').map(async (system) => {
    const { api: id } = parse(readFileSync(`systems/${system}/system.yaml`, 'utf8'))
    const api = await loadApi(`specs/${id}`)
    return { system, api, manifest: await loadManifest(`systems/${system}/system.yaml`, api) }
  }),
)

test.each(packaged)('a sandbox of $system is made in no time', ({ api, manifest }) => {
  createSandbox({ api, manifest, seed: 1 })
  const began = performance.now()
  for (let seed = 0; seed < 20; seed++) createSandbox({ api, manifest, seed })
  expect((performance.now() - began) / 20).toBeLessThan(5)
})

test.each(packaged)(
  'every answer of $system to a read conforms to its document',
  async ({ api, manifest }) => {
    const sandbox = createSandbox({ api, manifest, seed: 3 })
    const call = caller(sandbox)
    const { binding, document } = api
    const tokens = {
      connection: sandbox.accounts.connections.primary.accessToken,
      admin: await adminOf(sandbox, call, binding.authentication.token),
    }
    for (const [name, { list, get, id, token = 'connection' }] of Object.entries(binding.entities)) {
      const offered = manifest.entities[name]?.operations ?? []
      if (!list || !offered.includes('list')) continue
      const path = (address: string) => address.slice(address.indexOf(' ') + 1)
      const page = await call('GET', path(list), { token: tokens[token] })
      const conforms = (address: string, { status, body }: typeof page) =>
        expect([
          address,
          document.validators.response(address, { status, contentType: 'application/json', body }),
        ]).toEqual([address, []])
      conforms(list, page)
      const records = at(page.body, binding.envelopes.list.items)
      expect([list, Array.isArray(records) && records.length > 0]).toEqual([list, true])
      const key = Array.isArray(records) ? String(at(records[0], id)) : ''
      if (get && offered.includes('get'))
        conforms(get, await call('GET', path(get).replace(/\{\w+\}/, key), { token: tokens[token] }))
    }
  },
)

test.each(packaged)(
  'whatever is called, $system answers with a documented status',
  async ({ api, manifest }) => {
    const sandbox = createSandbox({ api, manifest, seed: 3 })
    const call = caller(sandbox)
    const token = sandbox.accounts.connections.primary.accessToken
    for (const { address, method, path, security, responses } of api.document.operations.filter(
      (one) => one.security.length > 0,
    )) {
      const body = method === 'GET' ? {} : { json: {} }
      const answers = [
        await call(method, path.replaceAll(/\{\w+\}/g, 'unknown'), body),
        await call(method, path.replaceAll(/\{\w+\}/g, 'unknown'), { token, ...body }),
      ]
      for (const { status } of answers)
        expect([address, security, Object.keys(responses)]).toEqual([
          address,
          security,
          expect.arrayContaining([String(status)]),
        ])
    }
  },
)

function adminOf(
  sandbox: ReturnType<typeof createSandbox>,
  call: Depot['call'],
  address: string,
): Promise<string> {
  const path = address.slice(address.indexOf(' ') + 1)
  return adminToken({ ...sandbox, call: (method, _, options) => call(method, path, options) } as Depot)
}
