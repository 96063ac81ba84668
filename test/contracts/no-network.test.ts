import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test, vi } from 'vitest'
import { UserFolder } from '../assay-process.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = await UserFolder.create()
const asked: string[] = []
const proxy = createServer()
proxy.on('connect', ({ url }, socket) => {
  asked.push(String(url))
  socket.destroy()
})
await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))

afterAll(async () => {
  proxy.close()
  await folder.remove()
})

const PACT = {
  consumer: { name: 'shop' },
  provider: { name: 'makini-sandbox' },
  interactions: [
    {
      description: 'a look at the vendors',
      request: {
        method: 'GET',
        path: '/api/erp/vendors',
        headers: { Authorization: 'Bearer connection-token' },
      },
      response: { status: 200 },
    },
  ],
}

// Pact's verifier reports its use over HTTPS, by a proxy where one is set: here it would be seen.
test('verifying asks for nothing but its target: no use is reported', async () => {
  await folder.write('pact.json', JSON.stringify(PACT))
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const env = { HTTPS_PROXY: address, https_proxy: address, NO_PROXY: '127.0.0.1', CI: '' }
  const { code, stdout } = await folder.command(['pact', 'verify', '--pact', 'pact.json'], env)
  expect([code, stdout]).toEqual([0, expect.stringContaining('verified  1 of 1')])
  expect(asked).toEqual([])
})
