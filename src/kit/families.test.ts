import { expect, test } from 'vitest'
import { loadApi } from '../spec/load-api.ts'
import { loadManifest } from '../spec/load-manifest.ts'
import { writtenApi } from '../spec/written-api.ts'
import type { Family, Row } from './check.ts'
import { entities, guarded, references } from './families.ts'
import { scenarios } from './scenario-rows.ts'
import type { Scope } from './scope.ts'

const DOCUMENT = 'specs/tickets/openapi.yaml'
const MANIFEST = 'systems/desk/system.yaml'

/** The small API and its system, with this text of the document changed to another, as a user's own document would be. */
async function cut(...document: [string, string][]): Promise<Scope> {
  await using folder = await writtenApi({ [DOCUMENT]: document })
  const api = await loadApi(folder.at('specs/tickets'), { document: folder.at(DOCUMENT) })
  return { api, manifest: await loadManifest(folder.at(MANIFEST), api) }
}

/** The small API as it is, with claims of its system changed. */
async function claiming(...manifest: [string, string][]): Promise<Scope> {
  await using folder = await writtenApi({ [MANIFEST]: manifest })
  const api = await loadApi(folder.at('specs/tickets'))
  return { api, manifest: await loadManifest(folder.at(MANIFEST), api) }
}

/** Why a family leaves rows out, by key; undefined for a row that is tried. */
function reasons<R extends Row>(family: Family<R>, scope: Scope): Record<string, string | undefined> {
  return Object.fromEntries(
    family(scope).map((row) => [
      row.key,
      'omission' in row ? `${row.omission.kind}: ${row.omission.because}` : undefined,
    ]),
  )
}

test('a claim on an entity that the document lost is blocked', async () => {
  const scope = await cut(['  /clerks:', '  /people:'])
  expect(reasons(entities('list'), scope)).toEqual({
    tickets: undefined,
    states: undefined,
    clerks: 'blocked: the system claims to list clerks, the document has no operation for it',
  })
})

test('a claim on an operation that the document lost is blocked', async () => {
  const scope = await cut(['  /tickets/{id}:', '  /ticket/{id}:'])
  expect(reasons(entities('get'), scope)).toEqual({
    tickets: 'blocked: the system claims to get tickets, the document has no operation for it',
  })
})

test('a promised record of an entity that the document lost is blocked', async () => {
  const scope = await cut(['  /tickets:', '  /issues:'])
  expect(reasons(scenarios, scope)).toEqual({
    'open-ticket': 'blocked: the document has no operation to list tickets',
  })
})

test('a reference to an entity that the system does not list is left out and named', async () => {
  const scope = await claiming(['  clerks: { operations: [list] }\n', ''])
  expect(reasons(references, scope)).toMatchObject({
    'tickets/clerk': 'not-applicable: desk does not claim to list clerks',
    'tickets/state': undefined,
  })
})

test('of the operations that ask for a token, those that are no reads are writes', async () => {
  const scope = await claiming(['[list, get]', '[list, get, create]'])
  const rows = guarded(scope).flatMap((row) => ('omission' in row ? [] : [row]))
  const dangers = rows.map(({ operation, danger }) => `${operation.method} ${danger ?? 'as the check'}`)
  expect([...new Set(dangers)].sort()).toEqual(['DELETE write', 'GET as the check', 'POST write'])
})

test('an operation that the system does not offer need not ask for a token', async () => {
  expect(reasons(guarded, await claiming())).toMatchObject({
    'get-tickets': undefined,
    'post-tickets': 'not-applicable: desk does not claim POST /tickets',
  })
})
