import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { comparePacts } from '../../src/contracts/compare-pacts.ts'
import { readPact } from '../../src/contracts/pact-files.ts'
import { at } from '../../src/model/pointer.ts'
import { loadApi } from '../../src/spec/load-api.ts'

const file = 'contracts/sample-integration-makini-sandbox.json'
const pact = readPact(file, readFileSync(file, 'utf8'))
const { document, ...api } = await loadApi('specs/makini')

/** What becomes of the document, what the comparison says of it, and where. */
const CHANGES: [
  pointer: string,
  change: (node: Record<string, unknown>) => unknown,
  code: string,
  place: string,
][] = [
  [
    '/components/schemas/PurchaseOrder/properties',
    (node) => Object.assign(node, { orderNo: { type: 'integer' } }),
    'response.body.incompatible',
    '/PurchaseOrder/properties/orderNo',
  ],
  [
    '/components/schemas/WorkOrder/properties',
    (node) => Object.assign(node, { severity: { enum: ['cosmic'] } }),
    'response.body.incompatible',
    '/WorkOrder/properties/severity',
  ],
  ['/paths', (node) => delete node['/api/erp/sites/{key}'], 'request.path-or-method.unknown', '/paths'],
  [
    '/paths/~1api~1erp~1vendors~1{key}/get/responses',
    (node) => delete node['404'],
    'response.status.unknown',
    '/paths/~1api~1erp~1vendors~1{key}/get/responses',
  ],
  [
    '/components/schemas/RecordsChangedEvent/properties',
    (node) => delete node.connectionId,
    'message.field.unknown',
    '/RecordsChangedEvent',
  ],
]

test('what a document no longer bears out is told with its places in both files, and nothing else is', async () => {
  const content = structuredClone(document.content)
  for (const [pointer, change] of CHANGES) change(at(content, pointer) as Record<string, unknown>)
  const { fits, disagreements } = await comparePacts([pact], { ...api, document: { ...document, content } })
  expect(fits).toBe(false)
  for (const [, , code, place] of CHANGES) {
    const own = disagreements.filter((one) => one.code === code && one.document.pointer.endsWith(place))
    expect(own.length, `${code} at ${place}`).toBeGreaterThan(0)
    for (const { contract } of own) expect(at(pact.content, contract.pointer)).toBeDefined()
    for (const { contract } of own) expect(contract.line).toBeGreaterThan(1)
  }
  const expected = new Set(CHANGES.map(([, , code]) => code))
  expect(disagreements.filter(({ code }) => !expected.has(code))).toEqual([])
})
