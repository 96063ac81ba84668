import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lure } from './session.ts'

/** Listens on a loopback port for whoever fetches what a payload names. `lingerMs`: how long after an answer that may come. */
export async function openLure(lingerMs: number): Promise<Lure> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    request.resume()
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async asked() {
      const began = performance.now()
      while (asked.length === 0 && performance.now() - began < lingerMs) await sleep(20)
      return asked
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
