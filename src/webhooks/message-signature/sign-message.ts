import { HarnessError } from '../../model/harness-error.ts'
import type { Recipe } from '../../model/recipe.ts'
import { signatureOf } from '../algorithms.ts'
import { bytesOfBody } from '../delivery.ts'
import { lacking, lowerCased, type Signed, type TimedMessage } from '../message.ts'
import type { SigningKey } from '../signing-keys.ts'
import { isRefused } from '../verdict.ts'
import { contentDigest } from './content-digest.ts'
import { signatureBase } from './signature-base.ts'
import type { InnerList } from './structured-field.ts'

const NO_PARAMETERS = new Map<string, string>()

/** Signs as RFC 9421 says, with the first secret: its label stands once. The id of the message becomes the nonce. */
export function signMessage(
  recipe: Recipe,
  [first]: readonly [SigningKey, ...SigningKey[]],
  message: TimedMessage,
): Signed {
  const { covered = [], label = 'sig1' } = recipe.messageSignature ?? {}
  const headers = lowerCased(message.headers)
  if (covered.includes('content-digest')) headers['content-digest'] ??= contentDigest(message.body)
  const input: InnerList = {
    items: covered.map((name) => ({ raw: `"${name}"`, parameters: NO_PARAMETERS })),
    parameters: parametersOf(recipe, message),
  }
  const base = signatureBase(input, { ...message, headers })
  if (isRefused(base)) throw lacking(base)
  const signature = signatureOf(first.scheme, first.key, [base]).toString('base64')
  const own = base.slice(base.lastIndexOf('\n"@signature-params": ') + '\n"@signature-params": '.length)
  return {
    headers: { ...headers, 'signature-input': `${label}=${own}`, signature: `${label}=:${signature}:` },
    body: bytesOfBody(message.body),
    ...(message.url === undefined ? {} : { url: message.url }),
  }
}

function parametersOf({ time }: Recipe, { time: instant, id }: TimedMessage): Map<string, string> {
  const parameters = new Map<string, string>()
  if (time) parameters.set('created', String(Math.floor(instant / 1000)))
  if (id === undefined) return parameters
  if (!/^[ !#-[\]-~]+$/.test(id))
    throw new HarnessError('USAGE', 'The id becomes a nonce: give one of ASCII characters without quotes.')
  return parameters.set('nonce', `"${id}"`)
}
