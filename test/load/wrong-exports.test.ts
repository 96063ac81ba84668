import { expect, test } from 'vitest'
import { exportK6 } from '../../src/load/k6/export-k6.ts'
import type { Deployment, ExportPlan } from '../../src/load/k6/export-plan.ts'
import { testRunComplaints } from '../../src/load/k6/test-run-complaints.ts'
import { exportPlan } from './export-sample.ts'

const deployed =
  (change: Partial<Deployment>) =>
  (right: ExportPlan): ExportPlan => ({ ...right, deployment: { ...right.deployment, ...change } })
const pod = (runner: Record<string, unknown>) => deployed({ runner })

type Change = (right: ExportPlan) => ExportPlan

test.each<[string, Change, string]>([
  ['no runner', deployed({ parallelism: 0 }), '--parallelism: 0 runners cannot share a load'],
  ['half a runner', deployed({ parallelism: 2.5 }), '--parallelism: 2.5 runners cannot share a load'],
  [
    'more runners than calls',
    deployed({ parallelism: 40 }),
    '--parallelism: 40 runners are more than the 20 calls a second',
  ],
  [
    'more runners than VUs',
    (right) => ({ ...right, plan: { ...right.plan, limits: { ...right.plan.limits, maxInFlight: 1 } } }),
    '--parallelism: 2 runners are more than limits.maxInFlight, 1',
  ],
  ['a name that is none', deployed({ name: 'Nightly_Run' }), '--name: "Nightly_Run" is no DNS label'],
  ['a name that is too long', deployed({ name: 'n'.repeat(64) }), 'is no DNS label: use up to 63'],
  ['a namespace that is none', deployed({ namespace: '' }), '--namespace: "" is no DNS label'],
  [
    'a secret by its value',
    deployed({ secret: 'eyJhbGciOi.J9' }),
    '--secret: "eyJhbGciOi.J9" is no DNS label',
  ],
  [
    'an image by its tag',
    deployed({ image: 'grafana/k6:latest' }),
    '--image: "grafana/k6:latest" may change under its name',
  ],
  ['a URL that is none', deployed({ baseUrl: 'api.example.com' }), '--base-url: "api.example.com" is no URL'],
  [
    'a URL with a password',
    deployed({ baseUrl: 'https://a:b@x.test' }),
    '--base-url: it holds a user or a password',
  ],
  [
    'a URL that k6 cannot call',
    deployed({ baseUrl: 'ftp://x.test' }),
    '--base-url: "ftp://" is not what k6 calls',
  ],
  ['a URL with a query', deployed({ baseUrl: 'https://x.test?a=1' }), 'must end with its host or path'],
  [
    'a search for the capacity',
    (right) => ({ ...right, plan: { ...right.plan, capacity: { from: 1, most: 2, holdMs: 1000 } } }),
    'capacity: k6 runs phases alone',
  ],
  ['a threshold that k6 has no count for', holding('late < 1 %'), 'thresholds[0]: k6 knows no late starts'],
  ['a rate of many decimals', atRate(1 / 3), 'phases[0]: k6 counts in whole numbers, and a rate of "odd"'],
  [
    'a call that nothing is known of',
    sending([]),
    'calls: nothing is known to send for "GET /api/erp/vendors"',
  ],
  ['a call without a token', sending([bare('/a')]), 'would be sent without a token of its connection'],
  [
    'more than a ConfigMap holds',
    sending([bare(`/${'a'.repeat(1_100_000)}`, '{token}')]),
    'and a ConfigMap holds 1048576',
  ],
  ['an image of the runner', pod({ image: 'other' }), '--runner: "image" is that of --image'],
  [
    'a secret of the runner by its value',
    pod({ env: [{ name: 'API_KEY', value: 'abc' }] }),
    '--runner: env "API_KEY" looks like a secret',
  ],
  [
    'a field that the operator has not',
    pod({ resource: {} }),
    'spec.runner: the operator has no field "resource" there',
  ],
  [
    'an amount that is none',
    pod({ resources: { limits: { cpu: 'lots' } } }),
    'spec.runner.resources.limits.cpu: must',
  ],
  [
    'a number as a variable',
    pod({ env: [{ name: 'A', value: 1 }] }),
    'spec.runner.env.3.value: must be string',
  ],
  [
    'a variable without its name',
    pod({ env: [{ value: 'a' }] }),
    "spec.runner.env.3: must have required property 'name'",
  ],
  [
    'a pull policy that is none',
    pod({ imagePullPolicy: 'Sometimes' }),
    'spec.runner.imagePullPolicy: "Sometimes" is none',
  ],
])('%s is refused', (_, change, message) => {
  expect(() => exportK6(change(exportPlan()))).toThrow(message)
})

const script = { configMap: { name: 'a', file: 'script.js' } }

test.each<[string, Record<string, unknown>, string]>([
  ['no runner', { parallelism: 0 }, 'spec.parallelism: 0 is below 1'],
  ['no source of a script', { script: {} }, 'spec.script: it has 0 sources'],
  ['two sources of a script', { script: { ...script, localFile: 'a' } }, 'spec.script: it has 2 sources'],
  [
    'a script that is not there',
    { script: { configMap: { name: 'a', file: 'b.js' } } },
    'the ConfigMap has no "b.js"',
  ],
  ['a switch that is no text', { quiet: false }, 'spec.quiet: must be string'],
  ['a text that is no switch', { separate: 'true' }, 'spec.separate: must be boolean'],
  ['a word alone', { arguments: '--quiet --vus=1 word' }, '"word" stands alone'],
  ['an option of k6 1', { args: ['--no-summary'] }, 'k6 2 has no --no-summary'],
  ['a secret among the options', { args: ['-e', 'TOKEN=abc'] }, '-e would show a value'],
])('a TestRun with %s is told of', (_, change, message) => {
  const run = {
    ...{ apiVersion: 'k6.io/v1alpha1', kind: 'TestRun', metadata: { name: 'a' } },
    spec: { script, parallelism: 1, ...change },
  }
  const told = testRunComplaints(run, { files: ['script.js'] })
  expect(told).toEqual([expect.stringContaining(message)])
})

test('what is right is told nothing', () => {
  const run = pod({ resources: { limits: { cpu: '500m', memory: '1Gi' } }, nodeSelector: { role: 'load' } })
  expect(Object.keys(exportK6(run(exportPlan())))).toContain('testrun.yaml')
})

function holding(hold: string): Change {
  return (right) => ({ ...right, thresholds: [{ hold }] })
}

function atRate(rate: number): Change {
  return (right) => ({
    ...right,
    plan: {
      ...right.plan,
      phases: [
        { name: 'odd', role: 'steady', durationMs: 1000, profile: { kind: 'constant', rate: rate + 5 } },
      ],
    },
  })
}

function sending(requests: ExportPlan['calls'][number]['requests']): Change {
  return (right) => ({
    ...right,
    calls: right.calls.map((call, at) => (at === 0 ? { ...call, requests } : call)),
  })
}

function bare(path: string, authorization = '') {
  return { method: 'GET' as const, path, headers: { authorization } }
}
