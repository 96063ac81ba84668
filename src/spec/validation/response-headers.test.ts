import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadDocument } from '../load-document.ts'
import { writtenFolder } from '../written-folder.ts'
import { headerFaults, namesHeaders, undocumentedHeaders } from './response-headers.ts'

const DOCUMENT = `
openapi: 3.1.0
info: { title: Shops, version: '1' }
paths:
  /shops:
    get:
      responses:
        '200':
          description: Shops.
          headers:
            X-Total: { required: true, schema: { type: integer, minimum: 0 } }
            X-Tags: { schema: { type: array, items: { enum: [new, old] } } }
            Content-Type: { required: true, schema: { type: integer } }
        default: { $ref: '#/components/responses/Failed' }
    post: { responses: { '201': { description: Made. } } }
components:
  responses:
    Failed: { description: Failed., headers: { X-Reason: { $ref: '#/components/headers/Reason' } } }
  headers:
    Reason: { required: true, schema: { type: string, maxLength: 3 } }
`
await using folder = await writtenFolder({ 'openapi.yaml': DOCUMENT })
const document = await loadDocument(folder.at('openapi.yaml'))

function faults(headers: Record<string, string>, status = 200, address = 'GET /shops'): string[] {
  const answer = { address, status, headers: new Headers(headers) }
  return headerFaults(document, answer).map(
    ({ documentPointer, expected }) => `${documentPointer} ${expected}`,
  )
}

const OK = '/paths/~1shops/get/responses/200/headers'

test.each([
  [{ 'x-total': '12' }, []],
  [{ 'X-Total': '0', 'x-tags': 'new,old', 'content-type': 'text/plain' }, []],
  [{}, [`${OK}/X-Total the header X-Total, which is required`]],
  [{ 'x-total': 'many' }, [`${OK}/X-Total/schema the header X-Total: must be integer`]],
  [{ 'x-total': '-1' }, [`${OK}/X-Total/schema the header X-Total: must be >= 0`]],
  [{ 'x-total': '1', 'x-tags': 'new,odd' }, [expect.stringContaining('X-Tags')]],
])('%j has these faults: %j', (headers, expected) => {
  expect(faults(headers)).toEqual(expected)
})

test('an answer is held against what its status leads to, through references', () => {
  const reason = '/components/headers/Reason'
  expect(faults({}, 404)).toEqual([`${reason} the header X-Reason, which is required`])
  expect(faults({ 'x-reason': 'long' }, 500)[0]).toContain(`${reason}/schema`)
  expect(faults({}, 404, 'POST /shops')).toEqual([])
})

test.each([
  ['x-total', []],
  ['x-debug', [OK]],
  ['shop-owner', [OK]],
  ['x-known', []],
  ['x-ratelimit-remaining', []],
  ['etag', []],
  ['cf-ray', []],
  ['access-control-allow-origin', []],
  ['x-request-id', []],
  ['x-requester', [OK]],
  ['server', []],
  ['servers', [OK]],
])('the header %s is undocumented at %j', (name, expected) => {
  const answer = { address: 'GET /shops', status: 200, headers: new Headers({ [name]: '1' }) }
  const found = undocumentedHeaders(document, answer, ['X-Known'])
  expect(found.map(({ documentPointer }) => documentPointer)).toEqual(expected)
})

test('an answer without headers of its own points to itself, and an undocumented status to nothing', () => {
  const headers = new Headers({ 'x-debug': '1' })
  const at = (status: number) =>
    undocumentedHeaders(document, { address: 'POST /shops', status, headers }, []).map(
      (one) => one.documentPointer,
    )
  expect([at(201), at(404)]).toEqual([['/paths/~1shops/post/responses/201'], []])
})

test('a document that names no header of any answer is told from one that does', async () => {
  const { paths } = parse(DOCUMENT)
  const bare = {
    openapi: '3.1.0',
    info: { title: 'a', version: '1' },
    paths: { '/shops': { post: paths['/shops'].post } },
  }
  await using other = await writtenFolder({ 'openapi.yaml': JSON.stringify(bare) })
  expect([namesHeaders(document), namesHeaders(await loadDocument(other.at('openapi.yaml')))]).toEqual([
    true,
    false,
  ])
})
