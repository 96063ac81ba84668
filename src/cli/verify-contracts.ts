import type { PactText } from '../contracts/pact-files.ts'
import { openProvider } from '../contracts/provider.ts'
import { verifyPacts } from '../contracts/verify-pacts.ts'
import { actsOn, type Environment } from '../kit/execute.ts'
import { openEvidence } from '../kit/measure.ts'
import type { Scope } from '../kit/scope.ts'
import type { Io } from '../model/io.ts'
import type { VerificationOutcome, Verified } from '../model/verification.ts'
import { showVerification } from '../reporters/console/show-verification.ts'
import { printable } from '../reporters/printable.ts'
import { versionOf } from './app-version.ts'
import { openBroker } from './broker-choice.ts'
import { chosenPacts, type PactChoice } from './chosen-pacts.ts'
import { consumersOf } from './consumers.ts'
import { loadScope } from './environment.ts'
import { chooseFiles } from './house.ts'
import { brokerPacts, demandBroker, type FromBroker, publishResults } from './pacts-of-broker.ts'
import { runPactVerifier } from './run-pact-verifier.ts'
import { openSessions } from './sessions.ts'
import { chooseTarget, type TargetChoice } from './target-choice.ts'
import { writeVerification } from './write-verification.ts'

export interface VerifyOptions extends PactChoice, FromBroker {
  system?: string
  target?: string
  json: boolean
  /** A folder for what machines read of it. */
  out?: string
}

const EXIT: Record<VerificationOutcome, number> = { verified: 0, failed: 1, incomplete: 4 }

/** Verifies contracts by a target; returns the exit code. */
export async function verifyContracts(options: VerifyOptions, io: Io): Promise<number> {
  demandBroker(options)
  const folder = process.cwd()
  const target = await chooseTarget({ ...options, seed: 1 }, folder, io)
  const scope = await loadScope(
    await chooseFiles(target.names.system === undefined ? named(options) : target.names, folder),
  )
  const source = await pactsFor(options, { scope, folder, io })
  const results = await verify(source.pacts, { scope, target, io })
  const outcome = outcomeOf(results)
  const { system, title } = scope.manifest
  showVerification({ outcome, system: title, results }, options.json ? io.err : io.out)
  const told = { outcome, system, target: target.description, results }
  if (options.json) io.out.write(`${JSON.stringify(told, null, 2)}\n`)
  if (options.out !== undefined) await writeVerification(told, { folder: options.out, io })
  await source.tell?.(results)
  return EXIT[outcome]
}

interface Source {
  pacts: readonly PactText[]
  /** Tells the broker that gave them what became of them. */
  tell?(results: readonly Verified[]): Promise<void>
}

async function pactsFor(
  options: VerifyOptions,
  { scope, folder, io }: { scope: Scope; folder: string; io: Io },
): Promise<Source> {
  const { system } = scope.manifest
  const { broker: url, token } = options
  if (url === undefined)
    return { pacts: await chosenPacts(options, [system], await consumersOf(scope.api, folder)) }
  const version = options.publish ? await versionOf(options, folder) : undefined
  const broker = await openBroker({ broker: url, ...(token !== undefined && { token }) }, folder, io)
  const pacts = await brokerPacts(options, { broker, provider: system, folder })
  const people = options.json ? io.err : io.out
  for (const { consumer, notices } of pacts)
    for (const notice of notices) people.write(`${printable(`${consumer}: ${notice}`)}\n`)
  return {
    pacts,
    ...(version && { tell: (results) => publishResults(pacts, results, { broker, version, people }) }),
  }
}

const named = ({ system }: VerifyOptions) => (system === undefined ? {} : { system })

/** Nothing that was tried is nothing that holds; what is pending was tried, and fails nobody. */
function outcomeOf(results: readonly Verified[]): VerificationOutcome {
  const some = (outcome: Verified['outcome']) => results.some((result) => result.outcome === outcome)
  if (some('failed')) return 'failed'
  return some('blocked') || !(some('verified') || some('pending')) ? 'incomplete' : 'verified'
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
    verifier: (texts, order) =>
      runPactVerifier(
        texts.map((text) => ({ texts: [text], order })),
        interactions,
      ),
  })
}
