import type { Recipe } from '../../model/recipe.ts'
import { hashOf, macOf, verifiesWith } from '../algorithms.ts'
import { type Delivery, headerValues } from '../delivery.ts'
import { timeOf } from '../freshness.ts'
import type { Key } from '../keys.ts'
import { decode, sameText } from '../spelling.ts'
import { isRefused, type Refused, refused, type Verdict } from '../verdict.ts'
import { digestProblem } from './content-digest.ts'
import { signatureBase } from './signature-base.ts'
import { base64Of, type Dictionary, type InnerList, parseDictionary, stringOf } from './structured-field.ts'

/** More signatures than any sender makes; keeps the work for one request bounded. */
const MOST = 16

interface Labelled {
  label: string
  input: InnerList
  /** Base64. */
  signature: string
}

/**
 * Verifies a message signature (RFC 9421). One of the labels has to verify, to cover all that the recipe demands, and to be made
 * with the algorithm of its key.
 */
export function verifyMessage(recipe: Recipe, keys: readonly Key[], delivery: Delivery): Verdict {
  const labelled = signaturesOf(recipe, delivery)
  if (isRefused(labelled)) return labelled
  let problem: Refused | undefined
  for (const each of labelled) {
    const verdict = verifyLabelled(recipe, { keys, each, delivery })
    if (verdict.ok) return verdict
    problem ??= verdict
  }
  return problem ?? refused('unknown-label', 'There is no signature with a label that the recipe knows.')
}

function signaturesOf({ messageSignature }: Recipe, { headers }: Delivery): Labelled[] | Refused {
  const inputs = dictionaryOf(headers, 'signature-input')
  if (isRefused(inputs)) return inputs
  const signatures = dictionaryOf(headers, 'signature')
  if (isRefused(signatures)) return signatures
  const only = messageSignature?.label
  const found: Labelled[] = []
  for (const [label, input] of inputs) {
    if (only !== undefined && label !== only) continue
    const member = signatures.get(label)
    const signature = member && 'raw' in member ? base64Of(member.raw) : undefined
    if ('items' in input && signature !== undefined) found.push({ label, input, signature })
  }
  return found.length > MOST
    ? refused('signature-malformed', `There are ${found.length} signatures, ${MOST} are looked at.`)
    : found
}

function dictionaryOf(headers: Delivery['headers'], name: string): Dictionary | Refused {
  const values = headerValues(headers, name)
  if (values.length === 0) return refused('header-missing', `There is no header ${name}.`)
  return (
    parseDictionary(values.join(', ')) ??
    refused(
      'signature-malformed',
      `The header ${name} is no dictionary of structured fields, or has a key twice.`,
    )
  )
}

interface Attempt {
  keys: readonly Key[]
  each: Labelled
  delivery: Delivery
}

function verifyLabelled(recipe: Recipe, { keys, each, delivery }: Attempt): Verdict {
  const { input, label } = each
  const problem = coverProblem(recipe, input, delivery)
  if (problem) return problem
  const time = freshnessOf(recipe, input, delivery.now ?? Date.now())
  if (isRefused(time)) return time
  const base = signatureBase(input, delivery)
  if (isRefused(base)) return base
  const algorithm = stringOf(input.parameters.get('alg'))
  for (const key of keys) {
    if (algorithm !== undefined && algorithm !== key.scheme.algorithm) continue
    if (!hasSigned(key, base, each.signature)) continue
    const id = stringOf(input.parameters.get('nonce'))
    return { ok: true, secret: key.secret, label, ...(id === undefined ? {} : { id }), ...time }
  }
  return refused('signature-wrong', `The signature ${label} is none of this message with any of the secrets.`)
}

/** What is not covered can be changed by anybody; a covered digest counts as the body once it is the digest of it. */
function coverProblem(
  { messageSignature }: Recipe,
  { items }: InnerList,
  delivery: Delivery,
): Refused | undefined {
  const covered = new Set(items.map(({ raw, parameters }) => (parameters.size > 0 ? '' : stringOf(raw))))
  const missing = (messageSignature?.covered ?? []).filter((name) => !covered.has(name))
  if (missing.length > 0)
    return refused('body-not-covered', `The signature does not cover ${missing.join(', ')}.`)
  return covered.has('content-digest') ? digestProblem(delivery) : undefined
}

function freshnessOf({ time }: Recipe, { parameters }: InnerList, now: number): { time?: number } | Refused {
  const expires = parameters.get('expires')
  if (expires !== undefined && !(/^\d+$/.test(expires) && Number(expires) * 1000 >= now))
    return refused('time-past', 'The signature has expired.')
  if (!time) return {}
  const created = timeOf(parameters.get('created') ?? '', time, now)
  return typeof created === 'number' ? { time: created } : created
}

function hasSigned({ scheme: { algorithm }, verifying }: Key, base: string, given: string): boolean {
  const hash = hashOf(algorithm)
  if (hash !== undefined) return sameText(given, macOf(hash, verifying, [base]).toString('base64'))
  const signature = decode(given, 'base64')
  return signature !== undefined && verifiesWith(algorithm, verifying, { chunks: [base], signature })
}
