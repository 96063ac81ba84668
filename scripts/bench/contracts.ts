import { readFileSync } from 'node:fs'
import { loadScope } from '../../src/cli/environment.ts'
import { chooseFiles } from '../../src/cli/house.ts'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { runPactVerifier } from '../../src/cli/run-pact-verifier.ts'
import type { Interaction } from '../../src/contracts/interaction.ts'
import { readPact } from '../../src/contracts/pact-files.ts'
import { pactLibrary } from '../../src/contracts/pact-library.ts'
import { openProvider } from '../../src/contracts/provider.ts'
import { verifyPacts } from '../../src/contracts/verify-pacts.ts'
import { writePact } from '../../src/contracts/write-pact.ts'
import { actsOn } from '../../src/kit/execute.ts'
import { openEvidence } from '../../src/kit/measure.ts'
import type { Scope } from '../../src/kit/scope.ts'
import { type Measure, timed } from './measure.ts'

const COUNT = 200
const FILE = 'contracts/sample-integration-makini-sandbox.json'

/** Seconds to write a contract of 200 interactions, and to verify one by the embedded sandbox. */
export async function* benchContracts(): AsyncGenerator<Measure> {
  const scope = await loadScope(await chooseFiles({}, process.cwd()))
  const written = Array.from({ length: COUNT }, (_, index) => interaction(index))
  const library = await pactLibrary(process.env)
  const names = { consumer: 'bench', provider: scope.manifest.system }
  const writing = await timed(() => writePact(written, [], { api: scope.api, library, ...names }))
  yield { name: 'writing a contract of 200 interactions', value: writing / 1000, unit: 's', aim: aim(5) }
  const { outcomes, ms } = await verify(scope)
  const name = 'verifying 200 interactions by the embedded sandbox'
  yield { name, value: ms / 1000, unit: 's', aim: aim(15), details: [`${outcomes} of ${COUNT} hold`] }
}

const aim = (value: number) => ({ at: 'most', value }) as const

function interaction(index: number): Interaction {
  const path = '/api/erp/vendors'
  const content = { data: [{ key: { 'pact:matcher:type': 'type', value: String(index) } }] }
  return {
    ...{ description: `a look at vendors, number ${index}`, states: [], unpromised: [] },
    request: { method: 'GET', path, template: path, parameters: {}, query: [], headers: {} },
    response: { status: 200, headers: {}, body: { contentType: 'application/json', content } },
  }
}

/** Those of the committed contract, again under other words until there are enough. */
async function verify(scope: Scope) {
  const whole = JSON.parse(readFileSync(FILE, 'utf8'))
  const interactions = Array.from({ length: COUNT }, (_, index) => {
    const one = whole.interactions[index % whole.interactions.length]
    return { ...one, description: `${one.description} ${index}` }
  })
  const pact = readPact(FILE, JSON.stringify({ ...whole, interactions }))
  const environment = benchOf()(scope)
  await using provider = await openProvider({
    openSession: environment.openSession,
    actsOn: (session) => actsOn(environment, session, { key: 'pact', ...openEvidence(scope.api.document) }),
  })
  let outcomes = 0
  const ms = await timed(async () => {
    const results = await verifyPacts([pact], {
      ...{ scope, provider, kind: 'embedded' },
      verifier: (texts, order) => runPactVerifier([{ texts, order }], COUNT),
    })
    outcomes = results.filter(({ outcome }) => outcome === 'verified').length
  })
  return { outcomes, ms }
}
