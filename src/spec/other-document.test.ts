import { expect, test } from 'vitest'
import type { Api } from './api.ts'
import { loadApi } from './load-api.ts'
import { loadManifest } from './load-manifest.ts'
import { type Changes, writtenApi } from './written-api.ts'

const DOCUMENT = 'specs/tickets/openapi.yaml'
const DROP_CLERKS: [string, string] = ['  /clerks:', '  /people:']

/** The small API with its document changed, as if a user had given that one in place of the API's own. */
async function fitted(...changes: [string, string][]): Promise<Api> {
  await using folder = await writtenApi({ [DOCUMENT]: changes } satisfies Changes)
  // Not without waiting: the folder goes when this function ends.
  return await loadApi(folder.at('specs/tickets'), { document: folder.at(DOCUMENT) })
}

test('a document with everything leaves nothing out', async () => {
  const { binding, missing } = await fitted()
  expect(missing).toEqual([])
  expect(Object.keys(binding.entities)).toEqual(['tickets', 'states', 'clerks'])
})

test('an operation that is not there is left out and named', async () => {
  const { binding, missing } = await fitted([
    "    post: { responses: { '201'",
    "    put: { responses: { '201'",
  ])
  expect(missing).toEqual(['POST /tickets is not in this document'])
  expect(binding.entities.tickets).not.toHaveProperty('create')
  expect(binding.entities.tickets?.get).toBe('GET /tickets/{id}')
})

test('an entity without its list is left out whole, with all that leans on it', async () => {
  const { binding, seed, missing } = await fitted(DROP_CLERKS)
  expect(missing).toEqual(['GET /clerks is not in this document'])
  expect(Object.keys(binding.entities)).toEqual(['tickets', 'states'])
  expect(binding.entities.tickets?.references).toEqual({ '/parts/*/ticket': 'tickets', '/state': 'states' })
  expect(Object.keys(seed.entities)).toEqual(['tickets', 'states'])
  expect(Object.keys(seed.entities.tickets?.fields ?? {})).toEqual(['/title', '/opened', '/state'])
  expect(seed.entities.tickets?.scenarios).toEqual([
    { id: 'first', at: 0, set: { '/title': 'First' }, rules: {} },
  ])
})

test('states that are not there take the state of records with them', async () => {
  const { binding, seed } = await fitted(['  /states:', '  /stages:'])
  expect(binding.entities.tickets).not.toHaveProperty('state')
  expect(seed.entities.tickets?.fields).not.toHaveProperty('/state')
})

test('how a client gets in stays, whatever the document has', async () => {
  const { binding, missing } = await fitted(['  /token:', '  /tokens:'], ['user: { type', 'users: { type'])
  expect(binding.authentication.token).toBe('POST /token')
  expect(missing).toEqual([
    'POST /token is not in this document',
    'the security scheme "user" is not in this document',
  ])
})

test('filters and orders without a parameter are left out and named', async () => {
  const { binding, missing } = await fitted(
    ["      - { name: 'filter[title]', in: query }\n", ''],
    ["      - { name: 'sort[opened]', in: query }\n", ''],
  )
  expect(binding.entities.tickets?.filters).toEqual({ opened: ['greaterOrEqual'] })
  expect(binding.entities.tickets?.sorts).toEqual([])
  expect(missing).toEqual([
    'GET /tickets has no query parameter "filter[title]" in this document',
    'GET /tickets has no query parameter "sort[opened]" in this document',
  ])
})

test('one parameter for a whole family of filters documents all of them', async () => {
  const { binding, missing } = await fitted(
    ["name: 'filter[title]'", 'name: filter'],
    ["      - { name: 'filter[opened:from]', in: query }\n", ''],
  )
  expect(missing).toEqual([])
  expect(binding.entities.tickets?.filters).toEqual({ title: ['equals'], opened: ['greaterOrEqual'] })
})

test('the binding itself must still be sound', async () => {
  await using folder = await writtenApi({ 'specs/tickets/binding.yaml': [['first: 1', 'first: one']] })
  const loading = loadApi(folder.at('specs/tickets'), { document: folder.at(DOCUMENT) })
  await expect(loading).rejects.toThrow('must be a whole number')
})

test('claims about what is not there stay in a manifest, for a run to tell of', async () => {
  await using folder = await writtenApi({
    [DOCUMENT]: [DROP_CLERKS, ['  /tickets/{id}:', '  /ticket/{id}:']],
  })
  const api = await loadApi(folder.at('specs/tickets'), { document: folder.at(DOCUMENT) })
  const { entities } = await loadManifest(folder.at('systems/desk/system.yaml'), api)
  expect(entities).toEqual({
    tickets: { operations: ['list', 'get'] },
    states: { operations: ['list'] },
    clerks: { operations: ['list'] },
  })
})

test('scenarios of entities that are not there stay in a manifest', async () => {
  await using folder = await writtenApi({ [DOCUMENT]: [['  /tickets:', '  /issues:']] })
  const api = await loadApi(folder.at('specs/tickets'), { document: folder.at(DOCUMENT) })
  const { scenarios } = await loadManifest(folder.at('systems/desk/system.yaml'), api)
  expect(scenarios.map(({ id }) => id)).toEqual(['open-ticket'])
})
