import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this machine for one test: `await using server = await listening(…)`. */
export interface Loopback extends AsyncDisposable {
  baseUrl: string
}

export async function listening(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** An address where nothing listens any more. */
export async function refusingUrl(): Promise<string> {
  await using server = await listening(() => {})
  return server.baseUrl
}
