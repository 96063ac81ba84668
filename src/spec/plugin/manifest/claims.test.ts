import { expect, test } from 'vitest'
import { problemsOfLimits } from '../../written-limits.ts'

test.each<[string, [string, string], string]>([
  [
    'an unknown key of an entity',
    ['replay: same', 'replays: same'],
    'system.yaml:8:5: unknown key "replays"; did you mean "replay"? (at /entities/tickets/replays)',
  ],
  [
    'an unknown way of replay',
    ['replay: same', 'replay: once'],
    'system.yaml:8:5: must be one of "duplicate", "same", "refused", not "once" (at /entities/tickets/replay)',
  ],
  [
    'two limits of one id',
    ['id: clerk-needed', 'id: number-given'],
    'system.yaml:17:11: another limitation has the id "number-given" already: give each its own (at /entities/tickets/limits/1/id)',
  ],
  [
    'a limit and a denial of one id',
    ['id: guest-titles', 'id: done-frozen'],
    'system.yaml:33:11: another limitation has the id "done-frozen" already: give each its own (at /roles/guest/denies/1/id)',
  ],
  [
    'a documented limit without a source',
    ['kind: lines, origin: declared', 'kind: lines, origin: documented'],
    'system.yaml:22:40: is documented, but nothing says where: add "source", or say "probed" or "declared" (at /entities/tickets/limits/6/origin)',
  ],
  [
    'an unknown origin',
    ['kind: lines, origin: declared', 'kind: lines, origin: declard'],
    'system.yaml:22:40: must be one of "documented", "probed", "declared", not "declard"; did you mean "declared"? (at /entities/tickets/limits/6/origin)',
  ],
  [
    'a refusal of what is not refused',
    ['outcome: ignored', 'outcome: ignored, refusal: invalid'],
    'system.yaml:16:101: says how a write is refused that is ignored: drop it, or change the outcome (at /entities/tickets/limits/0/refusal)',
  ],
  [
    'an outcome that a record of too few lines cannot show',
    ['origin: declared, minimum: 1', 'origin: declared, outcome: ignored, minimum: 1'],
    'system.yaml:22:58: says that a record of too few lines is ignored, which nothing could show: say one of refused, refused-otherwise (at /entities/tickets/limits/6/outcome)',
  ],
  [
    'an outcome that an operation cannot show',
    ['operations: [create] }', 'operations: [create], outcome: echoed }'],
    'system.yaml:32:87: says that a whole operation is echoed, which nothing could show: say one of refused, refused-otherwise, ignored (at /roles/guest/denies/0/outcome)',
  ],
  [
    'an outcome that reading cannot show',
    ['operations: [create] }', 'operations: [list], outcome: ignored }'],
    'system.yaml:32:85: says that reading is ignored, which nothing could show: say one of refused, refused-otherwise (at /roles/guest/denies/0/outcome)',
  ],
  [
    'an outcome that a step cannot show',
    ['initial: OPEN', 'initial: OPEN\n      outcome: transformed'],
    'system.yaml:13:7: says that a step from state to state is transformed, which nothing could show: say one of refused, refused-otherwise, ignored (at /entities/tickets/states/outcome)',
  ],
  [
    'an outcome that writes too many cannot show',
    ['burst: 5 }', 'burst: 5, outcome: ignored }'],
    'system.yaml:27:93: says that a write too many is ignored, which nothing could show: say refused (at /writeLimit/outcome)',
  ],
  [
    'an unknown refusal',
    ['outcome: ignored', 'refusal: invalide'],
    'system.yaml:16:83: must be one of "unauthenticated", "reauthorization", "forbidden", "notFound", "invalid", "methodNotAllowed", "unsupportedMediaType", "conflict", "rateLimited", "server", "unavailable", not "invalide"; did you mean "invalid"? (at /entities/tickets/limits/0/refusal)',
  ],
  [
    'an initial state that is none',
    ['initial: OPEN', 'initial: OPNE'],
    'system.yaml:12:7: tickets have no state "OPNE"; did you mean "OPEN"? (at /entities/tickets/states/initial)',
  ],
  [
    'a transition from an unknown state',
    ['DONE: [CLOSED]', 'DOEN: [CLOSED], DONE: [CLOSED]'],
    'system.yaml:13:42: tickets have no state "DOEN"; did you mean "DONE"? (at /entities/tickets/states/transitions/DOEN)',
  ],
  [
    'a transition to an unknown state',
    ['DONE: [CLOSED]', 'DONE: [CLOSD]'],
    'system.yaml:13:49: tickets have no state "CLOSD"; did you mean "CLOSED"? (at /entities/tickets/states/transitions/DONE/0)',
  ],
  [
    'an unknown discard state',
    ['discard: LOST', 'discard: LSOT'],
    'system.yaml:14:7: tickets have no state "LSOT"; did you mean "LOST"? (at /entities/tickets/states/discard)',
  ],
  [
    'a discard state that nothing leads to',
    ['[DONE, LOST]', '[DONE]'],
    'system.yaml:14:7: no transitions lead from "OPEN" to "LOST": add one, or drop the state here (at /entities/tickets/states/discard)',
  ],
  [
    'a limit on writes of an unknown style',
    ['style: bucket', 'style: buckets'],
    'system.yaml:27:45: must be one of "bucket", "window", "concurrency", not "buckets"; did you mean "bucket"? (at /writeLimit/style)',
  ],
  [
    'a bucket without a time',
    [', per: 1s', ''],
    'system.yaml:27:45: a bucket counts requests over a time: add "per", such as "per: 60s" (at /writeLimit/style)',
  ],
  [
    'a window without a time',
    ['style: bucket, requests: 10, per: 1s, burst: 5', 'style: window, requests: 10'],
    'system.yaml:27:45: a window counts requests over a time: add "per", such as "per: 60s" (at /writeLimit/style)',
  ],
  [
    'concurrency over a time',
    ['style: bucket, requests: 10, per: 1s, burst: 5', 'style: concurrency, requests: 10, per: 1s'],
    'system.yaml:27:79: concurrency counts requests under way at once, over no time: drop "per" (at /writeLimit/per)',
  ],
  [
    'a window with a burst',
    ['style: bucket', 'style: window'],
    'system.yaml:27:83: a burst is what a bucket holds: drop it, or say "bucket" instead of "window" (at /writeLimit/burst)',
  ],
  [
    'a limit on writes over no time',
    ['per: 1s, burst', 'per: 0s, burst'],
    'system.yaml:27:74: nothing happens in no time: say a longer one, such as "60s" (at /writeLimit/per)',
  ],
  [
    'a limit on writes that the one on all requests comes before',
    ['requests: 10, per: 1s, burst: 5', 'requests: 10, per: 1s, burst: 60'],
    'system.yaml:27:60: lets as many writes through at once as "rateLimit" does requests, so it is never met: say less, or drop it (at /writeLimit/requests)',
  ],
  [
    'a role that is denied an unknown entity',
    ['entity: tickets, operations', 'entity: tikets, operations'],
    'system.yaml:32:48: this system claims no entity "tikets"; did you mean "tickets"? (at /roles/guest/denies/0/entity)',
  ],
  [
    'a role that is denied an entity that is not claimed',
    ['entity: tickets, operations', 'entity: parcels, operations'],
    'system.yaml:32:48: this system claims no entity "parcels"; known: tickets, states, clerks (at /roles/guest/denies/0/entity)',
  ],
  [
    'a role that is denied nothing',
    [', operations: [create]', ''],
    'system.yaml:32:9: denies nothing: add "operations" or "fields" (at /roles/guest/denies/0)',
  ],
  [
    'a role that is denied an unknown operation',
    ['operations: [create]', 'operations: [creat]'],
    'system.yaml:32:78: must be one of "list", "get", "create", "update", "remove", "status", not "creat"; did you mean "create"? (at /roles/guest/denies/0/operations/0)',
  ],
  [
    'a role that is denied what is not claimed',
    ['operations: [create]', 'operations: [create, remove]'],
    'system.yaml:32:86: this system claims no remove of tickets: nobody may use it, so no role need be denied it (at /roles/guest/denies/0/operations/1)',
  ],
  [
    'a role that is denied an unknown field',
    ['fields: [/level] }\nscenarios', 'fields: [/titel] }\nscenarios'],
    'system.yaml:33:73: records of tickets have no "titel" for "/titel"; did you mean "title"? (at /roles/guest/denies/1/fields/0)',
  ],
  [
    'a role that is denied what nobody can send',
    ['fields: [/level] }\nscenarios', 'fields: [/number] }\nscenarios'],
    'system.yaml:33:73: no write of tickets takes "/number", so nobody can send it: name another field (at /roles/guest/denies/1/fields/0)',
  ],
  [
    'a role without writes that is denied a field',
    ['operations: [create]', 'operations: [create, update]'],
    'system.yaml:33:64: this role has no create or update of tickets to write fields with: drop "fields" (at /roles/guest/denies/1/fields)',
  ],
  [
    'a role that is denied everything',
    [
      'operations: [create] }\n      - { id: guest-titles, origin: declared, entity: tickets, fields: [/level] }',
      'operations: [list, get, create, update, status] }\n      - { id: a, origin: declared, entity: states, operations: [list] }\n      - { id: b, origin: declared, entity: clerks, operations: [list] }',
    ],
    'system.yaml:29:3: denies every operation that this system claims: leave one, or nothing tells it from no access (at /roles/guest)',
  ],
])('%s is refused', async (_, change, line) => {
  expect(await problemsOfLimits(change)).toEqual([line])
})

test('transitions that no write makes are refused, with what else needs that write', async () => {
  const operations = 'operations: [list, get, create, update, status]'
  expect(await problemsOfLimits([operations, 'operations: [list, get, create]'])).toEqual([
    'system.yaml:13:7: nothing moves tickets from state to state: this system claims neither update nor status; say "transitions: {}" (at /entities/tickets/states/transitions)',
    'system.yaml:21:28: limits update of tickets, which this system does not claim; it claims: list, get, create (at /entities/tickets/limits/5/kind)',
    'system.yaml:33:64: this role has no create or update of tickets to write fields with: drop "fields" (at /roles/guest/denies/1/fields)',
  ])
})

test('a system that only answers like one claims no limit on writes', async () => {
  const places = [
    '8:5 /entities/tickets/replay',
    '9:5 /entities/tickets/states',
    '15:5 /entities/tickets/limits',
    '27:1 /writeLimit',
    '32:9 /roles/guest/denies/0',
    '33:9 /roles/guest/denies/1',
  ].map((place) => place.split(' '))
  expect(await problemsOfLimits(['kind: stored', 'kind: read-only'])).toEqual(
    places.map(
      ([line, pointer]) =>
        `system.yaml:${line}: limits writes, which change nothing in a system of kind "read-only": drop it, or say "stored" (at ${pointer})`,
    ),
  )
})
