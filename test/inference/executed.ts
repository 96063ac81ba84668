import { type Environment, execute } from '../../src/kit/execute.ts'
import { ownSuites } from '../own-suites.ts'

const checks = (await ownSuites()).flatMap((suite) =>
  suite.checks.map((check) => ({ suite: suite.id, check })),
)

/** Keys of what ran of some requirements, and of what failed or broke. */
export async function executed(environment: Environment, ids: readonly string[]) {
  const [ran, blamed]: [string[], string[]] = [[], []]
  for (const { suite, check } of checks.filter((one) => ids.includes(one.check.id)))
    for (const instance of check.instances(environment.scope)) {
      const { result } = await execute(environment, { check, instance, suite, replay: '' })
      if (result.status !== 'skipped') ran.push(result.key)
      if (result.status === 'failed' || result.status === 'broken') blamed.push(result.key)
    }
  return { ran, blamed }
}
