import { expect, test } from 'vitest'
import { operationPattern } from './operation-pattern.ts'

const item = { method: 'DELETE', path: '/erp/vendors/{key}', concrete: '/erp/vendors/7', tags: ['Vendors'] }

test.each([
  ['path:/erp/vendors/{key}', true],
  ['/erp/vendors/*', true],
  ['/erp/vendors/7', true],
  ['/erp/*', false],
  ['/erp/**', true],
  ['/erp/vendors/**', true],
  ['/erp/vendors/{key}/**', true],
  ['/erp/vendors', false],
  ['/erp/vendor./*', false],
  ['method:delete', true],
  ['DELETE', true],
  ['GET', false],
  ['tag:vendors', true],
  ['Vend*', true],
  ['Vendor', false],
  ['DELETE /erp/vendors/*', true],
  ['GET /erp/vendors/*', false],
])('%s is about the deletion of a vendor: %s', (text, isAbout) => {
  expect(operationPattern(text, '--exclude').matches(item)).toBe(isAbout)
})

test.each([
  ['', 'names nothing'],
  ['tag: ', 'names nothing'],
  ['method:FETCH', 'Known: GET'],
  ['FETCH /erp', 'Known: GET'],
  ['path:erp', 'begin it with /'],
])('%j is told as what it is: a slip', (text, problem) => {
  expect(() => operationPattern(text, '--include')).toThrow(problem)
})
