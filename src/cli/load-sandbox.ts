import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ScopeFiles } from '../kit/suite.ts'
import { Secret } from '../secrets/secret.ts'
import type { TargetSession } from '../target/session.ts'

export interface SandboxThreadOptions {
  files: ScopeFiles
  seed: number
  records?: number
  counts?: Readonly<Record<string, number>>
  /** Where all events of its connections are delivered to. */
  receiver?: string
}

/** What the thread tells once it listens. */
export interface ServedSandbox {
  url: string
  client?: { id: string; secret: string; redirectUri: string }
  tokens: { primary: string; second: string }
}

/**
 * The sandbox on a loopback port, in a thread of its own: in that of the generator each of the two would wait for the other, and be
 * measured so.
 */
export async function openLoadSandbox(options: SandboxThreadOptions): Promise<TargetSession> {
  const name = `./load-sandbox-thread${extname(import.meta.filename)}`
  const worker = new Worker(new URL(name, import.meta.url), { workerData: options })
  const [served] = (await once(worker, 'message')) as [ServedSandbox]
  const connection = (token: string) => ({ access: new Secret(token), forbidden: [] })
  return {
    name: 'embedded sandbox',
    kind: 'remote',
    baseUrl: served.url,
    fetch: (request, init) => fetch(request, init),
    ...(served.client && { client: { ...served.client, secret: new Secret(served.client.secret) } }),
    connections: { primary: connection(served.tokens.primary), second: connection(served.tokens.second) },
    close: async () => void (await worker.terminate()),
  }
}
