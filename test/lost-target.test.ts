import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { UserFolder } from './assay-process.ts'

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
