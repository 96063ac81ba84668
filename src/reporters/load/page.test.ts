import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LoadReport } from '../../model/load-report.ts'
import { writeLoadResults } from './allure.ts'
import { loadCharts } from './charts.ts'
import { loadPage } from './page.ts'

const NONE = { lookedAt: false, because: 'not asked for' } as const
const REPORT: LoadReport = {
  format: 'assay-load-report/1',
  verdict: {
    outcome: 'missed',
    because: ['p95 < 1 ms: fail.'],
    thresholds: [{ hold: 'p95 < 1 ms', where: 'day', outcome: 'fail', because: '2 ms' }],
  },
  run: {
    ...{ plan: '<script>alert(1)</script>', seed: 1, version: '1.0.0', target: 'x', engine: 'k6' },
    ...{ startedAt: '2026-01-05T09:00:00.000Z', endedAt: '2026-01-05T09:00:02.000Z' },
    generator: { watched: false },
  },
  model: {
    ...{ kind: 'open', latencyFrom: 'actual start', planned: 4, offered: 4, started: 4 },
    ...{ late: 0, dropped: 0, held: 0, unstarted: 0 },
  },
  phases: [],
  operations: [],
  errors: [{ class: 'a"<b>', count: 1, share: 0.25 }],
  errorBudget: [],
  capacity: NONE,
  saturation: { mostInFlight: 1, longestBacklog: 0, littlesLaw: [] },
  limits: [],
  limitFindings: [],
  correctness: {
    contractViolations: 0,
    wrongData: 0,
    looks: [{ what: 'writes', outcome: 'pass', because: '0 lost of 3.' }],
  },
  recovery: [],
  comparison: NONE,
  raw: { file: 'load.json' },
  timeline: [
    { second: 0, offered: 2, ended: 2, p50: 2, p95: 3, maxMs: 3, errors: {} },
    { second: 1, offered: 2, ended: 2, errors: { 'a"<b>': 2 } },
  ],
  percentileCurve: [
    { percent: 0, ms: 1 },
    { percent: 100, ms: 3 },
  ],
}

test('the page asks for nothing from outside, and what a plan says cannot act in it', () => {
  const page = loadPage(REPORT)
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=/)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toContain('a"<b>')
  expect([...page.matchAll(/https?:\/\/[^"\s]+/g)].map(([url]) => url)).not.toContain('https:')
  expect(new Set([...page.matchAll(/https?:\/\/[^"\s]+/g)].map(([url]) => url))).toEqual(
    new Set(['http://www.w3.org/2000/svg']),
  )
})

test('charts are drawn to scale, and say where nothing was measured', () => {
  const charts = loadCharts(REPORT)
  expect(charts['rate.svg']).toContain('points="64.0,52.0 704.0,52.0"')
  expect(loadCharts({ ...REPORT, errors: [] })['errors.svg']).toContain('all that ended ended well')
  expect(loadCharts({ ...REPORT, timeline: [] })['rate.svg']).toContain('nothing was measured')
  expect(charts['errors.svg']).toContain('a&quot;&lt;b&gt;')
})

test('Allure shows each threshold, and the run with page and charts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-load-allure-'))
  writeLoadResults(REPORT, folder)
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const files = readdirSync(folder)
  rmSync(folder, { recursive: true })
  expect(results.map(({ name, status }) => `${name}: ${status}`).sort()).toEqual([
    'Load is missed: failed',
    'p95 < 1 ms in day: failed',
  ])
  const attached = results.flatMap(({ attachments }) =>
    attachments.map(({ source }: { source: string }) => source),
  )
  expect(attached).toHaveLength(5)
  expect(files).toEqual(expect.arrayContaining(attached))
})

test('what was looked at, announced and run on is told', () => {
  const environment = { node: 'v24.1.0', platform: 'linux x64', cpus: 2 }
  const page = loadPage({ ...REPORT, run: { ...REPORT.run, cost: '9 calls', commit: 'c0ffee', environment } })
  for (const told of ['pass: 0 lost of 3.', '9 calls', 'c0ffee', 'Node v24.1.0, linux x64, 2 cores'])
    expect(page).toContain(`<td>${told}</td>`)
  expect(loadPage(REPORT)).not.toContain('<td>commit</td>')
})
