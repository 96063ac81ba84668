import { setImmediate as pause } from 'node:timers/promises'
import { inject, test } from 'vitest'
import type { GateSettings } from '../client/gate.ts'
import { checkName } from '../model/plan.ts'
import type { CheckResult, Omission } from '../model/report.ts'
import type { FileName } from '../spec/source/source.ts'
import type { GivenTarget, WebhooksConfig } from '../target/config.ts'
import type { Check } from './check.ts'
import { type Environment, execute } from './execute.ts'
import type { Job, Measured } from './measure.ts'

/** What API and system of a run are read from: folders, or a document alone. */
export type ScopeFiles = BoundFiles | DocumentFile

export interface BoundFiles {
  apiFolder: string
  /** Another OpenAPI document for the same binding. */
  document?: FileName
  manifestFile: string
}

/** A document whose binding is inferred. */
export interface DocumentFile {
  document: FileName
  apiFolder?: undefined
}

/** What the main process tells its workers; plain data, no secrets. */
export type RunSettings = ScopeFiles & {
  target: EmbeddedSettings | RemoteSettings
  plan: PlannedInstance[]
  /** Of every choice that a run makes. */
  seed?: number
  /** What the user lets the run send; everything where absent. */
  gate?: GateSettings
}

export interface EmbeddedSettings {
  kind: 'embedded'
  seed: number
  records?: number
}

/** Secrets are resolved in the worker, from the same configuration. */
export interface RemoteSettings {
  kind: 'remote'
  name: string
  /** Folder of the configuration. */
  folder: string
  /** File that tells what the run made there. */
  journal: string
  /** Set where the command line and no configuration describes the target; holds references, no secrets. */
  given?: GivenTarget
  /** Where its webhooks come in, with the very port. */
  webhooks?: WebhooksConfig
}

export interface PlannedInstance {
  key: string
  id: string
  suite: string
  omission?: Omission
  replay: string
}

declare module 'vitest' {
  interface ProvidedContext {
    assay: RunSettings
  }
  interface TaskMeta {
    assay?: Measured
  }
}

let environment: Environment | undefined

/** Called by the worker's set-up before any suite file is read. */
export function provideEnvironment(provided: Environment): void {
  environment = provided
}

/** Whether this worker has one already. */
export function hasEnvironment(): boolean {
  return environment !== undefined
}

/** Hands a suite's checks to vitest: one test per planned instance, with the verdict in its meta data. */
export function suite(id: string, checks: readonly Check[]): void {
  const { scope } = ready()
  const plan = inject('assay').plan.filter((entry) => entry.suite === id)
  // The instances of one check may take as long to work out as those of all others.
  const due = new Set(plan.map((planned) => planned.id))
  const held = new Map(
    checks
      .filter((check) => due.has(check.id))
      .flatMap((check) =>
        check.instances(scope).map((instance) => [instance.key, { check, instance }] as const),
      ),
  )
  for (const planned of plan) {
    const found = held.get(planned.key)
    if (!found) throw new Error(`${planned.key} is planned, but suite ${id} does not hold it`)
    register(planned, found)
  }
}

function register(planned: PlannedInstance, { check, instance }: Pick<Job, 'check' | 'instance'>): void {
  const { suite, replay, omission } = planned
  const job: Job = { check, instance: omission ? { ...instance, omission } : instance, suite, replay }
  test(checkName({ key: planned.key, requirement: check }), async (context) => {
    // An embedded sandbox answers without any wait, in which a worker could hear that the run is to stop.
    await pause()
    // An embedded sandbox would be made for nothing.
    if (ready().gate?.stopped() !== undefined && !omission) return context.skip('the run has ended')
    const measured = await execute(ready(), job)
    if (measured.stopped !== undefined) return context.skip(measured.stopped)
    context.task.meta.assay = measured
    const { result } = measured
    if (result.status === 'skipped') context.skip(result.omission?.because)
    if (result.status !== 'passed') throw failureOf(result)
  })
}

function ready(): Environment {
  if (environment) return environment
  throw new Error('A suite file was run without an environment. Run it through assay certify.')
}

/** Runners and reports tell "failed" from "broken" by the name of the error. */
function failureOf({ finding, error }: CheckResult): Error {
  const seen = finding && `expected ${finding.expected}, saw ${finding.seen}`
  const failure = new Error(seen ?? `${error?.code}: ${error?.message}`)
  failure.name = finding ? 'AssertionError' : 'HarnessError'
  failure.stack = `${failure.name}: ${failure.message}`
  return failure
}
