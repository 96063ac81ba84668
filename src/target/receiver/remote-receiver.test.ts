import { execFileSync } from 'node:child_process'
import { createServer } from 'node:https'
import { type AddressInfo, createServer as createRawServer } from 'node:net'
import { expect, test } from 'vitest'
import { listening } from '../../client/loopback.ts'
import type { WireRequest } from '../../model/wire.ts'
import { CERT, KEY } from '../../sandbox/receiver/own-certificate.ts'
import { Secret } from '../../secrets/secret.ts'
import { demandListener } from './demand-listener.ts'
import { shakeHands } from './handshake.ts'
import { type RunningReceiver, remoteReceiver } from './remote-receiver.ts'
import { restartReceiver } from './restart.ts'

const request = (path = '/hook'): WireRequest => ({
  ...{ method: 'POST', path, headers: [], body: Buffer.from('{}'), manner: 'plain' },
})

function receiver(url: string, means: Partial<RunningReceiver> = {}): RunningReceiver {
  const secrets = { current: new Secret('one that nobody prints') }
  return { url: new URL(url), secrets, answerLimitMs: 2000, isHere: true, ...means }
}

test('several requests go over one connection as long as the server keeps it, and then over another', async () => {
  const ports: (number | undefined)[] = []
  await using server = await listening((asked, response) => {
    ports.push(asked.socket.remotePort)
    const chunked = asked.url === '/chunked'
    asked.resume().on('end', () => {
      response.writeHead(200, asked.url === '/last' ? { connection: 'close' } : {})
      if (chunked) response.write('a')
      response.end('b')
    })
  })
  const line = remoteReceiver(receiver(`${server.baseUrl}/hook`)).connect()
  for (const path of ['/', '/chunked', '/last', '/']) {
    expect(await line.send(request(path))).toMatchObject({ kind: 'answered', status: 200, sentAll: true })
  }
  line.close()
  expect([ports[0], ports[1], ports[0] === ports[3]]).toEqual([ports[1], ports[2], false])
})

test('the end of a chunked answer that comes late is no part of the next answer', async () => {
  const answers = [
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n',
    '\r\nHTTP/1.1 204 No Content\r\n\r\n',
  ]
  const server = createRawServer((socket) => socket.on('data', () => socket.write(answers.shift() ?? '')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line = remoteReceiver(
    receiver(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  ).connect()
  const whole = { ...request(), body: Buffer.of() }
  expect(await line.send(whole)).toMatchObject({ status: 200, body: Buffer.from('a') })
  expect(await line.send(whole)).toMatchObject({ status: 204 })
  line.close()
  server.close()
})

test.each([
  ['a header without an end', 'HTTP/1.1 200 OK\r\nx-long: ', 'a'],
  ['interim answers without an end', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
])('%s is not read for ever', async (_, start, piece) => {
  const server = createRawServer((socket) => {
    const more = (error?: Error | null) => error || socket.write(piece.repeat(2000), more)
    socket.on('error', () => {}).on('data', () => socket.write(start, more))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  expect(await remoteReceiver(receiver(url)).send(request())).toMatchObject({
    ...{ kind: 'closed', how: 'more than 256 KiB came, and no answer in it' },
  })
  server.close()
})

test('a receiver of TLS is trusted for the certificates that are named, and for no others', async () => {
  const server = createServer({ cert: CERT, key: KEY }, (_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  try {
    await expect(demandListener(receiver(url))).rejects.toThrow(/self.signed.*name its authority with --ca/)
    await demandListener(receiver(url, { ca: CERT }))
    expect(await remoteReceiver(receiver(url, { ca: CERT })).send(request())).toMatchObject({ status: 200 })
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

test('a command of a restart that does not end is ended, and keeps nothing waiting', async () => {
  const argv = ['sleep', '5.125']
  const restarted = restartReceiver(argv, { url: new URL('http://127.0.0.1:1/') }, 200)
  await expect(restarted).rejects.toThrow(/was not restarted by sleep 5\.125: it did not end within 0\.2 s/)
  await expect.poll(() => execFileSync('ps', ['-eo', 'args']).toString()).not.toContain(argv.join(' '))
})

test('a receiver is restarted by a program that no shell reads, and told where it was not', async () => {
  await using server = await listening((asked, response) => response.end(asked.url))
  const restarted = (...restart: string[]) =>
    remoteReceiver(receiver(server.baseUrl, { restart })).restart?.()
  await restarted('test', '5', '=', '5')
  await expect(restarted('test', '5', '=', '$((2+3))')).rejects.toThrow(/it ended with 1/)
  await expect(restarted('no-such-program')).rejects.toThrow(/was not restarted by no-such-program: .*ENOENT/)
  const state = `${server.baseUrl}/state/{{entity}}`
  expect(await remoteReceiver(receiver(server.baseUrl, { state })).state?.('a/b')).toBe('/state/a%2Fb')
})

test('a version of TLS is refused by who answers, and not by a port that nobody listens at', async () => {
  await using server = await listening(() => {})
  const nobody = new URL(server.baseUrl.replace('http', 'https'))
  expect(await shakeHands({ url: nobody }, 'TLSv1.2')).toMatchObject({ kind: 'refused' })
  await server[Symbol.asyncDispose]()
  expect(await shakeHands({ url: nobody }, 'TLSv1.2')).toEqual({ kind: 'failed', how: 'ECONNREFUSED' })
})

test('a state is told by whom was asked, and not by where a redirect leads', async () => {
  await using server = await listening(({ url = '' }, response) => {
    response.writeHead(url === '/things/a' ? 302 : 200, { location: '/login' }).end('please log in')
  })
  const state = `${server.baseUrl}/things/{{entity}}`
  const session = remoteReceiver(receiver(`${server.baseUrl}/hook`, { state }))
  await expect(session.state?.('a')).rejects.toThrow('it answers 302. Correct --state-url')
  expect(await session.state?.('b')).toBe('please log in')
})
