import { expect, test } from 'vitest'
import { isObject } from '../../model/json.ts'
import { sampleReport } from '../sample-report.ts'
import { renderJson, renderJsonSummary } from './json.ts'

test('a report is written as agreed', async () => {
  await expect(renderJson(sampleReport())).toMatchFileSnapshot('golden/report.json')
})

test('the same report gives the same bytes, whatever the order its keys were set in', () => {
  expect(renderJson(reversed(sampleReport()))).toBe(renderJson(sampleReport()))
})

test('nothing is lost on the way to the file', () => {
  expect(JSON.parse(renderJson(sampleReport()))).toEqual(sampleReport())
})

test('the summary for machines is one object with the verdict and the place of the report', () => {
  expect(JSON.parse(renderJsonSummary(sampleReport(), 'reports/latest/report.json'))).toEqual({
    ...sampleReport().verdict,
    report: 'reports/latest/report.json',
  })
})

function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, reversed(inner)])
  return Object.fromEntries(entries.reverse()) as T
}
