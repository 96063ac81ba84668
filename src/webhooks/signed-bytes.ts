import { createHash } from 'node:crypto'
import type { SignedForm, SignedPart, SignedPiece } from '../model/recipe.ts'
import type { Chunks } from './algorithms.ts'
import { bytesOfBody, type Delivery, headerOf, isForm } from './delivery.ts'
import { formBytes } from './form-fields.ts'
import { fieldsText, readJson, reserialised } from './json-body.ts'
import { isRefused, type Refused, refused } from './verdict.ts'

/** A delivery with what its recipe has read from it. */
export interface Read {
  delivery: Delivery
  /** As they stand in the request. */
  id?: string
  time?: string
}

/** Whether a form of signed bytes is for a delivery. */
export function isFor({ when }: SignedForm, delivery: Delivery): boolean {
  return when === undefined || isForm(delivery) === (when === 'form')
}

/** The signed bytes of a delivery, in pieces. */
export function signedChunks({ parts, digest }: SignedForm, read: Read): Chunks | Refused {
  if (digest) {
    const problem = digestProblem(read.delivery, digest.query)
    if (problem) return problem
  }
  const chunks: (string | Uint8Array)[] = []
  for (const part of parts) {
    const chunk = chunkOf(part, read)
    if (isRefused(chunk)) return chunk
    const last = chunks.at(-1)
    // Texts that follow each other are hashed as one: each call of the hash costs as much as some hundred bytes.
    if (typeof chunk === 'string' && typeof last === 'string') chunks[chunks.length - 1] = last + chunk
    else chunks.push(chunk)
  }
  return chunks
}

function chunkOf(part: SignedPart, read: Read): string | Uint8Array | Refused {
  if ('take' in part) return PIECES[part.take](read)
  if ('literal' in part) return part.literal
  if ('header' in part) return headerOf(read.delivery.headers, part.header)
  const json = readJson(read.delivery.body)
  return 'ok' in json ? json : fieldsText(json.value, part.fields)
}

const PIECES: Record<SignedPiece, (read: Read) => string | Uint8Array | Refused> = {
  id: ({ id = '' }) => id,
  time: ({ time = '' }) => time,
  body: ({ delivery }) => delivery.body,
  url: ({ delivery }) => delivery.url ?? NO_URL,
  method: ({ delivery: { method = 'POST' } }) => method,
  'form-fields': ({ delivery }) => formBytes(bytesOfBody(delivery.body)),
  'reserialised-json': ({ delivery }) => reserialised(delivery.body, 'as-sent'),
  'sorted-json': ({ delivery }) => reserialised(delivery.body, 'sorted'),
}

const NO_URL = refused('url-missing', 'The address is signed: say which one the sender called.')

/** A body that is not signed itself has to be the one that the signed address has the digest of. */
function digestProblem({ url, body }: Delivery, name: string): Refused | undefined {
  if (url === undefined) return NO_URL
  if (!URL.canParse(url))
    return refused('url-missing', 'The address is none: give it with its scheme and host.')
  const digests = new URL(url).searchParams.getAll(name)
  if (digests.length === 0 && body.length === 0) return undefined
  if (digests.length !== 1)
    return refused('body-not-covered', `The address needs one ${name}, or the body is signed by nobody.`)
  const digest = createHash('sha256').update(body).digest('hex')
  return digests[0] === digest
    ? undefined
    : refused('digest-wrong', `${name} of the address is not the digest of this body.`)
}

/** Adds the digest of a body to an address that is about to be signed. */
export function withDigest({ digest }: SignedForm, { url, body }: Delivery): string | undefined {
  if (!digest || url === undefined || body.length === 0 || !URL.canParse(url)) return url
  if (new URL(url).searchParams.has(digest.query)) return url
  const value = createHash('sha256').update(body).digest('hex')
  return `${url}${url.includes('?') ? '&' : '?'}${digest.query}=${value}`
}
