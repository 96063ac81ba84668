import { isObject } from '../model/json.ts'

/** What Pact's verifier is asked to do, in a process of its own. */
export interface VerifierOrder {
  provider: string
  pactUrls: string[]
  providerBaseUrl: string
  providerStatesSetupUrl: string
  transports: { protocol: 'message'; port: number; path: string; scheme: 'http' }[]
}

/** What it says of one interaction. */
export interface VerifierResult {
  consumer: string
  description: string
  states: string[]
  ok: boolean
  pending: boolean
  /** What differs, one sentence each; empty where nothing does. */
  mismatches: string[]
  /** What it was answered with, where that is another status than the pact's. */
  status?: number
}

/**
 * What the verifier's JSON tells, in its order.
 * @throws TypeError where it is not what the verifier of this version gives.
 */
export function resultsIn(json: string): VerifierResult[] {
  const told: unknown = JSON.parse(json)
  if (!isObject(told) || !Array.isArray(told.interactionResults))
    throw new TypeError('the verifier told no results of interactions')
  const errors = [told.errors, told.pendingErrors].flatMap((list) => (Array.isArray(list) ? list : []))
  return told.interactionResults.filter(isObject).map((one) => {
    const [consumer, description] = [String(one.consumer), String(one.description)]
    const ok = one.result === 'OK'
    const own = ok ? [] : errors.filter((error) => isAbout(error, { consumer, description }))
    const status = own.map(statusIn).find((seen) => seen !== undefined)
    return {
      ...{ consumer, description, ok, pending: one.pending === true },
      states: Array.isArray(one.providerStates) ? one.providerStates.map(String) : [],
      mismatches: [...new Set(own.flatMap(sentences))],
      ...(status !== undefined && { status }),
    }
  })
}

/** The verifier names an interaction by a sentence: `Verifying a pact between A and B - the description`. */
function isAbout(
  error: unknown,
  { consumer, description }: { consumer: string; description: string },
): boolean {
  if (!isObject(error) || typeof error.interaction !== 'string') return false
  return error.interaction.includes(` ${consumer} `) && error.interaction.endsWith(` - ${description}`)
}

function sentences(error: unknown): string[] {
  const { mismatch } = isObject(error) ? error : {}
  if (!isObject(mismatch)) return [String(mismatch)]
  return partsOf(mismatch)?.map(sentence) ?? [String(mismatch.message ?? JSON.stringify(mismatch))]
}

function statusIn(error: unknown): number | undefined {
  const { mismatch } = isObject(error) ? error : {}
  const differs = isObject(mismatch)
    ? partsOf(mismatch)?.find(({ type }) => type === 'StatusMismatch')
    : undefined
  return differs && Number(/\d+$/.exec(String(differs.mismatch ?? differs.actual))?.[0])
}

function partsOf({ mismatches }: Record<string, unknown>): Record<string, unknown>[] | undefined {
  return Array.isArray(mismatches) ? mismatches.filter(isObject) : undefined
}

const WHERE: Record<string, string> = {
  StatusMismatch: 'status',
  HeaderMismatch: 'header',
  BodyTypeMismatch: 'body',
}

function sentence({ type, path, key, mismatch, expected, actual }: Record<string, unknown>): string {
  const place = [WHERE[String(type)], path ?? key].filter((part) => part !== undefined).join(' ')
  return `${place}: ${mismatch ?? `expected ${expected}, saw ${actual}`}`
}
