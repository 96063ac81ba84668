import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'
import { cannedOrder, cannedPage } from './canned-orders.ts'

/** A worker thread, so that the server's work is not counted as the client's. Tells its base URL, then serves until it is ended. */
const server = createServer((request, response) => {
  const text = request.url?.endsWith('/purchase-orders') ? page : item
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-request-id': '0f8fad5b-d9cb-469f-a165-70867728950e',
  })
  response.end(text)
})
let page = ''
const item = JSON.stringify({ data: cannedOrder(1) })

server.listen(0, '127.0.0.1', () => {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  page = JSON.stringify(cannedPage(baseUrl, 50))
  parentPort?.postMessage(baseUrl)
})
