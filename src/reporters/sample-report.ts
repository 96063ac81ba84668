import type { Exchange } from '../model/exchange.ts'
import type { CheckResult, ConformanceReport, FieldCoverage } from '../model/report.ts'
import type { Level, Requirement } from '../model/requirement.ts'
import { sampleDocumentCoverage } from './sample-document-coverage.ts'
import { sampleMatrices } from './sample-matrices.ts'

/**
 * A report with one of everything, for the tests and golden files of all outputs: each status, each level, both kinds
 * of omission, an answer that never came, a body that was cut, markup, wide and control characters.
 */
export function sampleReport(): ConformanceReport {
  return {
    schemaVersion: 1,
    assay: { version: '0.1.0' },
    startedAt: '2026-11-24T08:00:00.000Z',
    durationMs: 12_345,
    api: { id: 'depot', title: 'Depot Unified API', documentDigest: '9f'.repeat(32) },
    system: { id: 'depot-sandbox', title: 'Depot Sandbox' },
    target: { name: 'sandbox', kind: 'embedded', baseUrl: 'http://127.0.0.1:4010' },
    selection: { suites: ['auth', 'reads'], only: ['AUTH-001'], seed: 7, records: 120 },
    verdict: {
      outcome: 'not-certified',
      because: [
        'READ-004/vendors broke a MUST: List answers conform to the document.',
        'AUTH-009 could not be judged: TARGET_FAILED.',
        'READ-030 was planned but never reported.',
      ],
      counts: { passed: 3, failed: 3, broken: 1, skipped: 4 },
      warnings: 1,
      notes: 1,
      missing: ['READ-030'],
    },
    checks: [...authChecks(), ...readChecks()],
    documentCoverage: sampleDocumentCoverage(),
    fieldCoverage: FIELDS,
    matrices: sampleMatrices(),
    readOnly: {
      verdict: 'changed by us',
      changes: [
        {
          entity: 'vendors',
          key: 'v-7',
          what: 'changed',
          by: 'us',
          because: 'we sent PUT /api/erp/vendors/v-7',
        },
        { entity: 'work-orders', what: 'added', by: 'others', because: 'nothing that we sent is about it' },
      ],
      proofs: 2,
      sent: { GET: 412, POST: 9, PUT: 3 },
    },
  }
}

/** The same run with everything well: what a certified system's report looks like. */
export function certifiedReport(): ConformanceReport {
  const report = sampleReport()
  const checks = report.checks.filter(
    (check) => check.status === 'passed' || check.omission?.kind === 'not-applicable',
  )
  return {
    ...report,
    checks: [
      ...checks,
      ...report.checks.filter((check) => check.finding && check.requirement.level !== 'MUST'),
    ],
    verdict: {
      outcome: 'certified',
      because: ['Every applicable MUST ran and passed: 3 of 3.'],
      counts: { passed: 3, failed: 2, broken: 0, skipped: 3 },
      warnings: 1,
      notes: 1,
      missing: [],
    },
    readOnly: { verdict: 'unchanged', changes: [], proofs: 1, sent: { GET: 412 } },
  }
}

const LIST = '/api/erp/vendors?page=1&per_page=100'

function authChecks(): CheckResult[] {
  const refusal = exchange('x1', '/api/eam/work-orders', { status: 401, body: '{"code":"unauthenticated"}' })
  return [
    check('AUTH-001', 'auth', {
      requirement: requirement('AUTH-001', 'MUST', 'A granted consent leads to a token that reads data.'),
      durationMs: 48,
      exchanges: [refusal],
    }),
    check('AUTH-009', 'auth', {
      requirement: requirement('AUTH-009', 'MUST', 'A refresh kills the old pair.'),
      status: 'broken',
      durationMs: 30_000,
      error: {
        code: 'TARGET_FAILED',
        message: 'The connection was reset during POST /oauth/token. Try again.',
      },
      exchanges: [exchange('x2', '/oauth/token', { method: 'POST', failure: 'ECONNRESET' })],
    }),
    check('AUTH-014', 'auth', {
      requirement: requirement('AUTH-014', 'SHOULD', 'A token answer says <no-store> & "no-cache".'),
      status: 'failed',
      finding: { expected: 'Cache-Control: no-store', seen: 'no such header', exchange: 'x3' },
      exchanges: [exchange('x3', '/oauth/token', { method: 'POST', body: '{"access_token":"***"}' })],
    }),
    check('AUTH-020', 'auth', {
      requirement: requirement('AUTH-020', 'MUST', 'A code dies with its lifetime.'),
      status: 'skipped',
      durationMs: 0,
      omission: { kind: 'blocked', because: 'The target gives no control over its clock.' },
    }),
  ]
}

function readChecks(): CheckResult[] {
  const row = (key: string, rest: Partial<CheckResult>) =>
    check(key, 'reads', { requirement: LISTS_CONFORM, ...rest })
  return [
    row('READ-004/work-orders', {
      durationMs: 31,
      notes: ['Undocumented field /x-colour in 3 of 120 records.'],
    }),
    row('READ-004/purchase-orders', { durationMs: 27 }),
    row('READ-004/vendors', {
      status: 'failed',
      durationMs: 22,
      finding: {
        expected: 'an integer',
        seen: '"十二 <b>12</b> \u001b[31m"',
        pointer: '/data/0/rating',
        documentPointer: '/components/schemas/Vendor/properties/rating',
        exchange: 'x4',
        smallest: 'POST /api/erp/vendors {"rating":"十二 <b>12</b>"}',
      },
      exchanges: [exchange('x4', LIST, { body: '{"data":[{"rating":"十二', bodyCut: true })],
    }),
    ...['assets', 'invoices', 'sites'].map((entity) =>
      row(`READ-004/${entity}`, {
        status: 'skipped',
        durationMs: 0,
        omission: {
          kind: 'not-applicable',
          because: 'The manifest does not claim that this entity is listed.',
        },
      }),
    ),
    check('READ-021', 'reads', {
      requirement: requirement('READ-021', 'MAY', 'Lists offer a sort by the time of change.'),
      status: 'failed',
      durationMs: 9,
      finding: { expected: 'records in order of /updatedAt', seen: 'an order that ignores the parameter' },
    }),
  ]
}

const LISTS_CONFORM = requirement('READ-004', 'MUST', 'List answers conform to the document.')

function requirement(id: string, level: Level, statement: string): Requirement {
  return {
    id,
    level,
    statement,
    source: { kind: 'document', ref: '/paths/~1api~1erp~1vendors/get' },
    danger: 'read',
    needs: id === 'AUTH-001' ? ['consent', 'client'] : [],
    hint: 'The serializer of the field, and the type the document gives it.',
  }
}

function check(
  key: string,
  suite: string,
  rest: Partial<CheckResult> & Pick<CheckResult, 'requirement'>,
): CheckResult {
  const replay = `assay certify --system depot-sandbox --only ${key} --seed 7 --records 120`
  return { key, suite, status: 'passed', durationMs: 15, notes: [], exchanges: [], replay, ...rest }
}

interface ExchangeCase {
  method?: string
  status?: number
  body?: string
  bodyCut?: boolean
  failure?: string
}

function exchange(id: string, path: string, given: ExchangeCase): Exchange {
  const { method = 'GET', status = 200, body, bodyCut, failure } = given
  const response = {
    status,
    headers: [
      ['content-type', 'application/json'],
      ['x-request-id', `req-${id}`],
    ] satisfies [string, string][],
    ...(body !== undefined && { body }),
    ...(bodyCut && { bodyCut }),
  }
  return {
    id,
    startedAt: '2026-11-24T08:00:01.000Z',
    durationMs: 12,
    request: {
      method,
      url: `http://127.0.0.1:4010${path}`,
      headers: [
        ['authorization', 'Bearer ***'],
        ['accept', 'application/json'],
      ],
      ...(method === 'POST' && { body: 'grant_type=refresh_token&refresh_token=***', bodyCut: false }),
    },
    ...(failure === undefined ? { response } : { failure }),
  }
}

const FIELDS: FieldCoverage[] = [
  field('vendors', '/key', { present: 40, distinct: 40 }),
  field('vendors', '/rating', { present: 38, null: 6, defaulted: 4, distinct: 5 }),
  field('work-orders', '/key', { records: 120, present: 120, distinct: 1000 }),
  field('work-orders', '/lineItems/*/quantity', { records: 312, present: 312, distinct: 48 }),
  field('work-orders', '/x-colour', { records: 120, present: 3, distinct: 2, documented: false }),
]

function field(entity: string, name: string, rest: Partial<FieldCoverage>): FieldCoverage {
  return {
    entity,
    field: name,
    documented: true,
    records: 40,
    present: 0,
    null: 0,
    defaulted: 0,
    distinct: 0,
    ...rest,
  }
}
