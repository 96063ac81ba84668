// A receiver of webhooks that `assay certify --receiver` certifies: node receiver.mjs [recipe] [port]
// HOOK_SECRET holds its secrets, with blanks between them; HOOK_URL the address of a proxy before it. GET /count counts its events.
import { createServer } from 'node:http'
import { webhooks } from 'assay'

const [, , name = 'standard-webhooks', port = '3000'] = process.argv
const recipe = await webhooks.loadRecipe(name)
const verify = webhooks.verifier(recipe, (process.env.HOOK_SECRET ?? '').split(' '))
const start = verify({ headers: {}, body: '' })
if (start.reason === 'secret-unusable') throw new Error(start.detail)

const LIMIT = 1024 * 1024
const seen = new Set() // in a database, for as long as the sender may try again
let count = 0

const server = createServer(async (request, response) => {
  const answer = (status, headers = {}) => response.writeHead(status, headers).end()
  if (request.url === '/count') return response.end(String(count))
  if (request.url.split('?')[0] !== '/hook') return answer(404)
  if (request.method !== 'POST') return answer(405, { allow: 'POST' })
  const body = await read(request)
  if (body === undefined) return answer(413, { connection: 'close' })
  const url = process.env.HOOK_URL ?? `http://${request.headers.host}${request.url}`
  const verdict = verify({ headers: pairs(request.rawHeaders), body, url })
  if (!verdict.ok) return answer(401) // the reason belongs into your log, not into the answer
  const event = parse(body)
  if (event === undefined) return answer(400)
  const id = verdict.id ?? event.id ?? body.toString('base64')
  if (!seen.has(id)) count += 1 // put it into a queue here: answer first, work afterwards
  seen.add(id)
  answer(200)
})
server.listen(Number(port), '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}/hook\n`),
)

/** The bytes as they came; undefined where there are too many. */
function read(request) {
  return new Promise((resolve) => {
    const chunks = []
    let length = 0
    request.on('data', (chunk) => {
      length += chunk.length
      if (length <= LIMIT) return chunks.push(chunk)
      request.pause()
      resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => {}) // the sender has gone: there is nobody to answer
  })
}
const pairs = (raw) => raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1]]] : []))

function parse(body) {
  try {
    const event = JSON.parse(body.toString())
    return typeof event === 'object' && event !== null && !Array.isArray(event) ? event : undefined
  } catch {}
}
