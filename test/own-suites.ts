import { discover } from '../src/discover/discover.ts'
import { loadSuite } from '../src/run/load-suites.ts'
import type { AnySuite, Suite } from '../src/run/suite-code.ts'

/** Every suite of this repository, found as a run finds them: one that is added tomorrow is among them. */
export async function allSuites(): Promise<AnySuite[]> {
  const { suites } = await discover(['.'])
  if (suites.size === 0) throw new Error('no suite was found')
  return Promise.all([...suites].map(([id, folder]) => loadSuite(id, folder)))
}

/** Those about systems behind an API. */
export async function ownSuites(): Promise<Suite[]> {
  return (await allSuites()).flatMap((suite) => (suite.on === 'receiver' ? [] : [suite]))
}
