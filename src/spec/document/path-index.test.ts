import { expect, test } from 'vitest'
import type { Method, Operation } from '../../model/operation.ts'
import { indexPaths } from './path-index.ts'

function operation(address: string): Operation {
  const [method = '', path = ''] = address.split(' ')
  const rest = { pointer: '', tags: [], security: [], parameters: [], requestTypes: [], responses: {} }
  return { address, method: method as Method, path, ...rest }
}

const index = indexPaths(
  [
    'GET /orders/{id}',
    'PUT /orders/{id}',
    'GET /orders/mine',
    'GET /{kind}/mine',
    'GET /orders',
    'GET /orders.lines/{id}',
    'GET /files/{name}.{ending}',
    'POST /orders/{id}:archive',
    'GET /größen"日本/{id}',
    'GET /',
  ].map(operation),
)

test.each([
  ['GET', '/orders', 'GET /orders', {}],
  ['GET', '/orders/7', 'GET /orders/{id}', { id: '7' }],
  ['GET', '/orders/mine', 'GET /orders/mine', {}],
  ['PUT', '/orders/mine', 'PUT /orders/{id}', { id: 'mine' }],
  ['GET', '/sites/mine', 'GET /{kind}/mine', { kind: 'sites' }],
  ['GET', '/orders/a%2Fb%20c', 'GET /orders/{id}', { id: 'a/b c' }],
  ['GET', '/orders.lines/7', 'GET /orders.lines/{id}', { id: '7' }],
  ['GET', '/files/a.b.txt', 'GET /files/{name}.{ending}', { name: 'a', ending: 'b.txt' }],
  ['POST', '/orders/7:archive', 'POST /orders/{id}:archive', { id: '7' }],
  ['GET', new URL('http://x/größen"日本/7').pathname, 'GET /größen"日本/{id}', { id: '7' }],
  ['GET', '/größen"日本/ä', 'GET /größen"日本/{id}', { id: 'ä' }],
  ['GET', '/', 'GET /', {}],
] as const)('%s %s is %s', (method, path, address, parameters) => {
  const found = index.match(method, path)
  expect([found?.operation.address, found?.parameters]).toEqual([address, parameters])
})

test('a path parameter is read in its style', () => {
  const styled = (style: 'label' | 'matrix') => ({
    ...operation(`GET /${style}/{id}`),
    parameters: [{ name: 'id', in: 'path' as const, required: true, pointer: '', style }],
  })
  const paths = indexPaths([styled('label'), styled('matrix')])
  const read = ['/label/.a.b', '/label/a', '/matrix/;id=a%3Bb', '/matrix/;no=a'].map(
    (path) => paths.match('GET', path)?.parameters.id,
  )
  expect(read).toEqual(['a.b', undefined, 'a;b', undefined])
})

test.each([
  ['GET', '/orders/'],
  ['GET', '/orders/7/'],
  ['GET', '/orders/7/lines'],
  ['GET', '/ordersXlines/7'],
  ['GET', '/Orders'],
  ['DELETE', '/orders'],
  ['GET', '/orders/%zz'],
  ['GET', ''],
] as const)('%s %j is no operation', (method, path) => {
  expect(index.match(method, path)).toBeUndefined()
})

test.each([
  ['/orders/7', ['GET', 'PUT']],
  ['/orders/mine', ['GET', 'PUT']],
  ['/orders/7:archive', ['GET', 'PUT', 'POST']],
  ['/none/at/all', []],
])('the methods at %s are %j', (path, methods) => {
  expect(index.methodsAt(path).sort()).toEqual([...methods].sort())
})
