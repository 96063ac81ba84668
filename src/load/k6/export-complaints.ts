import { isObject } from '../../model/json.ts'
import { peakOf } from '../schedule/arrivals.ts'
import { parseThreshold } from '../verdict/parse-threshold.ts'
import type { Deployment, ExportedCall, ExportPlan } from './export-plan.ts'
import { unitOf } from './k6-options.ts'

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/
const DIGEST = /@sha256:[0-9a-f]{64}$/
const SECRET_LIKE = /token|secret|password|passwd|api[-_]?key|credential/i

/** What of a plan k6 cannot run, or would run as something else. One sentence each: where, what, what to do. */
export function exportComplaints({ plan, thresholds, calls, deployment }: ExportPlan): string[] {
  return [
    ...deploymentComplaints(deployment),
    ...runnerComplaints(deployment.runner ?? {}),
    ...shareComplaints(deployment.parallelism, plan),
    ...plan.phases.flatMap((phase, at) =>
      unitOf(phase) === undefined
        ? [
            `phases[${at}]: k6 counts in whole numbers, and a rate of "${phase.name}" has more than three decimals: round it`,
          ]
        : [],
    ),
    ...thresholds.flatMap(({ hold }, at) =>
      parseThreshold(hold, `thresholds[${at}]`).metric === 'late'
        ? [
            `thresholds[${at}]: k6 knows no late starts, it drops them: write "dropped = 0", or run the plan by assay load`,
          ]
        : [],
    ),
    ...(plan.capacity
      ? ['capacity: k6 runs phases alone: leave it out, or look for the capacity by assay load']
      : []),
    ...calls.flatMap(callComplaints),
  ]
}

function deploymentComplaints({ name, namespace, image, secret, baseUrl }: Deployment): string[] {
  const found: string[] = []
  for (const [what, value] of Object.entries({ name, namespace, secret }))
    if (!LABEL.test(value))
      found.push(
        `--${what}: "${value}" is no DNS label: use up to 63 of a-z, 0-9 and "-", with "-" neither first nor last`,
      )
  if (!DIGEST.test(image))
    found.push(
      `--image: "${image}" may change under its name: give the image by its digest, as grafana/k6@sha256:…`,
    )
  return [...found, ...urlComplaints(baseUrl)]
}

function urlComplaints(baseUrl: string): string[] {
  if (!URL.canParse(baseUrl))
    return [`--base-url: "${baseUrl}" is no URL: give one as https://api.example.com`]
  const { protocol, username, password, search, hash } = new URL(baseUrl)
  if (username !== '' || password !== '')
    return ['--base-url: it holds a user or a password: leave them out, and keep the token in the Secret']
  if (!/^https?:$/.test(protocol))
    return [`--base-url: "${protocol}//" is not what k6 calls: give an http or https URL`]
  if (search !== '' || hash !== '' || baseUrl.endsWith('/'))
    return [
      `--base-url: "${baseUrl}" must end with its host or path: leave out the query and a slash at its end`,
    ]
  return []
}

function runnerComplaints(runner: Record<string, unknown>): string[] {
  const found: string[] = []
  if ('image' in runner) found.push('--runner: "image" is that of --image: leave it out')
  const env = Array.isArray(runner.env) ? (runner.env as unknown[]) : []
  for (const entry of env) {
    if (!isObject(entry) || typeof entry.name !== 'string' || entry.value === undefined) continue
    if (SECRET_LIKE.test(entry.name))
      found.push(
        `--runner: env "${entry.name}" looks like a secret and has its value in the file: use valueFrom.secretKeyRef`,
      )
  }
  return found
}

function shareComplaints(parallelism: number, { phases, limits }: ExportPlan['plan']): string[] {
  if (!Number.isInteger(parallelism) || parallelism < 1)
    return [`--parallelism: ${parallelism} runners cannot share a load: give a whole number from 1 on`]
  const peak = peakOf(phases)
  if (parallelism > peak)
    return [
      `--parallelism: ${parallelism} runners are more than the ${peak} calls a second of the plan: some would have none; give fewer`,
    ]
  if (parallelism > limits.maxInFlight)
    return [
      `--parallelism: ${parallelism} runners are more than limits.maxInFlight, ${limits.maxInFlight}, the VUs they share: give fewer, or raise it`,
    ]
  return []
}

function callComplaints({ operation, requests }: ExportedCall): string[] {
  if (requests.length === 0) return [`calls: nothing is known to send for "${operation}": leave it out`]
  const bare = requests.find(
    ({ headers }) => !Object.values(headers).some((value) => value.includes('{token}')),
  )
  return bare ? [`calls: "${operation}" would be sent without a token of its connection: leave it out`] : []
}
