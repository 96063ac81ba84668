import { globSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as rules from './architecture/rules.ts'
import { scan } from './architecture/scan.ts'

const files = globSync('{src,suites,scripts,test,bin}/**/*.{ts,js}')
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => scan(path, readFileSync(path, 'utf8')))

const { noApiByName, ...unconditional } = rules
const all = { ...unconditional, noApiByName: noApiByName(readdirSync('specs')) }

test('the scan sees the harness', () => {
  expect(files.length).toBeGreaterThan(20)
})

test.each(Object.entries(all))('the house keeps its rule: %s', (_, rule) => {
  expect(rule(files)).toEqual([])
})
