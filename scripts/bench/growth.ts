import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inferScope } from '../../src/cli/environment.ts'
import { nodeIo } from '../../src/cli/node-io.ts'
import { benchOf, loadBench } from '../../src/cli/prove-bench.ts'
import { chooseTarget } from '../../src/cli/target-choice.ts'
import { execute } from '../../src/kit/execute.ts'
import type { Scope } from '../../src/kit/scope.ts'
import { plan } from '../../src/run/plan.ts'
import type { Suite } from '../../src/run/suite-code.ts'
import { growthOf, type Point } from './line.ts'
import type { Measure } from './measure.ts'
import { OPERATIONS_PER_ENTITY, syntheticDocument } from './synthetic-document.ts'

const SIZES = [5, 10, 20, 40]
const FIELDS = 5

/**
 * Requests that the suite of errors sends to documents that differ in one size alone. Counted from the ledgers of its checks,
 * which write down whatever leaves: what a plan announces is a bound made per check, and would be a line by its making.
 */
export async function* benchGrowth(): AsyncGenerator<Measure> {
  const { suites } = await loadBench(['errors'])
  yield* growth('operations', suites, (size) => ({ entities: size / OPERATIONS_PER_ENTITY, fields: FIELDS }))
  yield* growth('fields', suites, (size) => ({ entities: 1, fields: size }))
}

type Sizes = Parameters<typeof syntheticDocument>[0]

async function* growth(
  what: string,
  suites: readonly Suite[],
  sizesOf: (size: number) => Sizes,
): AsyncGenerator<Measure> {
  const counted: (Point & Counts)[] = []
  for (const size of SIZES) {
    const counts = await countsOf(suites, await scopeOf(sizesOf(size)))
    counted.push({ size, count: counts.requests, ...counts })
  }
  const { perSize, fixed, r2, steepening } = growthOf(counted)
  const rows = counted.map(
    ({ size, checks, requests }) =>
      `${String(size).padStart(4)} ${what}: ${String(checks).padStart(5)} checks, ${String(requests).padStart(6)} requests`,
  )
  const name = `requests of errors by ${what}`
  const fit = `fit: ${perSize.toFixed(1)} requests for each of the ${what}, and ${fixed.toFixed(1)}`
  const [bent, aim] = [
    { at: 'most', value: 1.1 },
    { at: 'least', value: 0.999 },
  ] as const
  const isLinear = r2 >= aim.value && steepening <= bent.value
  const details = [...rows, fit, `verdict: ${isLinear ? 'linear' : 'not linear'}`]
  yield { name: `${name}: r² of a line`, value: r2, unit: '', digits: 4, aim, details }
  yield { name: `${name}: slope at the end against the start`, value: steepening, unit: '×', aim: bent }
}

async function scopeOf(sizes: Sizes): Promise<Scope> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-growth-'))
  try {
    const file = join(folder, 'openapi.json')
    await writeFile(file, JSON.stringify(syntheticDocument(sizes)))
    return (await inferScope(file)).scope
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Counts {
  checks: number
  requests: number
}

/** Runs what a run against the embedded sandbox would. */
async function countsOf(suites: readonly Suite[], scope: Scope): Promise<Counts> {
  const environment = benchOf()(scope)
  const { facts } = await chooseTarget({ seed: 1 }, process.cwd(), nodeIo())
  const jobs = plan({ scope, suites, target: facts, only: [] }).filter(({ omission }) => !omission)
  let requests = 0
  for (const job of jobs) {
    const { result, traffic } = await execute(environment, { ...job, replay: '' })
    // What a check that ended early would have sent is missing: such a count is worth nothing.
    if (result.status !== 'passed')
      throw new Error(`${result.key} ${result.status}: ${result.finding?.seen ?? result.error?.message}`)
    requests += Object.values(traffic.counts).reduce((sum, count) => sum + count, 0)
  }
  return { checks: jobs.length, requests }
}
