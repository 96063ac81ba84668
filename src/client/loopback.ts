import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTalker, type Server, type Socket } from 'node:net'

/** A server on this machine for one test: `await using server = await listening(…)`. */
export interface Loopback extends AsyncDisposable {
  baseUrl: string
}

export async function listening(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener)
  return opened(server, () => server.closeAllConnections())
}

/** The same that answers each request, as it comes in, by writing to its socket: also what is no HTTP. */
export async function talking(answer: (socket: Socket) => void): Promise<Loopback> {
  const sockets = new Set<Socket>()
  const server = createTalker((socket) => {
    sockets.add(socket.on('error', () => {}).on('data', () => answer(socket)))
  })
  return opened(server, () => {
    for (const socket of sockets) socket.destroy()
  })
}

async function opened(server: Server, hangUp: () => void): Promise<Loopback> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        hangUp()
      }),
  }
}

/** An address where nothing listens any more. */
export async function refusingUrl(): Promise<string> {
  await using server = await listening(() => {})
  return server.baseUrl
}
