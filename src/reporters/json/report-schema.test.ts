import { readFile } from 'node:fs/promises'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { ERROR_CATALOGUE } from '../../model/error-catalogue.ts'
import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Change } from '../../model/read-only.ts'
import { type ConformanceReport, DISTINCT_LIMIT } from '../../model/report.ts'
import { certifiedReport, sampleReport } from '../sample-report.ts'
import { everyCoverage, obligatoryCoverage } from './document-coverage-fields.ts'
import { renderJson } from './json.ts'
import { KEY_ORDER } from './key-order.ts'
import { CLAIM, EVERY_MATRIX, OBLIGATORY_MATRIX } from './matrix-fields.ts'
import { EVERY_VERIFICATION } from './verification-fields.ts'

const schema: unknown = JSON.parse(
  await readFile(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8'),
)
const validate = compile()

test.each([
  ['with findings', sampleReport()],
  ['of a certified system', certifiedReport()],
])('a written report %s fits the published schema', (_, report) => {
  expect(problems(JSON.parse(renderJson(report)))).toEqual([])
})

test('a report with every field of the type fits the schema, so the schema lacks none', () => {
  expect(problems(EVERY_FIELD)).toEqual([])
})

test('a report with only the obligatory fields of the type fits the schema, so it demands no more', () => {
  expect(problems(OBLIGATORY_FIELDS)).toEqual([])
})

test('every field of the schema is one of the type', () => {
  expect(strangers(schema, EVERY_FIELD, '')).toEqual([])
})

test('the schema demands every obligatory field of the type', () => {
  const unnoticed = removals(OBLIGATORY_FIELDS)
    .filter(({ without }) => problems(without).length === 0)
    .map(({ place }) => place)
  expect(unnoticed).toEqual([])
})

test('the schema refuses a field that the type does not have, at every level', () => {
  const unnoticed = objectsIn(EVERY_FIELD).filter((object) => {
    object.surprise = true
    const noticed = problems(EVERY_FIELD).length > 0
    delete object.surprise
    return !noticed
  })
  expect(unnoticed).toEqual([])
})

test('every field has its place in the written order, and a description', () => {
  const fields = propertiesOf(schema)
  expect(fields.filter(([name]) => !KEY_ORDER.some((known) => known === name))).toEqual([])
  expect(fields.filter(([, field]) => !('description' in field || '$ref' in field))).toEqual([])
})

test('the schema names the limit up to which distinct values are counted', () => {
  const distinct = propertiesOf(schema).find(([name]) => name === 'distinct')?.[1]
  expect(distinct?.description).toContain(String(DISTINCT_LIMIT))
})

test('the sample uses error codes that exist', () => {
  const codes = sampleReport().checks.flatMap((check) => check.error?.code ?? [])
  expect(codes.filter((code) => !Object.hasOwn(ERROR_CATALOGUE, code))).toEqual([])
})

/** Every optional field made obligatory, so that a literal of this type cannot forget one. */
type Every<T> = T extends string | number | boolean
  ? T
  : T extends [name: string, value: string]
    ? T
    : T extends (infer Item)[]
      ? Every<Item>[]
      : { [Name in keyof T]-?: Every<NonNullable<T[Name]>> }

/** Every optional field taken away, so that a literal of this type cannot have one. */
type Obligatory<T> = T extends string | number | boolean
  ? T
  : T extends [name: string, value: string]
    ? T
    : T extends (infer Item)[]
      ? Obligatory<Item>[]
      : {
          [Name in keyof T as Record<never, never> extends Pick<T, Name> ? never : Name]: Obligatory<T[Name]>
        }

const EVERY_FIELD: Every<ConformanceReport> = {
  schemaVersion: 1,
  ...{ assay: { version: '1' }, startedAt: '2026-11-24T08:00:00Z', durationMs: 1 },
  api: { id: 'a', title: 'A', documentDigest: 'd' },
  system: { id: 's', title: 'S' },
  target: { name: 't', kind: 'remote', baseUrl: 'http://localhost' },
  selection: {
    ...{ suites: ['auth'], only: ['AUTH-001'], include: ['/vendors'], exclude: ['DELETE'] },
    ...{ seed: 1, records: 1, leftOut: 1, maxRequests: 1, rate: 1, timeBudgetMs: 1000 },
  },
  verdict: {
    outcome: 'certified',
    because: ['x'],
    counts: { passed: 1, failed: 0, broken: 0, skipped: 0 },
    warnings: 0,
    notes: 0,
    missing: ['x'],
  },
  checks: [
    {
      key: 'AUTH-001',
      requirement: {
        id: 'AUTH-001',
        level: 'MUST',
        statement: 'x',
        source: { kind: 'rfc', ref: 'RFC 6749' },
        ...{ danger: 'read', needs: ['clock'], hint: 'x' },
      },
      suite: 'auth',
      status: 'failed',
      durationMs: 1,
      finding: {
        ...{ expected: 'x', seen: 'y', pointer: '/a' },
        ...{ documentPointer: '/b', exchange: 'c', smallest: 'd' },
      },
      error: { code: 'RUN_BROKEN', message: 'x' },
      omission: { kind: 'blocked', because: 'x' },
      claim: CLAIM,
      readOnly: { verdict: 'changed by us', changes: [everyChange()] },
      agreed: {
        given: 'consented',
        exchange: {
          id: 'x1',
          startedAt: '2026-11-24T08:00:00Z',
          durationMs: 1,
          request: { method: 'GET', url: 'x', headers: [['a', 'b']], body: 'x', bodyCut: true },
          response: { status: 200, headers: [['a', 'b']], body: 'x', bodyCut: true },
          failure: 'x',
        },
      },
      agreedEvent: { type: 'x', contentType: 'application/json', body: '{}' },
      notes: ['x'],
      exchanges: [
        {
          id: 'c',
          startedAt: '2026-11-24T08:00:00Z',
          durationMs: 1,
          request: {
            method: 'GET',
            url: 'http://localhost/',
            headers: [['a', 'b']],
            body: 'x',
            bodyCut: true,
          },
          response: { status: 200, headers: [['a', 'b']], body: 'x', bodyCut: true },
          failure: 'x',
        },
      ],
      replay: 'assay certify',
    },
  ],
  documentCoverage: everyCoverage(),
  fieldCoverage: [
    {
      entity: 'e',
      field: '/f',
      documented: true,
      records: 1,
      present: 1,
      null: 0,
      defaulted: 0,
      distinct: 1,
    },
  ],
  matrices: EVERY_MATRIX,
  contracts: EVERY_VERIFICATION,
  readOnly: {
    verdict: 'not proven',
    because: 'x',
    changes: [everyChange()],
    proofs: 1,
    sent: { GET: 1, POST: 1, PUT: 1, PATCH: 1, DELETE: 1, HEAD: 1, OPTIONS: 1, TRACE: 1 },
  },
}

/** Each time an object of its own: the tests put fields in. */
function everyChange(): Required<Change> {
  return { entity: 'e', key: 'k', what: 'changed', by: 'us', because: 'x' }
}

const OBLIGATORY_FIELDS: Obligatory<ConformanceReport> = {
  schemaVersion: 1,
  assay: { version: '1' },
  startedAt: '2026-11-24T08:00:00Z',
  durationMs: 1,
  api: { id: 'a', title: 'A', documentDigest: 'd' },
  system: { id: 's', title: 'S' },
  target: { name: 't', kind: 'remote', baseUrl: 'http://localhost' },
  selection: { suites: ['auth'], only: [], seed: 1 },
  verdict: {
    outcome: 'certified',
    because: [],
    counts: { passed: 1, failed: 0, broken: 0, skipped: 0 },
    warnings: 0,
    notes: 0,
    missing: [],
  },
  checks: [
    {
      key: 'AUTH-001',
      requirement: {
        id: 'AUTH-001',
        level: 'MUST',
        statement: 'x',
        source: { kind: 'rfc', ref: 'RFC 6749' },
        danger: 'read',
        needs: [],
      },
      suite: 'auth',
      status: 'passed',
      durationMs: 1,
      notes: [],
      exchanges: [
        {
          id: 'c',
          startedAt: '2026-11-24T08:00:00Z',
          durationMs: 1,
          request: { method: 'GET', url: 'http://localhost/', headers: [] },
        },
      ],
      replay: 'assay certify',
    },
  ],
  documentCoverage: obligatoryCoverage(),
  fieldCoverage: [
    {
      entity: 'e',
      field: '/f',
      documented: true,
      records: 1,
      present: 1,
      null: 0,
      defaulted: 0,
      distinct: 1,
    },
  ],
  matrices: OBLIGATORY_MATRIX,
}

function compile(): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(schema as object)
}

function problems(report: unknown): string[] {
  validate(report)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

/** All objects within a value, itself included. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  const inner = typeof value === 'object' && value !== null ? Object.values(value).flatMap(objectsIn) : []
  return isObject(value) ? [value, ...inner] : inner
}

/** Copies of a value, each without one of its fields. */
function removals(value: unknown): { place: string; without: unknown }[] {
  const fields = objectsIn(value).flatMap((object) => Object.keys(object).map((name) => ({ object, name })))
  return fields.map(({ object, name }) => {
    const kept = object[name]
    delete object[name]
    const without = structuredClone(value)
    object[name] = kept
    return { place: name, without }
  })
}

function propertiesOf(node: unknown): [string, Record<string, unknown>][] {
  if (typeof node !== 'object' || node === null) return []
  const own = isObject(node) && isObject(node.properties) ? Object.entries(node.properties) : []
  const named = own.filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1]))
  return [...named, ...Object.values(node).flatMap(propertiesOf)]
}

/** Places the schema has and a value with every field does not. */
function strangers(node: unknown, value: unknown, place: string): string[] {
  if (!isObject(node)) return []
  if (typeof node.$ref === 'string') return strangers(at(schema, node.$ref.slice(1)), value, place)
  if (Array.isArray(value)) return value.flatMap((item) => strangers(node.items, item, `${place}/*`))
  const fields = isObject(node.properties) ? Object.entries(node.properties) : []
  return fields.flatMap(([name, field]) =>
    isObject(value) && name in value
      ? strangers(field, value[name], `${place}/${name}`)
      : [`${place}/${name}`],
  )
}
