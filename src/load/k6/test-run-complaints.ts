import { Ajv2020 } from 'ajv/dist/2020.js'
import schema from '../../../schemas/k6-testrun.schema.json' with { type: 'json' }
import { isObject } from '../../model/json.ts'

const validate = new Ajv2020({ allErrors: true, validateSchema: false, allowUnionTypes: true }).compile(
  schema,
)

/** Options of k6 that 2.0 no longer has, and those that tell a secret to everybody who sees the pod. */
const REMOVED = ['--no-summary']
const TELLING = /^(-e|--env|--secret-source)(=|$)/
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']

interface Surroundings {
  /** Of the ConfigMap. */
  files: readonly string[]
}

/**
 * What is wrong with a TestRun: first by the operator's schema with unknown fields refused, then by what the schema lets pass and the
 * operator or a run trips over.
 */
export function testRunComplaints(testRun: unknown, surroundings: Surroundings): string[] {
  if (!validate(testRun)) return [...new Set((validate.errors ?? []).map(schemaComplaint))]
  const { spec } = testRun as { spec: Spec }
  return [
    ...scriptComplaints(spec, surroundings),
    ...argumentComplaints(spec),
    ...[spec.initializer, spec.runner, spec.starter].flatMap(pullComplaints),
    ...(spec.parallelism < 1
      ? [`spec.parallelism: ${spec.parallelism} is below 1: give at least one runner`]
      : []),
  ]
}

interface Spec {
  parallelism: number
  script: { configMap?: { file?: string }; volumeClaim?: object; localFile?: string }
  args?: string[]
  arguments?: string
  initializer?: Pod
  runner?: Pod
  starter?: Pod
}

interface Pod {
  imagePullPolicy?: string
}

function schemaComplaint({
  instancePath,
  message,
  params,
}: {
  instancePath: string
  message?: string
  params: object
}): string {
  const at = instancePath.slice(1).replaceAll('/', '.') || 'the TestRun'
  const extra = isObject(params) ? params.additionalProperty : undefined
  return typeof extra === 'string'
    ? `${at}: the operator has no field "${extra}" there: leave it out, or mend its name`
    : `${at}: ${message}`
}

function scriptComplaints({ script }: Spec, { files }: Surroundings): string[] {
  const sources = Object.keys(script)
  if (sources.length !== 1)
    return [
      `spec.script: it has ${sources.length} sources and needs one: configMap, volumeClaim or localFile`,
    ]
  const file = script.configMap?.file
  return file !== undefined && !files.includes(file)
    ? [`spec.script.configMap.file: the ConfigMap has no "${file}": name one of ${files.join(', ')}`]
    : []
}

function argumentComplaints({ args = [], arguments: line = '' }: Spec): string[] {
  const words = [...args, ...line.split(' ').filter((word) => word !== '')]
  const found: string[] = []
  for (const [at, word] of words.entries()) {
    if (REMOVED.includes(word.split('=')[0] ?? '')) found.push(`spec.args: k6 2 has no ${word}: leave it out`)
    if (TELLING.test(word))
      found.push(
        `spec.args: ${word.split('=')[0]} would show a value to all who see the pod: use env with secretKeyRef`,
      )
    const follows = words[at - 1]?.startsWith('-') && !words[at - 1]?.includes('=')
    if (!word.startsWith('-') && !follows)
      found.push(`spec.args: "${word}" stands alone, and the operator takes options only: leave it out`)
  }
  return found
}

function pullComplaints({ imagePullPolicy }: Pod = {}): string[] {
  return imagePullPolicy === undefined || PULL_POLICIES.includes(imagePullPolicy)
    ? []
    : [`spec.runner.imagePullPolicy: "${imagePullPolicy}" is none: write ${PULL_POLICIES.join(', ')}`]
}
