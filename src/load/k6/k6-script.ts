import { type ExportPlan, tokenVariable } from './export-plan.ts'
import type { K6Options } from './k6-options.ts'

/**
 * The script that k6 runs: one file, since the operator's first pod takes it apart before any volume or variable of the runners is
 * there. Which call comes when is a function of the seed and the number of the iteration, whichever runner has it.
 */
export function k6Script({ plan, calls, deployment }: ExportPlan, options: K6Options): string {
  const weights = calls.reduce((sum, { weight }) => sum + weight, 0)
  let upTo = 0
  const parts = calls.map(({ operation, connection, kind, weight, requests }, at) => {
    upTo += weight / weights
    return { id: `call-${at + 1}`, upTo, operation, connection, kind, requests }
  })
  const connections = [...new Set(calls.map(({ connection }) => connection))]
  const tokens = connections.map((name) => `  ${json(name)}: __ENV.${tokenVariable(name)},`).join('\n')
  return `import exec from 'k6/execution'
import http from 'k6/http'
import { Rate, Trend } from 'k6/metrics'

export const options = ${json(options)}

const BASE_URL = __ENV.ASSAY_BASE_URL || ${json(deployment.baseUrl)}
const SEED = ${plan.seed}
const CALLS = ${json(parts)}
const STOPS_AT_429 = ${plan.stop.throttling === 'unplanned'}
const TIMEOUT = '${plan.limits.timeoutMs}ms'
// By the name of a connection, from Secrets of the cluster.
const TOKENS = {
${tokens}
}
${BODY}`
}

/** JSON is JavaScript, but for two line ends that older readers take for ends of lines. */
function json(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

const BODY = `
const latency = new Trend('assay_latency', true)
const failed = new Rate('assay_failed')
const throttled = new Rate('assay_throttled')
const expected = http.expectedStatuses({ min: 200, max: 399 }, 429)

export function call() {
  const iteration = exec.scenario.iterationInTest
  const what = chosen(shareOf(exec.scenario.name, iteration))
  const token = TOKENS[what.connection]
  if (!token) exec.test.abort('There is no token for connection ' + what.connection + ': see README.md.')
  const request = what.requests[iteration % what.requests.length]
  const headers = {}
  for (const name in request.headers) headers[name] = request.headers[name].replace('{token}', token)
  const response = http.request(request.method, BASE_URL + request.path, request.body || null, {
    headers,
    timeout: TIMEOUT,
    redirects: 0,
    responseCallback: expected,
    tags: { name: what.operation },
  })
  record(what, response)
}

// From the actual start, with the time to get a connection: k6 drops what has no free VU, and counts it.
function record(what, response) {
  const { blocked, connecting, tls_handshaking, duration } = response.timings
  const outcome = classOf(response)
  const tags = { call: what.id, connection: what.connection, class: outcome }
  if (outcome === 'throttled') tags.retry_after = waitOf(response.headers['Retry-After'])
  latency.add(blocked + connecting + tls_handshaking + duration, tags)
  failed.add(outcome !== 'ok' && outcome !== 'throttled', tags)
  throttled.add(outcome === 'throttled', tags)
  if (outcome === 'throttled' && STOPS_AT_429) exec.test.abort('The target refused a call for the rate, which nobody planned.')
}

function waitOf(text) {
  if (text === undefined) return 'absent'
  return /^\\d+$/.test(text) || !Number.isNaN(Date.parse(text)) ? 'valid' : 'invalid'
}

// https://grafana.com/docs/k6/latest/javascript-api/error-codes
function classOf({ status, error_code: code }) {
  if (status === 0) {
    if (code === 1050 || code === 1211) return 'timeout'
    if (code >= 1100 && code < 1200) return 'dns'
    if (code === 1201 || code === 1220) return 'reset'
    if (code >= 1200 && code < 1300) return 'connect'
    return code >= 1300 && code < 1400 ? 'tls' : 'reset'
  }
  if (status < 400) return 'ok'
  if (status === 429) return 'throttled'
  if (status === 401 || status === 403) return 'unauthorized'
  return status < 500 ? 'client-error' : 'server-error'
}

function chosen(share) {
  return CALLS.find((one) => share < one.upTo) || CALLS[CALLS.length - 1]
}

// Between 0 and 1, by the finalizer of MurmurHash3.
function shareOf(scenario, iteration) {
  let mixed = SEED ^ Math.imul(iteration + 1, 0x9e3779b1)
  for (const letter of scenario) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
}
`
