import type { PactText } from '../contracts/pact-files.ts'
import { openProvider } from '../contracts/provider.ts'
import { verifyPacts } from '../contracts/verify-pacts.ts'
import { actsOn, type Environment } from '../kit/execute.ts'
import { openEvidence } from '../kit/measure.ts'
import type { Scope } from '../kit/scope.ts'
import type { Io } from '../model/io.ts'
import type { VerificationOutcome, Verified } from '../model/verification.ts'
import { showVerification } from '../reporters/console/show-verification.ts'
import { chosenPacts, type PactChoice } from './chosen-pacts.ts'
import { loadScope } from './environment.ts'
import { chooseFiles } from './house.ts'
import { runPactVerifier } from './run-pact-verifier.ts'
import { openSessions } from './sessions.ts'
import { chooseTarget, type TargetChoice } from './target-choice.ts'

export interface VerifyOptions extends PactChoice {
  system?: string
  target?: string
  json: boolean
}

const EXIT: Record<VerificationOutcome, number> = { verified: 0, failed: 1, incomplete: 4 }

/** Verifies contracts by a target; returns the exit code. */
export async function verifyContracts(options: VerifyOptions, io: Io): Promise<number> {
  const folder = process.cwd()
  const target = await chooseTarget({ ...options, seed: 1 }, folder, io)
  const scope = await loadScope(
    await chooseFiles(target.names.system === undefined ? named(options) : target.names, folder),
  )
  const pacts = await chosenPacts(options, [scope.manifest.system])
  const results = await verify(pacts, { scope, target, io })
  const outcome = outcomeOf(results)
  const { system, title } = scope.manifest
  showVerification({ outcome, system: title, results }, options.json ? io.err : io.out)
  if (options.json)
    io.out.write(`${JSON.stringify({ outcome, system, target: target.description, results }, null, 2)}\n`)
  return EXIT[outcome]
}

const named = ({ system }: VerifyOptions) => (system === undefined ? {} : { system })

/** Nothing that was tried is nothing that holds. */
function outcomeOf(results: readonly Verified[]): VerificationOutcome {
  const some = (outcome: Verified['outcome']) => results.some((result) => result.outcome === outcome)
  if (some('failed')) return 'failed'
  return some('blocked') || !some('verified') ? 'incomplete' : 'verified'
}

interface Means {
  scope: Scope
  target: TargetChoice
  io: Io
}

async function verify(pacts: readonly PactText[], { scope, target, io }: Means): Promise<Verified[]> {
  const environment: Environment = {
    ...{ scope, now: io.now, random: io.random },
    openSession: await openSessions(target.settings('.'), scope, io),
  }
  if (target.description.kind === 'remote') await target.probe(scope, new AbortController().signal)
  await using provider = await openProvider({
    openSession: environment.openSession,
    actsOn: (session) => actsOn(environment, session, { key: 'pact', ...openEvidence(scope.api.document) }),
  })
  const interactions = pacts.reduce((sum, { held }) => sum + held.length, 0)
  return await verifyPacts(pacts, {
    ...{ scope, provider, kind: target.description.kind === 'remote' ? 'remote' : 'embedded' },
    verifier: async (texts, order) => (await runPactVerifier([{ texts, order }], interactions))[0] ?? [],
  })
}
