import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { InputProblems } from '../model/harness-error.ts'
import { loadApi } from './load-api.ts'
import { type Changes, writtenApi } from './written-api.ts'
import { writtenFolder } from './written-folder.ts'

const BINDING = 'specs/tickets/binding.yaml'
const SEED = 'specs/tickets/seed.yaml'

/** Code and lines of the error that the small API gives with these changes. */
async function problemsOf(changes: Changes): Promise<string[]> {
  await using folder = await writtenApi(changes)
  const error = await loadApi(folder.at('specs/tickets')).catch((thrown: unknown) => thrown)
  if (!(error instanceof InputProblems)) throw new Error(`expected problems, got ${String(error)}`)
  const lines = folder.without(error.message).split('\n')
  return [error.code, ...lines.map((line) => line.replace(/^specs\/tickets\//, ''))]
}

test('loads document, binding and seed of a folder, and names the API after it', async () => {
  await using folder = await writtenApi()
  const api = await loadApi(folder.at('specs/tickets'))
  expect(api.id).toBe('tickets')
  expect(api.document.operations).toHaveLength(9)
  expect(api.binding.entities.tickets?.references).toEqual({
    '/clerk': 'clerks',
    '/parts/*/ticket': 'tickets',
    '/state': 'states',
  })
  expect(api.seed.entities.tickets?.count).toBe(20)
  expect(api.missing).toEqual([])
})

test('a folder without seed data has an empty plan', async () => {
  await using folder = await writtenApi()
  await rm(folder.at(SEED))
  expect((await loadApi(folder.at('specs/tickets'))).seed).toEqual({ entities: {}, lists: {} })
})

test('a folder without a document says what to add', async () => {
  await using folder = await writtenFolder({ 'specs/x/binding.yaml': '' })
  await expect(loadApi(folder.at('specs/x'))).rejects.toThrow(
    'has no openapi.yaml or openapi.json: put the document there',
  )
})

test('a folder without a binding names the file', async () => {
  await using folder = await writtenApi()
  await rm(folder.at(BINDING))
  await expect(loadApi(folder.at('specs/tickets'))).rejects.toThrow('binding.yaml: no such file')
})

test.each<[string, Changes, string]>([
  [
    'an unknown key',
    { [BINDING]: [['    sorts: [opened]', '    srots: [opened]']] },
    'binding.yaml:62:5: unknown key "srots"; did you mean "sorts"? (at /entities/tickets/srots)',
  ],
  [
    'a missing key',
    { [BINDING]: [['    singular: clerk\n', '']] },
    'binding.yaml:73:3: "singular" is missing here (at /entities/clerks)',
  ],
  [
    'a value of a wrong type',
    { [BINDING]: [['first: 1', 'first: one']] },
    'binding.yaml:16:3: must be a whole number, not "one" (at /paging/first)',
  ],
  [
    'a misspelt choice',
    { [BINDING]: [['aboveMax: capped', 'aboveMax: caped']] },
    'binding.yaml:19:3: must be one of "capped", "refused", not "caped"; did you mean "capped"? (at /paging/aboveMax)',
  ],
  [
    'an address without a method',
    { [BINDING]: [['status: GET /me', 'status: /me']] },
    'binding.yaml:48:3: must be an operation such as "GET /orders/{key}", not "/me" (at /connection/status)',
  ],
  [
    'a pointer without a slash',
    { [BINDING]: [['createdAt: /opened', 'createdAt: opened']] },
    'binding.yaml:60:5: must be a JSON Pointer such as "/data/key", with "*" for any index, not "opened" (at /entities/tickets/createdAt)',
  ],
  [
    'a duration without a unit',
    { [BINDING]: [['access: 1h', 'access: "60"']] },
    'binding.yaml:9:27: must be a duration such as "30d", "10m" or "250ms", not "60" (at /authentication/lifetimes/access)',
  ],
  [
    'an entity name in other letters',
    { [BINDING]: [['  clerks:\n', '  Clerks_2:\n']] },
    'binding.yaml:73:3: the key "Clerks_2" must be a name in kebab-case such as "purchase-orders" (at /entities/Clerks_2)',
  ],
  [
    'a key twice',
    { [BINDING]: [['title: Tickets', 'title: Tickets\ntitle: Tickets']] },
    'binding.yaml:3:1: duplicate key: keep one of the two (at /title)',
  ],
  [
    'a syntax error',
    { [BINDING]: [['title: Tickets', 'title: a: b']] },
    'binding.yaml:2:8: is not valid YAML: Nested mappings are not allowed in compact mappings',
  ],
  [
    'an API of another name',
    { [BINDING]: [['api: tickets', 'api: other']] },
    'binding.yaml:1:1: is named "other", but its folder "tickets": give both one name (at /api)',
  ],
  [
    'an unknown operation',
    { [BINDING]: [['get: GET /tickets/{id}', 'get: GET /ticket/{id}']] },
    'binding.yaml:57:5: GET /ticket/{id} is not in specs/tickets/openapi.yaml; did you mean "GET /tickets/{id}"? (at /entities/tickets/get)',
  ],
  [
    'an unknown security scheme',
    { [BINDING]: [['staff: admin', 'stuff: admin']] },
    'binding.yaml:10:32: specs/tickets/openapi.yaml has no security scheme "stuff"; did you mean "staff"? (at /authentication/schemes/stuff)',
  ],
  [
    'an unknown entity in a reference',
    { [BINDING]: [['/clerk: clerks', '/clerk: clerk']] },
    'binding.yaml:63:19: there is no entity "clerk"; did you mean "clerks"? (at /entities/tickets/references/~1clerk)',
  ],
  [
    'an unknown entity of states',
    { [BINDING]: [['entity: states', 'entity: stages']] },
    'binding.yaml:64:26: there is no entity "stages"; did you mean "states"? (at /entities/tickets/state/entity)',
  ],
  [
    'a token the document does not take',
    { [BINDING]: [['    token: admin\n', '']] },
    'binding.yaml:75:5: GET /clerks takes no connection token: the document secures it by staff; say "token" here, or bind that scheme under authentication (at /entities/clerks/list)',
  ],
  [
    'a filter that is no parameter',
    { [BINDING]: [['title: [equals]', 'name: [equals]']] },
    'binding.yaml:61:23: GET /tickets documents no query parameter "filter[name]"; did you mean "filter[title]"? (at /entities/tickets/filters/name/0)',
  ],
  [
    'a filter operator without a parameter',
    { [BINDING]: [['title: [equals]', 'title: [less]']] },
    'binding.yaml:61:24: no parameter is bound for "less": add it under /filters/operators (at /entities/tickets/filters/title/0)',
  ],
  [
    'an order that is no parameter',
    { [BINDING]: [['sorts: [opened]', 'sorts: [openend]']] },
    'binding.yaml:62:13: GET /tickets documents no query parameter "sort[openend]"; did you mean "sort[opened]"? (at /entities/tickets/sorts/0)',
  ],
  [
    'pages the document does not have',
    { [BINDING]: [['paged: false', 'paged: true']] },
    'binding.yaml:67:5: GET /states documents no query parameter "page" (at /entities/states/list)',
  ],
  [
    'a field the records do not have',
    { [BINDING]: [['createdAt: /opened', 'createdAt: /openedAt']] },
    'binding.yaml:60:5: records of tickets have no "openedAt" for "/openedAt"; did you mean "opened"? (at /entities/tickets/createdAt)',
  ],
  [
    'a state code the states do not have',
    { [BINDING]: [['code: /code, covered', 'code: /kode, covered']] },
    'binding.yaml:64:42: records of states have no "kode" for "/kode"; did you mean "code"? (at /entities/tickets/state/code)',
  ],
])('a binding with %s is refused', async (_, changes, line) => {
  const [code, first] = await problemsOf(changes)
  expect([code, first]).toEqual(['BINDING_INVALID', line])
})

test.each<[string, [string, string], string]>([
  [
    'an unknown entity',
    ['  clerks:', '  clark:'],
    'seed.yaml:16:3: the binding has no entity "clark"; known: tickets, states, clerks (at /entities/clark)',
  ],
  [
    'two scalable entities',
    ['{ count: 3,', '{ count: 3, scalable: true,'],
    'seed.yaml:16:23: only one entity can follow --records, and tickets does already (at /entities/clerks/scalable)',
  ],
  [
    'a field the records do not have',
    ['/opened: {', '/openend: {'],
    'seed.yaml:7:7: records of tickets have no "openend" for "/openend"; did you mean "opened"? (at /entities/tickets/fields/~1openend)',
  ],
  [
    'an unknown list',
    ['{pick:words}', '{pick:word}'],
    'seed.yaml:6:17: there is no list "word"; did you mean "words"? (at /entities/tickets/fields/~1title/text)',
  ],
  [
    'an unknown list to take from',
    ['each: codes', 'each: kinds'],
    'seed.yaml:15:42: there is no list "kinds"; known: words, codes (at /entities/states/fields/~1code/each)',
  ],
  [
    'a reference the binding does not have',
    ["/title: { text: 'T-{n:4} {pick:words}' }", '/title: { refer: {} }'],
    'seed.yaml:6:17: the binding has no reference "/title" for tickets; known: /clerk, /parts/*/ticket, /state (at /entities/tickets/fields/~1title/refer)',
  ],
  [
    'two rules for one field',
    ['{ time: { within: 30d } }', '{ time: { within: 30d }, const: 1 }'],
    'seed.yaml:7:7: must be one rule: text, pick, each, number, time, const, nullable, refer, of, state, inStates or lineNumber, not {"time":{"within":"30d"},"const":1} (at /entities/tickets/fields/~1opened)',
  ],
  [
    'half a rule',
    ['nullable: 0.5, otherwise: { refer: {} }', 'nullable: 0.5'],
    'seed.yaml:8:7: "nullable" needs otherwise beside it (at /entities/tickets/fields/~1clerk)',
  ],
  [
    'a share above one',
    ['nullable: 0.5', 'nullable: 50'],
    'seed.yaml:8:17: must be <= 1, not 50 (at /entities/tickets/fields/~1clerk/nullable)',
  ],
  [
    'a rule without a state in the binding',
    ['/code: { each: codes }', '/code: { state: OPEN }'],
    'seed.yaml:15:42: the binding gives states no state: add "state" there (at /entities/states/fields/~1code/state)',
  ],
])('seed data with %s is refused', async (_, change, line) => {
  expect(await problemsOf({ [SEED]: [change] })).toEqual(['SEED_INVALID', line])
})

test('tells the problems of binding and seed at once', async () => {
  const problems = await problemsOf({
    [BINDING]: [
      ['first: 1', 'first: one'],
      ['maxSize: 50', 'maxSize: 0'],
    ],
    [SEED]: [['count: 20', 'count: -1']],
  })
  expect(problems).toEqual([
    'BINDING_INVALID',
    'binding.yaml:16:3: must be a whole number, not "one" (at /paging/first)',
    'binding.yaml:18:3: must be >= 1, not 0 (at /paging/maxSize)',
    'seed.yaml:3:5: must be >= 0, not -1 (at /entities/tickets/count)',
  ])
})
