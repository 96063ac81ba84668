import { expect, test } from 'vitest'
import type { OperationParameter } from '../../model/operation.ts'
import { loadDocument } from '../load-document.ts'
import { writtenFolder } from '../written-folder.ts'
import { parameterFault, sentParameters } from './sent.ts'

const span = {
  type: 'object',
  required: ['from'],
  properties: { from: { type: 'integer' }, word: { type: 'string' } },
}
const numbers = { type: 'array', items: { type: 'integer' } }
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const PARAMETERS = [
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'empty', in: 'query', allowEmptyValue: true, schema: { type: 'integer' } },
  { name: 'deep', in: 'query', style: 'deepObject', schema: span },
  { name: 'spread', in: 'query', schema: { allOf: [{ properties: { least: { type: 'integer' } } }] } },
  { name: 'many', in: 'query', schema: numbers },
  { name: 'commas', in: 'query', explode: false, schema: numbers },
  { name: 'pipes', in: 'query', style: 'pipeDelimited', explode: false, schema: numbers },
  { name: 'blanks', in: 'query', style: 'spaceDelimited', explode: false, schema: numbers },
  { name: 'json', in: 'query', ...json(span) },
  { name: 'token', in: 'query', schema: { enum: ['none'] } },
  { name: 'X-Count', in: 'header', schema: { type: 'integer' } },
  { name: 'X-Span', in: 'header', explode: true, schema: span },
  { name: 'X-Pairs', in: 'header', schema: span },
  { name: 'Accept', in: 'header', schema: { enum: ['none'] } },
  { name: 'zone', in: 'cookie', schema: { type: 'integer' } },
  { name: 'zones', in: 'cookie', explode: false, schema: numbers },
]
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'A', version: '1' },
  components: { securitySchemes: { own: { type: 'apiKey', in: 'query', name: 'token' } } },
  paths: { '/a': { get: { parameters: PARAMETERS, responses: { 200: { description: 'ok' } } } } },
}
await using folder = await writtenFolder({ 'a.json': JSON.stringify(DOCUMENT) })
const document = await loadDocument(folder.at('a.json'))
const parameters = document.operation('GET /a')?.parameters ?? []

function faults(query: string, headers: Record<string, string>): string[] {
  const sent = sentParameters(new Request(`http://localhost/a?${query}`, { headers }))
  const told = (one: OperationParameter) => parameterFault(document, one, sent)
  return parameters.flatMap((one) => {
    const fault = told(one)
    return fault === undefined ? [] : [`${one.name} ${fault}`]
  })
}

test.each<[string, Record<string, string>?]>([
  [''],
  ['page=2&other=x&empty='],
  ['deep[from]=1&deep[word]=7'],
  ['least=3'],
  ['many=1&many=2'],
  ['commas=1,2&pipes=1%7C2&blanks=1%202'],
  ['pipes=1|2&blanks=1+2'],
  ['json=%7B%22from%22%3A1%7D'],
  // OpenAPI leaves open how lists and objects stand in brackets, and who sends credentials is judged elsewhere.
  ['deep[from][a]=x&token=some'],
  ['', { accept: 'text/html', 'x-count': '7', 'x-span': 'from=1,word=2', 'x-pairs': 'from,1' }],
  ['', { cookie: 'session=abc; zone=3; zones=1,2' }],
])('%s %j is as documented', (query, headers = {}) => {
  expect(faults(query, headers)).toEqual([])
})

test.each<[string, Record<string, string>, string]>([
  ['page=0', {}, 'page must be >= 1'],
  ['page=x', {}, 'page must be integer'],
  ['deep[from]=x', {}, 'deep must be integer'],
  ['deep[word]=x', {}, 'deep must be present'],
  ['least=x', {}, 'spread must be integer'],
  ['many=1&many=x', {}, 'many must be integer'],
  ['commas=1,x', {}, 'commas must be integer'],
  ['pipes=1%7Cx', {}, 'pipes must be integer'],
  ['blanks=1%20x', {}, 'blanks must be integer'],
  ['json=%7B%7D', {}, 'json must be present'],
  ['json=%7B', {}, 'json cannot be read in its documented form'],
  ['', { 'x-count': 'x' }, 'X-Count must be integer'],
  ['', { 'x-span': 'word=2' }, 'X-Span must be present'],
  ['', { 'x-pairs': 'from,x' }, 'X-Pairs must be integer'],
  ['', { cookie: 'session=abc; zone=x' }, 'zone must be integer'],
  ['', { cookie: 'zones=1,x' }, 'zones must be integer'],
])('%s %j is not: %3$s', (query, headers, fault) => {
  expect(faults(query, headers)).toEqual([fault])
})
