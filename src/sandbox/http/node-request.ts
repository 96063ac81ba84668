import type { IncomingMessage } from 'node:http'

const LARGEST = 10 * 1024 * 1024
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Why a request cannot be taken at all. */
export interface Unreadable {
  status: number
  message: string
}

/** A request of node:http as the web's `Request`. Header fields that came twice are joined, not dropped. */
export async function readRequest(request: IncomingMessage, baseUrl: string): Promise<Request | Unreadable> {
  const { method = '', url = '/' } = request
  if (!METHODS.includes(method)) return { status: 501, message: 'This method is not known here.' }
  if (!url.startsWith('/'))
    return { status: 400, message: 'Send the path alone as the target of the request.' }
  const headers = headersOf(request.rawHeaders)
  if (!headers) return { status: 400, message: 'A header field cannot be read.' }
  const body = await bodyOf(request)
  if (!body) return { status: 413, message: `A body may have at most ${LARGEST} bytes.` }
  const bare = method === 'GET' || method === 'HEAD'
  // Not `new URL(url, baseUrl)`: `//other.example/` would leave the server.
  return new Request(baseUrl + url, { method, headers, redirect: 'manual', ...(bare ? {} : { body }) })
}

function headersOf(raw: readonly string[]): Headers | undefined {
  const headers = new Headers()
  try {
    for (let at = 0; at < raw.length; at += 2) headers.append(raw[at] ?? '', raw[at + 1] ?? '')
    return headers
  } catch {
    return undefined
  }
}

/** Undefined for a body that is too large; the rest of it is not read. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) return undefined
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > LARGEST) return undefined
    chunks.push(chunk)
  }
  return Uint8Array.from(Buffer.concat(chunks))
}
