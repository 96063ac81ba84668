import { expect, test } from 'vitest'
import { loadApi } from '../../load-api.ts'
import { loadManifest } from '../../load-manifest.ts'
import { problemsOfLimits, writtenLimits } from '../../written-limits.ts'

test('loads limits of every kind, states, roles and a limit on writes', async () => {
  await using folder = await writtenLimits()
  const file = folder.at('systems/desk/system.yaml')
  const manifest = await loadManifest(file, await loadApi(folder.at('specs/tickets')))
  expect(manifest.entities.tickets?.limits).toHaveLength(8)
  expect(manifest.roles?.guest?.denies).toHaveLength(2)
})

test.each<[string, [string, string], string]>([
  [
    'an unknown kind of limit',
    ['kind: frozen,', 'kind: frosen,'],
    'system.yaml:21:28: must be one of "read-only", "required", "reference", "enumerated", "custom-field", "frozen", "lines", "business-rule", not "frosen"; did you mean "frozen"? (at /entities/tickets/limits/5/kind)',
  ],
  [
    'a limit without a kind',
    ['kind: frozen, ', ''],
    'system.yaml:21:9: "kind" is missing here (at /entities/tickets/limits/5)',
  ],
  [
    'a key that its kind has not',
    ['minimum: 1', 'minimum: 1, fields: [/title]'],
    'system.yaml:22:70: unknown key "fields"; known here: id, kind, origin, source, outcome, refusal, minimum (at /entities/tickets/limits/6/fields)',
  ],
  [
    'a misspelt key of a limit',
    ['minimum: 1', 'minimun: 1'],
    'system.yaml:22:58: unknown key "minimun"; did you mean "minimum"? (at /entities/tickets/limits/6/minimun)',
  ],
  [
    'an unknown outcome',
    ['outcome: ignored', 'outcome: ignore'],
    'system.yaml:16:83: must be one of "refused", "refused-otherwise", "ignored", "unchanged-only", "echoed", "transformed", "stored", not "ignore"; did you mean "ignored"? (at /entities/tickets/limits/0/outcome)',
  ],
  [
    'a limit on no field',
    ['fields: [/number]', 'fields: []'],
    'system.yaml:16:64: must be one pointer or more, each once, not [] (at /entities/tickets/limits/0/fields)',
  ],
  [
    'a field that records do not have',
    ['fields: [/number]', 'fields: [/nummer]'],
    'system.yaml:16:73: records of tickets have no "nummer" for "/nummer"; did you mean "number"? (at /entities/tickets/limits/0/fields/0)',
  ],
  [
    'a field of lines that they do not have',
    ["'/parts/*/count'", "'/parts/*/cont'"],
    'system.yaml:17:80: records of tickets have no "cont" for "/parts/*/cont"; did you mean "count"? (at /entities/tickets/limits/1/fields/1)',
  ],
  [
    'a required field that no body has',
    ['fields: [/clerk, ', 'fields: [/sum, '],
    'system.yaml:17:72: the body of POST /tickets has no "/sum", so nobody can send it: name another field (at /entities/tickets/limits/1/fields/0)',
  ],
  [
    'a required field that is read-only on create',
    ['fields: [/number]', 'fields: [/number, /clerk]'],
    'system.yaml:17:72: "/clerk" is required, and the limit "number-given" says that it cannot be written: drop one of the two (at /entities/tickets/limits/1/fields/0)',
  ],
  [
    'a read-only field that the document demands',
    ['fields: [/number], outcome: ignored', 'fields: [/title]'],
    'system.yaml:16:73: the document demands "/title" on create, so a system cannot refuse it there: name other writes in "on", or another outcome (at /entities/tickets/limits/0/fields/0)',
  ],
  [
    'a required field that the body of a named write lacks',
    ["fields: [/clerk, '/parts/*/count']", 'fields: [/clerk, /origin], on: [create, update]'],
    'system.yaml:17:80: the body of PUT /tickets/{id} has no "/origin", so nobody can send it: name another field (at /entities/tickets/limits/1/fields/1)',
  ],
  [
    'a reference that is none',
    ['fields: [/clerk], where', 'fields: [/title], where'],
    'system.yaml:18:73: the binding has no reference "/title" for tickets; known: /clerk, /parts/*/ticket, /state (at /entities/tickets/limits/2/fields/0)',
  ],
  [
    'an unknown field of a referenced record',
    ['fields: [/clerk], where: { /id:', "fields: ['/parts/*/ticket'], where: { /idd:"],
    'system.yaml:18:102: records of tickets have no "idd" for "/idd"; did you mean "id"? (at /entities/tickets/limits/2/where/~1idd)',
  ],
  [
    'a value that the document does not list',
    ['values: [high]', 'values: [high, hihg]'],
    'system.yaml:19:95: the document does not let "/level" be "hihg": see its schema there (at /entities/tickets/limits/3/values/1)',
  ],
  [
    'a value of another type than documented',
    ['fields: [/level], values: [high]', "fields: [/effort], values: [1, '2']"],
    'system.yaml:19:93: the document does not let "/effort" be "2": see its schema there (at /entities/tickets/limits/3/values/1)',
  ],
  [
    'a custom field elsewhere',
    ['[/extra/room]', '[/title]'],
    'system.yaml:20:72: "/title" is no custom field of tickets: those are within "/extra" (at /entities/tickets/limits/4/fields/0)',
  ],
  [
    'a frozen state that is none',
    ['states: [DONE]', 'states: [DNE]'],
    'system.yaml:21:69: tickets have no state "DNE"; did you mean "DONE"? (at /entities/tickets/limits/5/states/0)',
  ],
  [
    'a frozen state that nothing leads to',
    ['OPEN: [DONE, LOST]', 'OPEN: [LOST]'],
    'system.yaml:21:69: no transitions lead from "OPEN" to "DONE": add one, or drop the state here (at /entities/tickets/limits/5/states/0)',
  ],
  [
    'a frozen field that the update does not take',
    ['fields: [/title] }\n      - { id: with', 'fields: [/origin] }\n      - { id: with'],
    'system.yaml:21:85: the body of PUT /tickets/{id} has no "/origin", so nobody can send it: name another field (at /entities/tickets/limits/5/fields/0)',
  ],
  [
    'a business rule on an unknown field',
    ['where: { /opened', 'where: { /opend'],
    'system.yaml:23:99: records of tickets have no "opend" for "/opend"; did you mean "opened"? (at /entities/tickets/limits/7/where/~1opend)',
  ],
  [
    'a business rule on what nobody can send',
    ['where: { /opened', 'where: { /number'],
    'system.yaml:23:99: the body of POST /tickets and PUT /tickets/{id} has no "/number", so nobody can send it: name another field (at /entities/tickets/limits/7/where/~1number)',
  ],
  [
    'bounds that nothing lies within',
    ["{ from: '2026-01-01' }", "{ from: '2026-02-01', to: '2026-01-01' }"],
    'system.yaml:23:99: nothing lies within these bounds: "to" comes before "from" (at /entities/tickets/limits/7/where/~1opened)',
  ],
  [
    'a day that no calendar has',
    ["{ from: '2026-01-01' }", "{ from: '2026-13-45' }"],
    'system.yaml:23:110: "2026-13-45" is no day or instant that there is: write it such as "2026-01-31" or "2026-01-31T12:00:00Z" (at /entities/tickets/limits/7/where/~1opened/from)',
  ],
  [
    'bounds of two kinds',
    ["{ from: '2026-01-01' }", "{ from: '2026-01-01', to: 3 }"],
    'system.yaml:23:99: bounds a number and a time at once, and no value is both: keep bounds of one kind (at /entities/tickets/limits/7/where/~1opened)',
  ],
  [
    'a number as the bound of a time',
    ["{ from: '2026-01-01' }", '{ above: 3 }'],
    'system.yaml:23:99: "/opened" is no number, so 3 bounds none of its values: see its schema in the document (at /entities/tickets/limits/7/where/~1opened)',
  ],
  [
    'an unknown bound',
    ["{ from: '2026-01-01' }", "{ form: '2026-01-01' }"],
    'system.yaml:23:110: unknown key "form"; did you mean "from"? (at /entities/tickets/limits/7/where/~1opened/form)',
  ],
  [
    'a required field that is a custom field nobody writes',
    ['fields: [/clerk, ', 'fields: [/extra/room, '],
    'system.yaml:17:72: "/extra/room" is required, and the limit "no-extra" says that it cannot be written: drop one of the two (at /entities/tickets/limits/1/fields/0)',
  ],
  [
    'a limit on a named write that the API does not know',
    ['fields: [/number]', 'fields: [/number], on: [remove]'],
    'system.yaml:16:88: must be one of "create", "update", not "remove" (at /entities/tickets/limits/0/on/0)',
  ],
  [
    'a limit on no named write',
    ['fields: [/number]', 'fields: [/number], on: []'],
    'system.yaml:16:83: must be create, update or both, not [] (at /entities/tickets/limits/0/on)',
  ],
])('%s is refused', async (_, change, line) => {
  expect(await problemsOfLimits(change)).toEqual([line])
})

test('what the binding does not give an entity, none of its claims may be about', async () => {
  const limits = `states: { operations: [list], states: { id: s, origin: declared, initial: OPEN, transitions: {} }, limits: [
    { id: a, kind: lines, origin: declared, minimum: 1 },
    { id: b, kind: custom-field, origin: declared, fields: [/extra/room] }] }`
  expect(await problemsOfLimits(['states: { operations: [list] }', limits])).toEqual([
    'system.yaml:24:33: the binding gives states no state: add "state" there (at /entities/states/states)',
    'system.yaml:25:14: limits create and update of states, which this system does not claim; it claims: list (at /entities/states/limits/0/kind)',
    'system.yaml:25:14: the binding gives states no lines: add "lines" there (at /entities/states/limits/0/kind)',
    'system.yaml:26:14: limits create and update of states, which this system does not claim; it claims: list (at /entities/states/limits/1/kind)',
    'system.yaml:26:14: the binding gives states no custom fields: add "customFields" there (at /entities/states/limits/1/kind)',
  ])
})

test('a limit on a write that the system does not claim is never tried', async () => {
  const operations = 'operations: [list, get, create, update, status]'
  const problems = await problemsOfLimits([operations, 'operations: [list, get]'])
  expect(problems.map((line) => line.split(':')[1])).toEqual([
    '8',
    '13',
    '16',
    '17',
    '18',
    '19',
    '20',
    '21',
    '22',
    '23',
    '27',
    '32',
    '33',
  ])
  expect(problems).toContain(
    'system.yaml:17:29: limits create of tickets, which this system does not claim; it claims: list, get (at /entities/tickets/limits/1/kind)',
  )
})
