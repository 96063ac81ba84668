import type { DocumentCoverage, OperationCoverage } from '../model/document-coverage.ts'

const UNCLAIMED = 'depot-sandbox does not claim create of vendors'
const FAILURE = 'a 5xx is a failure of the server, which no request ought to provoke'
const SEEN = { exercised: true } as const
const not = (because: string) => ({ exercised: false, because })

/** Coverage with one of everything: an operation that was not called, ranges, no parameters, markup, an undocumented answer. */
export function sampleDocumentCoverage(): DocumentCoverage {
  return {
    totals: {
      operations: { exercised: 2, documented: 3 },
      statuses: { exercised: 3, documented: 6 },
      parameters: { exercised: 2, documented: 3 },
      requestTypes: { exercised: 0, documented: 1 },
      responseTypes: { exercised: 2, documented: 5 },
      undocumented: 2,
    },
    operations: [LIST, CREATE, REMOVE],
  }
}

const LIST: OperationCoverage = {
  operation: 'GET /api/erp/vendors',
  ...SEEN,
  statuses: [
    {
      status: '200',
      answered: [200],
      ...SEEN,
      responseTypes: [
        { type: 'application/json', ...SEEN },
        { type: 'text/csv', ...not('every answer of this status came with application/json') },
      ],
    },
    {
      status: '4XX',
      answered: [400, 401],
      ...SEEN,
      responseTypes: [{ type: 'application/json', ...SEEN }],
    },
    {
      status: '500',
      answered: [],
      ...not(FAILURE),
      responseTypes: [{ type: 'application/json', ...not(FAILURE) }],
    },
  ],
  parameters: [
    { name: 'page', in: 'query', answered: [200, 400], ...SEEN },
    { name: '<X-Depot>', in: 'header', answered: [], ...not('no check sends it') },
  ],
  requestTypes: [],
  undocumented: [{ status: 200, type: 'text/plain' }, { status: 302 }],
}

const CREATE: OperationCoverage = {
  operation: 'POST /api/erp/vendors',
  ...not(UNCLAIMED),
  statuses: [
    {
      status: '201',
      answered: [],
      ...not(UNCLAIMED),
      responseTypes: [{ type: 'application/json', ...not(UNCLAIMED) }],
    },
  ],
  parameters: [],
  requestTypes: [{ type: 'application/json', answered: [], ...not(UNCLAIMED) }],
  undocumented: [],
}

const REMOVE: OperationCoverage = {
  operation: 'DELETE /api/erp/vendors/{key}',
  ...SEEN,
  statuses: [
    { status: '204', answered: [204], ...SEEN, responseTypes: [] },
    {
      status: 'default',
      answered: [],
      ...not('every answer had a status that is listed by itself'),
      responseTypes: [],
    },
  ],
  parameters: [{ name: 'key', in: 'path', answered: [204], ...SEEN }],
  requestTypes: [],
  undocumented: [],
}
