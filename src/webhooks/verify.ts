import type { Recipe, SignedForm } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import { type Chunks, hashOf, macTexts, verifiesWith } from './algorithms.ts'
import { type Delivery, headerOf, isDelivery } from './delivery.ts'
import { type Entry, entriesOf } from './entries.ts'
import { timeOf } from './freshness.ts'
import { type Key, keysOf } from './keys.ts'
import { verifyMessage } from './message-signature/verify-message.ts'
import { isFor, type Read, signedChunks } from './signed-bytes.ts'
import { decode, sameText } from './spelling.ts'
import { type Genuine, isRefused, type Refused, refused, type Verdict } from './verdict.ts'

/**
 * Says whether a delivery is signed by one of the secrets as the recipe says. Never throws, whatever it is given. Each secret is a
 * text as the sender shows it, or a `Secret`; give the old and the new one while secrets are changed. Bytes are compared as they
 * came: parse the body afterwards.
 */
export function verify(recipe: Recipe, secrets: readonly (Secret | string)[], delivery: Delivery): Verdict {
  return verifier(recipe, secrets)(delivery)
}

/** Reads the secrets once, for receivers that verify many deliveries. What it returns never throws either. */
export function verifier(
  recipe: Recipe,
  secrets: readonly (Secret | string)[],
): (delivery: Delivery) => Verdict {
  const keys = readKeys(recipe, secrets)
  if (isRefused(keys)) return () => keys
  return (delivery) => {
    try {
      if (!isDelivery(delivery)) return MALFORMED
      return recipe.messageSignature
        ? verifyMessage(recipe, keys, delivery)
        : verifyEntries(recipe, keys, delivery)
    } catch {
      // What a caller's own objects throw when they are read; nothing of ours is known to.
      return MALFORMED
    }
  }
}

const MALFORMED = refused('request-malformed', 'The request has no headers that can be read, or no body.')

function readKeys(recipe: Recipe, secrets: readonly (Secret | string)[]): Key[] | Refused {
  try {
    return keysOf(recipe, secrets)
  } catch {
    return refused('secret-unusable', 'The secrets are no list of texts, or one of them is no key.')
  }
}

function verifyEntries(recipe: Recipe, keys: readonly Key[], delivery: Delivery): Verdict {
  const { signature = {}, signed = [] } = recipe
  const entries = entriesOf(delivery, signature)
  if (isRefused(entries)) return entries
  const read = readFacts(recipe, entries, delivery)
  if (isRefused(read)) return read
  const known = entries.filter(({ label }) => hasLabel(recipe, label))
  if (known.length === 0)
    return refused('unknown-label', 'No entry of the signature has a label that the recipe knows.')
  let problem: Refused | undefined
  for (const form of signed) {
    if (!isFor(form, delivery)) continue
    const verdict = verifyForm(form, { keys, known, read })
    if (verdict.ok) return verdict
    problem ??= verdict
  }
  return problem ?? refused('body-not-covered', 'The recipe signs no body of this content type.')
}

function hasLabel({ schemes }: Recipe, label: string | undefined): boolean {
  for (const scheme of schemes) if (scheme.label === label) return true
  return false
}

interface Facts extends Read {
  instant?: number
}

/** Id and time, as strict as what is signed together with them must be. */
function readFacts(recipe: Recipe, entries: readonly Entry[], delivery: Delivery): Facts | Refused {
  const facts: Facts = { delivery }
  if (recipe.time) {
    const time = timeTextOf(recipe.time, entries, delivery)
    if (isRefused(time)) return time
    const instant = timeOf(time, recipe.time, delivery.now ?? Date.now())
    if (isRefused(instant)) return instant
    facts.time = time
    facts.instant = instant
  }
  if (recipe.id) {
    const id = idOf(recipe.id, delivery, signsId(recipe))
    if (isRefused(id)) return id
    if (id !== undefined) facts.id = id
  }
  return facts
}

function timeTextOf(
  { header, entry }: NonNullable<Recipe['time']>,
  entries: readonly Entry[],
  { headers }: Delivery,
): string | Refused {
  if (header !== undefined) return headerOf(headers, header)
  const [time, ...others] = entries.filter(({ label }) => label === entry)
  if (time !== undefined && others.length === 0) return time.value
  return refused('time-malformed', `The signature needs one entry ${entry} with its time.`)
}

function signsId({ signed = [] }: Recipe): boolean {
  return signed.some(({ parts }) => parts.some((part) => 'take' in part && part.take === 'id'))
}

/** An id that is not signed may be absent: it proves nothing. */
function idOf(
  { header, without }: NonNullable<Recipe['id']>,
  { headers }: Delivery,
  isSigned: boolean,
): string | undefined | Refused {
  const id = headerOf(headers, header)
  if (isRefused(id)) return id.reason === 'header-missing' && !isSigned ? undefined : id
  if (!/^[!-~]+$/.test(id))
    return refused('id-malformed', `The header ${header} is empty, or not of visible ASCII characters.`)
  return without !== undefined && id.includes(without)
    ? refused('id-malformed', `The id in ${header} holds ${JSON.stringify(without)}, which ends an id.`)
    : id
}

interface Attempt {
  keys: readonly Key[]
  known: readonly Entry[]
  read: Facts
}

function verifyForm(form: SignedForm, { keys, known, read }: Attempt): Verdict {
  const chunks = signedChunks(form, read)
  if (isRefused(chunks)) return chunks
  for (const key of keys) {
    if (hasSigned(key, known, chunks)) return genuine(key, read)
  }
  return refused('signature-wrong', 'No signature is one of these bytes with any of the secrets.')
}

function genuine({ secret, scheme: { label } }: Key, { id, instant }: Facts): Genuine {
  const verdict: Genuine = { ok: true, secret }
  if (label !== undefined) verdict.label = label
  if (id !== undefined) verdict.id = id
  if (instant !== undefined) verdict.time = instant
  return verdict
}

/** Mostly there is one label, and all entries are kept. */
function labelled(entries: readonly Entry[], wanted: string | undefined): readonly Entry[] {
  for (const { label } of entries)
    if (label !== wanted) return entries.filter((each) => each.label === wanted)
  return entries
}

function hasSigned({ scheme, verifying }: Key, known: readonly Entry[], chunks: Chunks): boolean {
  const { algorithm, encodings } = scheme
  const entries = labelled(known, scheme.label)
  if (entries.length === 0) return false
  const hash = hashOf(algorithm)
  if (hash === undefined)
    return entries.some(({ value }) =>
      encodings.some((encoding) => {
        const signature = decode(value, encoding)
        return signature !== undefined && verifiesWith(algorithm, verifying, { chunks, signature })
      }),
    )
  const spelt = macTexts(encodings, { hash, key: verifying, chunks })
  for (const { value } of entries) for (const expected of spelt) if (sameText(value, expected)) return true
  return false
}
