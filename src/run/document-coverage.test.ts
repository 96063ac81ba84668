import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Scope } from '../kit/scope.ts'
import type { Exercised } from '../model/exercised.ts'
import type { PlannedCheck } from '../model/plan.ts'
import type { Omission } from '../model/report.ts'
import type { Danger } from '../model/requirement.ts'
import { inferApi } from '../spec/inference/infer-api.ts'
import { inferManifest } from '../spec/inference/infer-manifest.ts'
import { writtenFolder } from '../spec/written-folder.ts'
import { answers, listing } from '../spec/written-inference.ts'
import { documentCoverage } from './document-coverage.ts'
import type { CoverageFacts } from './unexercised.ts'

const thing = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } }
const none = { description: 'none' }
const body = { content: { 'application/json': { schema: thing }, 'application/xml': {} } }

const scope = await scopeOf({
  '/things': {
    get: {
      ...listing({ id: 'string', name: 'string' }, { page: { type: 'integer' }, odd: { type: 'string' } }),
      responses: {
        ...answers({ type: 'array', items: thing }),
        '4XX': none,
        429: none,
        503: none,
        default: none,
      },
    },
    post: { requestBody: body, responses: { ...answers(thing, '201'), 403: none, 405: none, 409: none } },
  },
  '/things/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: { responses: answers(thing) },
  },
})

async function scopeOf(paths: object): Promise<Scope> {
  await using folder = await writtenFolder({
    'openapi.yaml': stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths }),
  })
  const { api } = await inferApi(folder.at('openapi.yaml'))
  return { api, manifest: inferManifest(api.binding) }
}

const sent = (operation: string, more: Partial<Exercised> = {}): Exercised => ({
  ...{ operation, answers: { 'application/json': [200] }, parameters: {}, requestTypes: {} },
  ...more,
})

const LIST = sent('GET /things')
const CREATE = sent('POST /things', { answers: { 'application/json': [201] } })

function check(key: string, omission?: Omission, needs: [] | ['restricted'] = []): PlannedCheck {
  const danger: Danger = key.startsWith('WRITE') ? 'write' : 'read'
  const source = { kind: 'practice', ref: 'test' } as const
  const id = key.split('/', 1)[0] ?? key
  const requirement = { id, level: 'MUST', statement: 'It holds.', source, danger, needs } as const
  return {
    key,
    suite: 'reads',
    requirement: { ...requirement, needs: [...needs] },
    ...(omission && { omission }),
  }
}

function cover(exercised: Exercised[], facts: Partial<CoverageFacts> = {}) {
  const selection = { suites: ['reads'], otherSuites: [], only: [] }
  return documentCoverage({ scope, planned: [], selection, missing: [], ...facts }, exercised)
}

/** Why a part of an operation was not exercised: `status 429`, `query odd`, `application/xml`, or the operation itself. */
function because(coverage: ReturnType<typeof cover>, address: string, part?: string): string | undefined {
  const one = coverage.operations.find(({ operation }) => operation === address)
  const parts = [
    ...(one?.statuses ?? []).map((status) => ({ ...status, part: `status ${status.status}` })),
    ...(one?.parameters ?? []).map((parameter) => ({ ...parameter, part: `query ${parameter.name}` })),
    ...(one?.requestTypes ?? []).map((type) => ({ ...type, part: type.type })),
  ]
  return part === undefined ? one?.because : parts.find((other) => other.part === part)?.because
}

test('what was exercised is counted against all that the document has', () => {
  const list = sent('GET /things', {
    answers: { 'application/json': [200, 404], 'text/plain': [418], '': [503] },
    parameters: { 'query page': [200] },
  })
  const { totals, operations } = cover([list])
  expect(totals).toEqual({
    operations: { exercised: 1, documented: 3 },
    statuses: { exercised: 3, documented: 10 },
    parameters: { exercised: 1, documented: 3 },
    requestTypes: { exercised: 0, documented: 2 },
    responseTypes: { exercised: 1, documented: 3 },
    undocumented: 0,
  })
  expect(operations[0]?.statuses.map(({ status, answered }) => [status, answered])).toEqual([
    ['200', [200]],
    ['429', []],
    ['503', [503]],
    ['4XX', [404, 418]],
    ['default', []],
  ])
})

test('a status and a content type that the document does not have are listed', () => {
  const create = sent('POST /things', {
    answers: { 'text/html': [201], 'application/json': [500], '': [302] },
  })
  const { operations, totals } = cover([create])
  const due = [{ status: 201, type: 'text/html' }, { status: 302 }, { status: 500, type: 'application/json' }]
  expect([operations[1]?.undocumented, totals.undocumented]).toEqual([due, 3])
})

test('a content type that did not come is told with those that did', () => {
  const create = sent('POST /things', { answers: { 'text/html': [201], '': [201] } })
  expect(cover([create]).operations[1]?.statuses[0]?.responseTypes).toEqual([
    {
      type: 'application/json',
      exercised: false,
      because: 'every answer of this status came with text/html, no content type',
    },
  ])
})

const BLOCKED: Omission = { kind: 'blocked', because: 'staging does not allow write checks' }
const others = { selection: { suites: ['reads'], otherSuites: ['auth', 'writes'], only: [] } }
const only = { selection: { suites: ['reads'], otherSuites: [], only: ['READ-001'] } }
const without = { selection: { suites: ['reads'], otherSuites: [], only: [], exclude: ['method:GET'] } }
const bare = { scope: { ...scope, manifest: { ...scope.manifest, system: 'shop', entities: {} } } }

test.each<
  [reason: string, exercised: Exercised[], facts: Partial<CoverageFacts>, address: string, part?: string]
>([
  ['no check sends it', [], {}, 'POST /things'],
  ['no check of reads sent it, and auth, writes were not selected', [], others, 'POST /things'],
  ['no check selected with --only READ-001 sent it', [], only, 'POST /things'],
  ['no check selected with --exclude method:GET sent it', [], without, 'POST /things'],
  ['shop does not claim create of things', [], bare, 'POST /things'],
  ['2 checks of this run never reported', [], { missing: ['A', 'B'] }, 'POST /things'],
  [
    '1 of 1 checks named after it were left out: nothing tells of it',
    [],
    {
      planned: [
        check('ERR-1/post-things', { kind: 'not-applicable', because: 'nothing tells of POST /things' }),
      ],
    },
    'POST /things',
  ],
  ['no check sends it', [], {}, 'GET /things', 'query odd'],
  ['the binding gives it no use, and no check sends it', [LIST], {}, 'GET /things', 'query odd'],
  ['no check sends it', [LIST], {}, 'GET /things', 'query page'],
  ['no answer came', [sent('GET /things', { answers: {} })], {}, 'GET /things', 'status 200'],
  [
    'a 5xx is a failure of the server, which no request ought to provoke',
    [LIST],
    {},
    'GET /things',
    'status 503',
  ],
  ['every answer had a status that is listed by itself', [LIST], {}, 'GET /things', 'status default'],
  ['no call of this run was answered so', [LIST], {}, 'GET /things', 'status 429'],
  [
    'the limit on calls was exceeded by calls of other operations',
    [LIST, sent('GET /things/{id}', { answers: { '': [429] } })],
    {},
    'GET /things',
    'status 429',
  ],
  ['shop does not claim create of things', [sent('POST /things')], bare, 'POST /things', 'status 201'],
  [
    'a 405 refuses a method that the path does not have, and it has this one',
    [CREATE],
    {},
    'POST /things',
    'status 405',
  ],
  ['no call of this run was answered so', [CREATE], {}, 'POST /things', 'status 403'],
  [
    'staging has no restricted connection',
    [CREATE],
    {
      planned: [
        check('A-1', { kind: 'blocked', because: 'staging has no restricted connection' }, ['restricted']),
      ],
    },
    'POST /things',
    'status 403',
  ],
  [
    '1 of 1 checks that write were left out: staging does not allow write checks',
    [CREATE],
    { planned: [check('WRITE-1/all', BLOCKED)] },
    'POST /things',
    'status 409',
  ],
  [
    'no call of this run was answered so',
    [CREATE],
    { planned: [check('WRITE-1/all', BLOCKED), check('WRITE-2'), check('WRITE-3')] },
    'POST /things',
    'status 409',
  ],
  [
    'no check of reads was answered so, and auth, writes were not selected',
    [CREATE],
    others,
    'POST /things',
    'status 409',
  ],
  ['no check sends a body of this type', [CREATE], {}, 'POST /things', 'application/xml'],
])('%s', (reason, exercised, facts, address, part) => {
  expect(because(cover(exercised, facts), address, part)).toBe(reason)
})
