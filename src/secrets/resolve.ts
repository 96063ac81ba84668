import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { Secret } from './secret.ts'

type SecretIo = Pick<Io, 'env'>

/** A place that keeps secrets, under the scheme its references begin with. */
interface SecretStore {
  /** How a reference to it looks, for people. */
  example: string
  /** Names the store accepts; anything else may be a literal and is not repeated. */
  name: RegExp
  find(name: string, io: SecretIo): Promise<string | undefined>
}

const STORES: Record<string, SecretStore> = {
  env: {
    example: 'env:NAME_OF_A_VARIABLE',
    name: /^[A-Za-z_][A-Za-z0-9_]*$/,
    find: async (name, io) => io.env(name),
  },
}

/** How names of variables are written by custom, and secrets are not. */
const CONSTANT = /^[A-Z_][A-Z0-9_]*$/

/** What is wrong with a reference as it is written, in words that never repeat what may be a secret; undefined where nothing is. */
export function referenceProblem(reference: string): string | undefined {
  const [scheme = '', name = ''] = partsOf(reference)
  const store = storeOf(scheme)
  if (store?.name.test(name)) return undefined
  if (store) return `the name after "${scheme}:" is none: write ${store.example}`
  const known = Object.values(STORES).map((each) => each.example)
  return `a secret is written as a reference, not as a value or with an unknown store: write ${known.join(' or ')}`
}

/** Finds the secret that a reference like `env:NAME` points to. The value itself is in no message. */
export async function resolveSecret(reference: string, io: SecretIo): Promise<Secret> {
  const problem = referenceProblem(reference)
  if (problem) throw new HarnessError('SECRET_MISSING', `A secret cannot be found: ${problem}.`)
  const [scheme = '', name = ''] = partsOf(reference)
  const value = await storeOf(scheme)?.find(name, io)
  if (value) return new Secret(value)
  // `env:$NAME` is written for `env:NAME` soon, and is the value then.
  if (value === undefined && !CONSTANT.test(name))
    throw new HarnessError(
      'SECRET_MISSING',
      `A secret cannot be found: no variable has the name after "${scheme}:", which is not repeated here as it may be the value: write env:NAME_OF_A_VARIABLE.`,
    )
  const state = value === '' ? 'is empty' : 'is not there'
  throw new HarnessError('SECRET_MISSING', `The secret ${reference} ${state}. Set it, then run again.`)
}

function partsOf(reference: string): [scheme: string, name: string] {
  const colon = reference.indexOf(':')
  return [reference.slice(0, Math.max(0, colon)), reference.slice(colon + 1)]
}

function storeOf(scheme: string): SecretStore | undefined {
  return Object.hasOwn(STORES, scheme) ? STORES[scheme] : undefined
}
