import type { Scope } from '../kit/scope.ts'
import type { Verified } from '../model/verification.ts'
import { type Held, type PactText, pactWith } from './pact-files.ts'
import type { Provider } from './provider.ts'
import { limitOn, type Omitted, omissionOf } from './reach-of-pact.ts'
import type { VerifierOrder, VerifierResult } from './verifier.ts'

export interface Verifying {
  scope: Scope
  provider: Provider
  kind: 'embedded' | 'remote'
  /** Runs Pact's verifier on each of these texts. */
  verifier(texts: readonly string[], order: Omit<VerifierOrder, 'pactUrls'>): Promise<VerifierResult[][]>
}

/**
 * Has Pact's verifier ask a target for all that pacts hold, but for what the target's system does not claim.
 * @throws HarnessError VERIFIER_BROKEN where the verifier tells nothing.
 */
export async function verifyPacts(pacts: readonly PactText[], verifying: Verifying): Promise<Verified[]> {
  const sorted = pacts.map((pact) => ({
    pact,
    all: pact.held.map((held) => ({ held, omitted: omissionOf(held, verifying) })),
  }))
  const asked = sorted.map(({ pact, all }) => ({
    pact,
    tried: all.filter(({ omitted }) => !omitted).map(({ held }) => held),
  }))
  const wanted = asked.filter(({ tried }) => tried.length > 0)
  const texts = wanted.map(({ pact, tried }) => pactWith(pact, tried))
  const told = texts.length > 0 ? await verifying.verifier(texts, orderFor(verifying)) : []
  const resultsOf = new Map(wanted.map(({ pact }, index) => [pact, told[index] ?? []]))
  return sorted.flatMap(({ pact, all }) =>
    all.map(({ held, omitted }) => {
      const results = resultsOf.get(pact) ?? []
      const { outcome, because } = omitted ?? outcomeOf(held, pact, { results, ...verifying })
      const { consumer, provider, file } = pact
      return {
        consumer,
        provider,
        file,
        description: held.description,
        kind: held.request ? 'request' : 'message',
        outcome,
        because,
      }
    }),
  )
}

function orderFor({ provider, scope }: Verifying): Omit<VerifierOrder, 'pactUrls'> {
  return {
    provider: scope.manifest.system,
    providerBaseUrl: provider.baseUrl,
    providerStatesSetupUrl: provider.statesUrl,
    transports: [
      {
        protocol: 'message',
        port: Number(new URL(provider.baseUrl).port),
        path: provider.messagesPath,
        scheme: 'http',
      },
    ],
  }
}

interface Told extends Pick<Verifying, 'scope' | 'provider'> {
  results: readonly VerifierResult[]
}

function outcomeOf(
  held: Held,
  { pending }: PactText,
  { results, scope, provider: { failed } }: Told,
): Omitted | Pick<Verified, 'outcome' | 'because'> {
  const { description, states } = held
  const lacking = states.filter((state) => failed.has(state))
  if (lacking.length > 0)
    return {
      outcome: 'blocked',
      because: lacking.map((state) => `"${state}" cannot be brought about: ${failed.get(state)}`),
    }
  const own = results.find((result) => result.description === description && sameTexts(result.states, states))
  if (!own) return { outcome: 'blocked', because: ['the verifier told nothing of it'] }
  if (own.ok) return { outcome: 'verified', because: [] }
  const limited = limitOn(held, scope, own)
  if (limited) return limited
  const because = own.mismatches.length > 0 ? own.mismatches : ['the verifier does not say why']
  return { outcome: own.pending || pending ? 'pending' : 'failed', because }
}

const sameTexts = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((text, index) => text === other[index])
