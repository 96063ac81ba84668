import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Loopback, listening } from '../client/loopback.ts'
import { loadCallable } from '../spec/load-document.ts'
import { pathOfFile } from '../spec/source/source.ts'
import { documentFile, lastingName } from './fetched-document.ts'

/** Serves a document of one operation, whose answer has this schema, to the user `me`. */
const serving = (schema: string): Promise<Loopback> =>
  listening(({ headers }, response) => {
    if (headers.authorization !== `Basic ${Buffer.from('me:pass:word').toString('base64')}`)
      return response.writeHead(401).end()
    response.end(`openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }
`)
  })

const named = ({ baseUrl }: Loopback, user = 'me:pass%3Aword@') =>
  `${baseUrl.replace('//', `//${user}`)}/a/openapi.yaml?token=s3cr3t-0123456789&v=1`

test('a document by URL is told by that, without what opens it, wherever it is kept', async () => {
  await using server = await serving("{ $ref: '#/components/schemas/Gone' }")
  const shown = `${server.baseUrl.replace('//', '//***@')}/a/openapi.yaml?token=***&v=1`
  const file = await documentFile(named(server))
  expect(file).toEqual({ path: expect.any(String), name: shown })
  expect(readFileSync(pathOfFile(file), 'utf8')).toMatch(/^openapi: 3/)
  await expect(loadCallable(file)).rejects.toThrow(
    `${shown}:5:92: unresolved reference "#/components/schemas/Gone": ${shown} has no "components" at #`,
  )
})

test('what it refers to in other files is not looked for beside the copy', async () => {
  await using server = await serving("{ $ref: 'more.yaml#/Pet' }")
  await expect(loadCallable(await documentFile(named(server)))).rejects.toThrow(
    'unresolved reference "more.yaml#/Pet": it leads to another file, and of a URL that alone is fetched',
  )
})

test('one that cannot be had is told so, without what opens it', async () => {
  await using server = await serving('{}')
  const refused = documentFile(named(server, 'me:wrong-one@'))
  await expect(refused).rejects.toThrow(
    /^The document at http:\/\/\*\*\*@127.*token=\*\*\*&v=1 was answered with 401\. Check the address/,
  )
  await expect(documentFile('http://')).rejects.toThrow('has an address that is none')
})

test('a name that lasts leads there from every folder, and opens nothing', () => {
  expect(lastingName('a/b.yaml')).toBe(`${process.cwd()}/a/b.yaml`)
  expect(lastingName('https://a.example/b.yaml?sig=0123456789abcdef')).toBe(
    'https://a.example/b.yaml?sig=***',
  )
})
