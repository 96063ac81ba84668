import { expect, test } from 'vitest'
import { productionSign } from './host-signs.ts'

test.each([
  'localhost',
  'erp.localhost',
  '127.0.0.1',
  '[::1]',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.2',
  '[fd00::1]',
  'sandbox.example.com',
  'erp-uat2.example.com',
  'api.staging.example.com',
  'DEV01.example.com',
  'erp.test',
  'erp-test.example',
])('%s says that it is for tests', (host) => {
  expect(productionSign(host)).toBeUndefined()
})

test.each([
  ['prod.example.com', 'prod'],
  ['erp-production.example.com', 'production'],
  ['live2.example.com', 'live'],
  ['test.prod.example.com', 'prod'],
])('%s says that it is production', (host, word) => {
  expect(productionSign(host)).toBe(`has "${word}" in its name`)
})

test.each([
  'api.example.com',
  'example.com',
  'erp',
  'api.company.dev',
  'api.test.com',
  'latest.example.com',
  'contest.example.com',
  '172.32.0.1',
  '8.8.8.8',
])('%s does not say what it is, so it may be production', (host) => {
  expect(productionSign(host)).toBe('does not say in its name that it is for tests')
})
