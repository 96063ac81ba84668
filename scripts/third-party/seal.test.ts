import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { SEAL } from './server.ts'

// No address but loopback is asked for without the seal: 0.0.0.1 is nobody's, and no name ending in .invalid exists.
const PROGRAM = `
const tries = {
  fetch: () => fetch('http://name.invalid/'),
  address: () => fetch('http://0.0.0.1/'),
  tls: () => new Promise((_, no) => require('node:https').get('https://name.invalid/').on('error', no)),
  lookup: () => require('node:dns').promises.lookup('name.invalid'),
  resolve: () => require('node:dns').promises.resolve4('name.invalid'),
  datagram: async () => require('node:dgram').createSocket('udp4').close(),
  loopback: () => fetch(process.argv[1]),
  played: () => new Promise((yes, no) =>
    require('node:https').request({ host: 'played.invalid', path: '/' }, yes).on('error', no).end()),
}
const told = (error) => error.cause?.message ?? error.message
const done = Object.entries(tries).map(async ([name, go]) => [name, await go().then(() => 'went', told)])
Promise.all(done).then((all) => process.send({ all: Object.fromEntries(all) }, () => process.exit()))
`

test('nothing but loopback is reached from within the seal, by whatever way, and each try is told', async () => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const env = {
    ...process.env,
    ...SEAL,
    ASSAY_STAND_IN_HOST: 'played.invalid',
    ASSAY_STAND_IN_PORT: String(port),
  }
  const args = ['-e', PROGRAM, `http://127.0.0.1:${port}/`]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const messages: { left?: string; all?: object }[] = []
  child.on('message', (message) => messages.push(message as object))
  await once(child, 'close')
  server.close()
  const outside = 'name.invalid is not on this machine'
  expect(messages.find(({ all }) => all)?.all).toEqual({
    fetch: outside,
    address: '0.0.0.1 is not on this machine',
    tls: outside,
    lookup: outside,
    resolve: expect.stringContaining('ECONNREFUSED'),
    datagram: 'a datagram is not on this machine',
    loopback: 'went',
    played: 'went',
  })
  expect(messages.filter(({ left }) => left)).toHaveLength(5)
})
