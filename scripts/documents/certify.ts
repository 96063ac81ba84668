import { inferScope } from '../../src/cli/environment.ts'
import { nodeIo } from '../../src/cli/node-io.ts'
import { chooseTarget } from '../../src/cli/target-choice.ts'
import { execute } from '../../src/kit/execute.ts'
import type { Scope } from '../../src/kit/scope.ts'
import type { CheckResult, Outcome } from '../../src/model/report.ts'
import { judge } from '../../src/run/judge.ts'
import { loadSuite } from '../../src/run/load-suites.ts'
import { type PlannedJob, plan } from '../../src/run/plan.ts'
import type { Suite } from '../../src/run/suite-code.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import { seededBytes } from '../../src/sandbox/data/dice.ts'
import { embeddedSession } from '../../src/target/embedded.ts'

/** What came of certifying a document on the sandbox that serves it: anything that fails there is a defect of ours. */
export interface Certified {
  document: string
  /** `refused` where nothing can be inferred from it. */
  outcome: Outcome | 'refused'
  /** Checks that were run: passed, failed and broken. */
  run: number
  passed: number
  /** What failed or broke, one line each; of a refused document the reason. */
  lines: string[]
  seconds: number
}

/** The suites that a document alone can be tried with. */
const SUITES = ['errors', 'reads']

export async function documentSuites(): Promise<Suite[]> {
  const loaded = await Promise.all(SUITES.map((id) => loadSuite(id, `suites/${id}`)))
  return loaded.flatMap((suite) => (suite.on === 'receiver' ? [] : [suite]))
}

/**
 * Plans as `assay certify --document` does, and executes in this process, each check on a sandbox of its own. Of a plan with
 * more checks than `most` it takes every so many-th, with each operation's valid request always, so that each document is done in
 * seconds.
 */
export async function certifyOne(
  document: string,
  suites: readonly Suite[],
  most: number,
): Promise<Certified> {
  const began = performance.now()
  const told = await inferScope(document).then(
    ({ scope }) => certify(scope, suites, most),
    (error: unknown) => ({ outcome: 'refused' as const, run: 0, passed: 0, lines: [reasonOf(error)] }),
  )
  return { document, ...told, seconds: (performance.now() - began) / 1000 }
}

async function certify(scope: Scope, suites: readonly Suite[], most: number) {
  const io = nodeIo()
  const { facts: target } = await chooseTarget({ seed: 1 } as Parameters<typeof chooseTarget>[0], '.', io)
  const planned = chosen(plan({ scope, suites, target, only: [] }), most)
  const openSession = async () => embeddedSession(createSandbox({ ...scope, seed: 1 }))
  const randomOf = (key: string) => seededBytes(`${key} 1`)
  const environment = { scope, openSession, now: io.now, random: io.random, randomOf }
  const results: CheckResult[] = []
  for (const { check, instance, suite } of planned)
    results.push((await execute(environment, { check, instance, suite, replay: '' })).result)
  const { outcome, counts } = judge({ planned: planned.map(({ key }) => key), results })
  const run = counts.passed + counts.failed + counts.broken
  return { outcome, run, passed: counts.passed, lines: results.flatMap(lineOf) }
}

/** Each operation as it ought to be: here a sandbox shows first that it does not obey its document. */
const CONTROL = 'ERR-001'

function chosen(planned: readonly PlannedJob[], most: number): readonly PlannedJob[] {
  const run = planned.filter(({ omission }) => !omission)
  const step = Math.max(1, Math.ceil(run.length / most))
  const isKept = ({ requirement: { id } }: PlannedJob, index: number) => id === CONTROL || index % step === 0
  const kept = new Set(run.filter(isKept))
  return planned.filter((job) => job.omission || kept.has(job))
}

function lineOf({ key, status, finding, error }: CheckResult): string[] {
  if (status !== 'failed' && status !== 'broken') return []
  return [
    `${key} ${status}: ${finding ? `expected ${finding.expected}, saw ${finding.seen}` : error?.message}`,
  ]
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
