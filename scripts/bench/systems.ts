import { loadScope } from '../../src/cli/environment.ts'
import { chooseHouse, type House } from '../../src/cli/house.ts'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { execute } from '../../src/kit/execute.ts'
import type { Scope } from '../../src/kit/scope.ts'
import { interleave, type Measure } from './measure.ts'

const ROUNDS = 1
const SYSTEMS = ['sap-s4hana', 'netsuite', 'dynamics-365', 'maximo', 'maintainx']

interface Certified {
  scope: Scope
  suites: House['suites']
}

/**
 * Milliseconds per check, of one stored system and of five in one run: what a run takes follows from the number of its
 * checks, whatever systems ran before in the same process.
 */
export async function* benchSystems(): AsyncGenerator<Measure> {
  const all = await Promise.all(SYSTEMS.map(load))
  const [one] = all
  if (!one) throw new Error('there is no system to measure')
  await msPerCheck([one])
  const { first, second } = await interleave(
    ROUNDS,
    () => msPerCheck([one]),
    () => msPerCheck(all),
  )
  const aim = { at: 'most', value: 50 } as const
  yield { name: 'a check, one stored system', value: first, unit: 'ms', aim }
  yield { name: 'a check, five systems in one run', value: second, unit: 'ms', aim }
  const name = 'a check of five systems against one of one'
  yield { name, value: second / first, unit: '×', aim: { at: 'most', value: 1.5 } }
}

async function load(system: string): Promise<Certified> {
  const { files, suites } = await chooseHouse({ system, suites: [] }, process.cwd())
  return { scope: await loadScope(files), suites }
}

/** Runs every check that applies, in process, each on a sandbox of its own as a run does. */
async function msPerCheck(systems: readonly Certified[]): Promise<number> {
  let checks = 0
  const began = performance.now()
  for (const { scope, suites } of systems) {
    const environment = benchOf()(scope, () => ({}))
    for (const { id, checks: held } of suites)
      for (const check of held)
        for (const instance of check.instances(scope).filter(({ omission }) => !omission)) {
          const { result } = await execute(environment, { check, instance, suite: id, replay: '' })
          if (result.status === 'broken') throw new Error(`${result.key} broke: ${result.error?.message}`)
          checks += 1
        }
  }
  return (performance.now() - began) / checks
}
