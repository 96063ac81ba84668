import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { loadDocument } from '../spec/load-document.ts'
import { writtenFolder } from '../spec/written-folder.ts'
import { openExerciseTally } from './exercise.ts'

const query = (name: string, more: object = {}) => ({
  name,
  in: 'query',
  schema: { type: 'string' },
  ...more,
})
const span = { type: 'object', properties: { from: { type: 'string' }, to: { type: 'string' } } }
const content = { 'application/json': {}, 'application/xml': {} }

const document = await written({
  '/things': {
    get: {
      parameters: [
        ...[
          query('page'),
          query('filter', { style: 'deepObject', schema: span }),
          query('span', { schema: span }),
        ],
        { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        { name: 'session', in: 'cookie', schema: { type: 'string' } },
      ],
      responses: { 200: { description: 'Things.', content } },
    },
    post: { requestBody: { content }, responses: { 201: { description: 'Made.' } } },
  },
  '/things/{key}': {
    parameters: [{ name: 'key', in: 'path', required: true, schema: { type: 'string' } }],
    get: { responses: { 200: { description: 'A thing.', content } } },
  },
})

async function written(paths: object) {
  await using folder = await writtenFolder({
    'openapi.yaml': stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths }),
  })
  return await loadDocument(folder.at('openapi.yaml'))
}

type Call = [path: string, init: RequestInit, answer: { status: number; type?: string } | undefined]

function tallied(calls: readonly Call[]) {
  const tally = openExerciseTally(document)
  for (const [path, init, answer] of calls) {
    const answered = tally.sending(
      new Request(`http://shop.test${path}`, init),
      path.split('?', 1)[0] ?? path,
    )
    const headers = new Headers(answer?.type === undefined ? {} : { 'content-type': answer.type })
    if (answer) answered(new Response(null, { status: answer.status, headers }))
  }
  return tally.told((text) => text.replace('s3cret', '***'))
}

const JSON_200 = { status: 200, type: 'application/json; charset=utf-8' }

test.each<[how: string, path: string, headers: Record<string, string>, name: string]>([
  ['by its name', '/things?page=2', {}, 'query page'],
  ['as an object in brackets', '/things?filter%5Bfrom%5D=1', {}, 'query filter'],
  ['as an object whose fields stand by themselves', '/things?to=9', {}, 'query span'],
  ['as a header', '/things', { 'x-trace': '1' }, 'header X-Trace'],
  ['as a cookie', '/things', { cookie: 'a=b; session=c' }, 'cookie session'],
  ['in the path', '/things/7', {}, 'path key'],
])('a parameter is sent %s, and no other with it', (_, path, headers, name) => {
  expect(tallied([[path, { headers }, JSON_200]])[0]?.parameters).toEqual({ [name]: [200] })
})

test('answers to many calls are one set, by content type', () => {
  const calls: Call[] = [404, 200, 200].map((status) => ['/things/7', {}, { ...JSON_200, status }])
  expect(tallied([...calls, ['/things/8', {}, { status: 302 }]])).toEqual([
    {
      operation: 'GET /things/{key}',
      answers: { '': [302], 'application/json': [200, 404] },
      parameters: { 'path key': [200, 302, 404] },
      requestTypes: {},
    },
  ])
})

test('a body counts by its documented content type, one of another type not at all', () => {
  const sent = (type: string): Call => [
    '/things',
    { method: 'POST', body: '{}', headers: { 'content-type': type } },
    { status: 201 },
  ]
  const calls = [sent('application/json; charset=utf-8'), sent('text/csv')]
  expect(tallied(calls)[0]?.requestTypes).toEqual({ 'application/json': [201] })
})

test('a call without an answer was sent all the same, and one outside the document is none of it', () => {
  const calls: Call[] = [
    ['/things?page=1', {}, undefined],
    ['/elsewhere', {}, JSON_200],
  ]
  const parameters = { 'query page': [] }
  expect(tallied(calls)).toEqual([{ operation: 'GET /things', answers: {}, parameters, requestTypes: {} }])
})

test('a target that makes up content types fills no memory, hides no documented one, and shows no secret', () => {
  const made: Call[] = Array.from({ length: 50 }, (_, index) => [
    '/things',
    {},
    { status: 200, type: `text/s3cret-${index}` },
  ])
  const types = Object.keys(tallied([...made, ['/things', {}, JSON_200]])[0]?.answers ?? {})
  expect([types.length, types.includes('application/json'), types.includes('text/***-0')]).toEqual([
    11,
    true,
    true,
  ])
})
