import { createHash } from 'node:crypto'
import { isObject } from '../../model/json.ts'
import type { WireRequest } from '../engine/undici-send.ts'
import type { LoadPlan, MixEntry } from '../load-plan.ts'
import type { Threshold } from '../verdict/threshold.ts'

/** What is called, with what is sent for it in turn. Headers hold `{token}` in the place of the token. */
export interface ExportedCall extends MixEntry {
  requests: readonly WireRequest[]
}

/** Where an exported plan is to run. */
export interface Deployment {
  /** Of the TestRun, the ConfigMap and the folder's README: a DNS label. */
  name: string
  namespace: string
  /** Runners that share the load. */
  parallelism: number
  /** Image of k6, by digest: a tag may move to another k6. */
  image: string
  /** Secret of the namespace, with a key for each connection: `primary`, `second`. */
  secret: string
  /** Of the target, without a slash at its end. */
  baseUrl: string
  /** More of the runner's pod, as the TestRun has it under `spec.runner`. */
  runner?: Record<string, unknown>
}

export interface ExportPlan {
  plan: LoadPlan
  thresholds: readonly Threshold[]
  calls: readonly ExportedCall[]
  deployment: Deployment
}

/** As k6 calls what a phase has become: of names it takes letters, digits, `_` and `-` alone. */
export const scenarioName = (phase: number): string => `phase-${phase + 1}`

/** Tag by which thresholds choose what is called: the braces of a path would end a filter. */
export const callId = (call: number): string => `call-${call + 1}`

/** Environment variable of a runner with the token of a connection. */
export const tokenVariable = (connection: string): string => `ASSAY_TOKEN_${connection.toUpperCase()}`

/** `plan.json` of an exported folder. */
export interface ExportedPlan {
  /** Of all the rest: it is on every sample, and a plan that was changed since no longer fits it. */
  digest: string
  runners: number
  /** Its base URL. */
  target: string
  plan: LoadPlan
  thresholds: readonly Threshold[]
  /** Digest of what is sent. */
  requests: string
}

export function sealedPlan({ plan, thresholds, calls, deployment }: ExportPlan): ExportedPlan {
  const { parallelism: runners, baseUrl: target } = deployment
  const rest = { runners, target, plan, thresholds, requests: digestOf(calls) }
  return { digest: digestOf(rest), ...rest }
}

/** Whether it is what was exported, and nobody has changed it since. */
export function isSealedPlan(read: unknown): read is ExportedPlan {
  if (!isObject(read)) return false
  const { digest, ...rest } = read
  return digest === digestOf(rest)
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
