import { parentPort, workerData } from 'node:worker_threads'
import { listen } from '../sandbox/listen.ts'
import { loadScope } from './environment.ts'
import type { SandboxThreadOptions, ServedSandbox } from './load-sandbox.ts'

const { files, seed, records, counts, receiver } = workerData as SandboxThreadOptions
const scope = await loadScope(files)
const { url, sandbox } = await listen({
  ...scope,
  ...{ port: 0, seed },
  ...(records === undefined ? {} : { records }),
  ...(counts && { counts }),
})
const { primary, second } = sandbox.accounts.connections
if (receiver !== undefined) for (const { id } of [primary, second]) sandbox.webhooks?.register(receiver, id)
const [client] = sandbox.accounts.clients
parentPort?.postMessage({
  url,
  ...(client && {
    client: { id: client.id, secret: client.secret, redirectUri: client.redirectUris[0] ?? '' },
  }),
  tokens: { primary: primary.accessToken, second: second.accessToken },
} satisfies ServedSandbox)
