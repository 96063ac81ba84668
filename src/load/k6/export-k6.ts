import { stringify } from 'yaml'
import { HarnessError } from '../../model/harness-error.ts'
import { exportComplaints } from './export-complaints.ts'
import type { Deployment, ExportPlan } from './export-plan.ts'
import { sealedPlan, tokenVariable } from './export-plan.ts'
import { exportReadme } from './export-readme.ts'
import { k6Options } from './k6-options.ts'
import { k6Script } from './k6-script.ts'
import { testRunComplaints } from './test-run-complaints.ts'

/** Files by name. */
export type Exported = Record<string, string>

/** Largest ConfigMap that a cluster takes, in bytes. */
const MOST_BYTES = 1_048_576

/**
 * Everything that runs a plan by k6 and its operator, with references to secrets and never a value. All is checked before anything is
 * written. Throws HarnessError LOAD_INVALID with one line for each thing that is wrong.
 */
export function exportK6(given: ExportPlan): Exported {
  refuse(exportComplaints(given))
  const { deployment } = given
  const sealed = sealedPlan(given)
  const options = k6Options(given, sealed.digest)
  const script = k6Script(given, options)
  if (Buffer.byteLength(script) > MOST_BYTES - 1000)
    refuse([
      `calls: the script is ${Buffer.byteLength(script)} bytes, and a ConfigMap holds ${MOST_BYTES}: call fewer operations, or smaller bodies`,
    ])
  const testRun = testRunOf(given)
  refuse(testRunComplaints(testRun, { files: ['script.js'] }))
  return {
    'script.js': script,
    'options.json': `${JSON.stringify(options, null, 2)}\n`,
    'plan.json': `${JSON.stringify(sealed, null, 1)}\n`,
    'testrun.yaml': stringify(testRun),
    'kustomization.yaml': stringify(kustomizationOf(deployment)),
    'configmap.yaml': stringify(configMapOf(deployment, script)),
    'README.md': exportReadme(given),
  }
}

function refuse(complaints: readonly string[]): void {
  if (complaints.length > 0) throw new HarnessError('LOAD_INVALID', complaints.join('\n'))
}

function testRunOf({ calls, deployment }: ExportPlan): Record<string, unknown> {
  const { name, namespace, parallelism, image, secret, baseUrl, runner = {} } = deployment
  const connections = [...new Set(calls.map(({ connection }) => connection))]
  const env = [
    { name: 'ASSAY_BASE_URL', value: baseUrl },
    ...connections.map((connection) => ({
      name: tokenVariable(connection),
      valueFrom: { secretKeyRef: { name: secret, key: connection } },
    })),
  ]
  const more = Array.isArray(runner.env) ? (runner.env as unknown[]) : []
  return {
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name, namespace },
    spec: {
      parallelism,
      script: { configMap: { name, file: 'script.js' } },
      args: ['--out', 'json=-', '--log-output=stderr'],
      quiet: 'true',
      separate: parallelism > 1,
      initializer: { image },
      runner: {
        ...runner,
        image,
        env: [...env, ...more],
      },
    },
  }
}

function configMapOf({ name, namespace }: Deployment, script: string): object {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data: { 'script.js': script },
  }
}

function kustomizationOf({ namespace }: Deployment): object {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace,
    resources: ['configmap.yaml', 'testrun.yaml'],
  }
}
