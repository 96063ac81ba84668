import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../../schemas/load-report.schema.json' with { type: 'json' }
import { planOf, runVirtually, type Server } from '../engine/virtual-run.ts'
import type { PhasePlan } from '../load-plan.ts'
import { judgeLoad } from '../verdict/judge-load.ts'
import { loadReport } from './load-report.ts'

const PHASES: PhasePlan[] = [
  { name: 'day', role: 'steady', durationMs: 10_000, profile: { kind: 'constant', rate: 100 } },
  {
    name: 'rush',
    role: 'spike',
    durationMs: 6000,
    profile: { kind: 'spike', base: 50, peak: 100, holdMs: 2000 },
  },
  { name: 'evening', role: 'recovery', durationMs: 12_000, profile: { kind: 'constant', rate: 20 } },
]
const HOLDS = ['p95 < 300 ms', 'errors < 1 %'].map((hold) => ({ hold }))

/** Slow until three seconds into the evening; each 50th call fails. */
const server: Server =
  (clock) =>
  async ({ index }) => {
    await clock.sleep(clock.now() > 14_000 && clock.now() < 19_000 ? 800 : 20)
    return { class: index % 50 === 0 ? 'server-error' : 'ok', bytes: 10 }
  }
const measured = await runVirtually(planOf(1, { phases: PHASES }), server)
const verdict = judgeLoad(measured, HOLDS)
const FACTS = { version: '1.2.3', target: 'a sandbox', engine: 'assay' } as const
const report = loadReport(measured, verdict, FACTS)

test('the report is as its published schema says', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  expect([validate(report), validate.errors]).toEqual([true, null])
  expect(validate({ ...report, more: 1 })).toBe(false)
  const probes = [{ rate: 40, verdict: 'holds' as const }]
  const searched = {
    ...measured,
    capacity: { kind: 'at-least' as const, holdsAt: 40, probes, reason: 'It holds.' },
  }
  const { capacity, ...rest } = loadReport(searched, verdict, FACTS)
  expect(capacity).toEqual({ lookedAt: true, because: 'It holds.', kind: 'at-least', holdsAt: 40, probes })
  expect([validate({ ...rest, capacity }), validate.errors]).toEqual([true, null])
})

test('percentiles come with their intervals, and are not told of too few', () => {
  const [day] = report.operations
  expect(day).toMatchObject({
    phase: 'day',
    count: 1000,
    classes: { ok: 980, 'server-error': 20 },
    perSecond: 100,
  })
  expect(day?.percentiles.slice(0, 3)).toEqual(
    [50, 90, 95].map((percent) => ({ percent, ms: 20.015, lowMs: 20.015, highMs: 20.015 })),
  )
  expect(day?.percentiles.at(-1)).toEqual({ percent: 99.9, insufficient: { count: 980, needed: 10_000 } })
})

test('an objective on errors tells how fast its budget goes', () => {
  const [budget] = report.errorBudget
  expect(budget).toMatchObject({ hold: 'errors < 1 %', allowed: 0.01, spent: 0.02, burnRate: 2 })
  expect(report.verdict.outcome).toBe('missed')
})

test('after a spike the time is told until the objective holds again', () => {
  expect(report.recovery).toEqual([{ phase: 'evening', seconds: 3 }])
})

test('each second tells what was offered, what ended and how it failed', () => {
  expect(report.timeline).toHaveLength(28)
  expect(report.timeline[1]).toMatchObject({
    offered: 100,
    ended: 100,
    p50: 20,
    errors: { 'server-error': 2 },
  })
  expect(report.percentileCurve[0]).toEqual({ percent: 0, ms: 20 })
})
