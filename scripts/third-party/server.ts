import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { ThirdParty } from './servers.ts'

const DEADLINE_MS = 60_000
const PAUSE_MS = 100
const HOST = '127.0.0.1'

export interface Running extends AsyncDisposable {
  baseUrl: string
  documentUrl: string
  /** Calls that a stand-in on loopback has answered in place of the internet. */
  stoodIn(): number
  /** Hosts that the server wanted to reach, and did not. */
  held(): string[]
}

/** Starts an installed server on loopback, sealed off from all else, and waits for its document; throws where none comes. */
export async function start(server: ThirdParty, installed: string, work: string): Promise<Running> {
  const { cwd, args } = await server.prepare(installed, work)
  const port = await freePort(server.port)
  const standIn = await standInFor(server)
  const env = { ...process.env, HOST, PORT: String(port), ...SEAL, ...standIn.env }
  const child = spawn(process.execPath, args(port), { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const tail = tailOf(child)
  const held: string[] = []
  child.on('message', (message: { left?: string }) => held.push(message.left ?? '?'))
  const baseUrl = `http://${HOST}:${port}`
  const running: Running = {
    baseUrl,
    documentUrl: baseUrl + server.document,
    stoodIn: standIn.count,
    held: () => [...new Set(held)],
    [Symbol.asyncDispose]: async () => {
      await end(child)
      await closed(standIn.server)
    },
  }
  const until = Date.now() + DEADLINE_MS
  while (Date.now() < until && child.exitCode === null) {
    if (await answers(running.documentUrl)) return running
    await wait(PAUSE_MS)
  }
  await running[Symbol.asyncDispose]()
  throw new Error(`${server.name} gave no document at ${running.documentUrl}. It said last:\n${tail()}`)
}

/** The seal, in the server and in all it starts. */
export const SEAL = {
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'loopback-only.ts')).href}`,
}

const TAIL = 2000

/** The last of what a process prints; its pipes are kept empty. */
function tailOf(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-TAIL)
    })
  return () => text
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function standInFor({ standIn }: ThirdParty) {
  let count = 0
  if (!standIn) return { env: {}, count: () => count, server: undefined }
  const server = createHttpServer((_, response) => {
    count += 1
    response.setHeader('content-type', 'application/json').end(JSON.stringify(standIn.answer))
  })
  const port = await listening(server, 0)
  const env = { ASSAY_STAND_IN_HOST: standIn.host, ASSAY_STAND_IN_PORT: String(port) }
  return { env, count: () => count, server }
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** The port that is wanted, another where that is taken. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer()
  const port = await listening(probe, wanted).catch(() => listening(probe, 0))
  await closed(probe)
  return port
}

async function listening(server: Server, port: number): Promise<number> {
  server.listen(port, HOST)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function closed(server: Server | undefined): Promise<void> {
  if (!server) return
  const done = once(server, 'close')
  server.close()
  if ('closeAllConnections' in server) (server as ReturnType<typeof createHttpServer>).closeAllConnections()
  await done
}
