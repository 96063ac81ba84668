import { expect, test } from 'vitest'
import { InputProblems } from '../model/harness-error.ts'
import { loadApi } from './load-api.ts'
import { loadManifest } from './load-manifest.ts'
import { writtenApi } from './written-api.ts'

const MANIFEST = 'systems/desk/system.yaml'

async function problemsOf(...changes: [string, string][]): Promise<string[]> {
  await using folder = await writtenApi({ [MANIFEST]: changes })
  const api = await loadApi(folder.at('specs/tickets'))
  const error = await loadManifest(folder.at(MANIFEST), api).catch((thrown: unknown) => thrown)
  if (!(error instanceof InputProblems)) throw new Error(`expected problems, got ${String(error)}`)
  expect(error.code).toBe('MANIFEST_INVALID')
  return folder.without(error.message).replaceAll('systems/desk/', '').split('\n')
}

test('loads what a system claims', async () => {
  await using folder = await writtenApi()
  const manifest = await loadManifest(folder.at(MANIFEST), await loadApi(folder.at('specs/tickets')))
  expect(manifest.entities.tickets).toEqual({ operations: ['list', 'get'] })
  expect(manifest.scenarios.map(({ id }) => id)).toEqual(['open-ticket'])
})

test.each<[string, [string, string], string]>([
  [
    'an unknown key',
    ['title: Desk', 'titel: Desk'],
    'system.yaml:2:1: unknown key "titel"; did you mean "title"? (at /titel)',
  ],
  [
    'an unknown kind',
    ['kind: read-only', 'kind: readonly'],
    'system.yaml:4:1: must be one of "read-only", "stored", not "readonly"; did you mean "read-only"? (at /kind)',
  ],
  [
    'an unknown entity',
    ['  clerks:', '  clerk:'],
    'system.yaml:8:3: the API has no entity "clerk"; did you mean "clerks"? (at /entities/clerk)',
  ],
  [
    'an unknown role',
    ['[list, get]', '[list, read]'],
    'system.yaml:6:33: must be one of "list", "get", "create", "update", "remove", "status", not "read" (at /entities/tickets/operations/1)',
  ],
  [
    'a role the API has no operation for',
    ['[list, get]', '[list, remove]'],
    'system.yaml:6:33: the API binds no operation to remove tickets; it has: list, get, create (at /entities/tickets/operations/1)',
  ],
  [
    'a scenario of an unknown entity',
    ['entity: tickets', 'entity: ticket'],
    'system.yaml:12:5: the API has no entity "ticket"; did you mean "tickets"? (at /scenarios/0/entity)',
  ],
  [
    'a scenario that looks at no field',
    ['/state: OPEN', '/stat: OPEN'],
    'system.yaml:14:14: records of tickets have no "stat" for "/stat"; did you mean "state"? (at /scenarios/0/where/~1stat)',
  ],
  [
    'a scenario that looks at no field beyond a reference',
    ['/parts/0/ticket/title', '/parts/0/ticket/titel'],
    'system.yaml:14:47: records of tickets have no "titel" for "/titel"; did you mean "title"? (at /scenarios/0/where/~1parts~10~1ticket~1titel)',
  ],
  [
    'a scenario of an entity that the system does not list',
    ['tickets: { operations: [list, get] }', 'tickets: { operations: [get] }'],
    'system.yaml:12:5: looks into tickets, which this system does not claim to list: claim it, or drop this (at /scenarios/0/entity)',
  ],
  [
    'a scenario that looks into what the system does not list',
    ['  states: { operations: [list] }\n', ''],
    'system.yaml:13:28: looks into states, which this system does not claim to list: claim it, or drop this (at /scenarios/0/where/~1state~1code)',
  ],
  [
    'two scenarios of one id',
    ['scenarios:', 'scenarios:\n  - { id: open-ticket, entity: clerks, title: x, where: { /id: 1 } }'],
    'system.yaml:12:5: another scenario has the id "open-ticket" already (at /scenarios/1/id)',
  ],
  [
    'another API',
    ['api: tickets', 'api: parcels'],
    'system.yaml:3:1: stands behind the API "parcels", but "tickets" was loaded: name that one (at /api)',
  ],
  [
    'another name than its folder',
    ['system: desk', 'system: shop'],
    'system.yaml:1:1: is named "shop", but its folder "desk": give both one name (at /system)',
  ],
  [
    'a limit without a unit',
    ['per: 1m', 'per: minute'],
    'system.yaml:9:28: must be a duration such as "30d", "10m" or "250ms", not "minute" (at /rateLimit/per)',
  ],
])('a manifest with %s is refused', async (_, change, line) => {
  expect(await problemsOf(change)).toEqual([line])
})

test('tells all problems at once', async () => {
  expect(await problemsOf(['  clerks:', '  clerk:'], ['entity: tickets', 'entity: none'])).toHaveLength(2)
})
