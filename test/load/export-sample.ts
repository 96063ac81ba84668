import type { ExportPlan } from '../../src/load/k6/export-plan.ts'
import { USUAL_LIMITS, USUAL_STOP } from '../../src/load/load-plan.ts'

const reading = (path: string, connection: string, weight: number) => ({
  operation: `GET ${path}`,
  connection,
  kind: 'read',
  weight,
  requests: [{ method: 'GET' as const, path, headers: { authorization: 'Bearer {token}' } }],
})

/** A plan that can be exported as it is. */
export function exportPlan(): ExportPlan {
  const calls = [reading('/api/erp/vendors', 'primary', 3), reading('/api/erp/inventories', 'second', 1)]
  return {
    plan: {
      name: 'sample',
      seed: 3,
      arrivals: 'even',
      phases: [
        { name: 'warm-up', role: 'warm-up', durationMs: 4000, profile: { kind: 'constant', rate: 10 } },
        { name: 'steady', role: 'steady', durationMs: 10_000, profile: { kind: 'constant', rate: 20 } },
      ],
      mix: calls.map(({ requests: _, ...entry }) => entry),
      limits: USUAL_LIMITS,
      stop: USUAL_STOP,
    },
    thresholds: [{ hold: 'p95 < 300 ms' }, { hold: 'errors < 1 %' }, { hold: 'dropped = 0' }],
    calls,
    deployment: {
      ...{ name: 'nightly', namespace: 'load', parallelism: 2, secret: 'assay-tokens' },
      image: `grafana/k6@sha256:${'0'.repeat(64)}`,
      baseUrl: 'https://api.example.com',
    },
  }
}
