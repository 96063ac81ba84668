import { once } from 'node:events'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { createServer, request as forward, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { loadScope } from '../src/cli/environment.ts'
import type { Faults } from '../src/kit/index.ts'
import { listen } from '../src/sandbox/listen.ts'
import { UserFolder } from './assay-process.ts'

const system = 'sap-s4hana'
const root = resolve(import.meta.dirname, '..')

interface Tunnelled {
  faults?: Faults
  /** An entity of which somebody else makes records all the while. */
  busyWith?: string
}

/**
 * A system served on a socket as any remote one, its webhooks registered at a public address that a tunnel forwards to a port
 * where Assay is to listen. It repeats after a second, which a test can wait for.
 */
export async function tunnelled({ faults = {}, busyWith }: Tunnelled = {}) {
  const folder = await UserFolder.create()
  const apiFolder = join(folder.path, 'specs', 'makini')
  await cp(join(root, 'specs', 'makini'), apiFolder, { recursive: true })
  const binding = join(apiFolder, 'binding.yaml')
  const text = await readFile(binding, 'utf8')
  await writeFile(
    binding,
    text.replace('answerWithin: 10s', 'answerWithin: 3s').replace('first: 30s', 'first: 1s'),
  )
  const manifestFile = join(root, 'systems', system, 'system.yaml')
  const scope = await loadScope({ apiFolder, manifestFile })
  const listening = await listen({ ...scope, port: 0, seed: 1, records: 20, faults })
  const port = await freePort()
  const tunnel = await openTunnel(port)
  const url = `http://127.0.0.1:${portOf(tunnel)}/in`
  const { accounts, webhooks } = listening.sandbox
  const { primary, second } = accounts.connections
  const registered = webhooks?.register(url, primary.id)
  if (!registered || 'refused' in registered) throw new Error('the endpoint was not taken')
  const target = {
    ...{ baseUrl: listening.url, environment: 'test', api: 'makini', system, allow: ['write'] },
    connections: { primary: { access: 'env:OWN_TOKEN' }, second: { access: 'env:SECOND_TOKEN' } },
    webhooks: { url, secret: 'env:HOOK_SECRET', listen: `127.0.0.1:${port}`, wait: '5s' },
  }
  await folder.write('assay.config.yaml', JSON.stringify({ hosts: ['127.0.0.1'], targets: { own: target } }))
  const { control } = listening.sandbox
  const busy = busyWith === undefined ? undefined : setInterval(() => control.insert(busyWith), 200)
  return {
    folder,
    url,
    port,
    /** One that nothing leads to. */
    otherPort: await freePort(),
    env: {
      OWN_TOKEN: primary.accessToken,
      SECOND_TOKEN: second.accessToken,
      HOOK_SECRET: registered.secret,
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(busy)
      await listening.close()
      tunnel.close()
      tunnel.closeAllConnections()
      await folder.remove()
    },
  }
}

/** Forwards each request as it is, and breaks off where the other side does. */
async function openTunnel(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request
    const onward = forward({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.once('error', () => request.socket.destroy())
    response.once('close', () => onward.destroy())
    request.pipe(onward)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

/** One that was free a moment ago: a tunnel is told it before anybody listens there. */
async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
