import type { DocumentCoverage, OperationCoverage } from '../../model/document-coverage.ts'

/** Document coverage with every field, for the tests of the schema. Each time objects of its own: the tests take fields away. */
export function everyCoverage() {
  const told = () => ({ exercised: true, because: 'x' })
  const operations = [
    {
      operation: 'GET /a',
      ...told(),
      statuses: [{ status: '200', answered: [200], ...told(), responseTypes: [{ type: 't', ...told() }] }],
      parameters: [{ name: 'n', in: 'query' as const, answered: [200], ...told() }],
      requestTypes: [{ type: 't', answered: [200], ...told() }],
      undocumented: [{ status: 418, type: 't' }],
    },
  ]
  return { totals: totals(), operations }
}

/** With only the obligatory fields. */
export function obligatoryCoverage(): DocumentCoverage {
  const exercised = { exercised: true }
  const operation: OperationCoverage = {
    operation: 'GET /a',
    exercised: true,
    statuses: [
      { status: '200', answered: [200], exercised: true, responseTypes: [{ type: 't', ...exercised }] },
    ],
    parameters: [{ name: 'n', in: 'query', answered: [200], exercised: true }],
    requestTypes: [{ type: 't', answered: [200], exercised: true }],
    undocumented: [{ status: 418 }],
  }
  return { totals: totals(), operations: [operation] }
}

function totals() {
  const share = () => ({ exercised: 1, documented: 1 })
  return {
    operations: share(),
    statuses: share(),
    parameters: share(),
    requestTypes: share(),
    responseTypes: share(),
    undocumented: 1,
  }
}
