import { randomBytes } from 'node:crypto'
import { isObject } from '../../model/json.ts'
import { at, pointerTokens, setAt, toPointer } from '../../model/pointer.ts'
import type { Recipe, Scheme } from '../../model/recipe.ts'
import type { Secret } from '../../secrets/secret.ts'
import type { Message, Signed } from '../../webhooks/message.ts'
import { sign } from '../../webhooks/sign.ts'
import { decode, spell } from '../../webhooks/spelling.ts'

/** In what a message that is signed as a whole, or in its body, differs from a correct one. */
export interface Spoilt {
  /** The text of the signature. */
  value?: (right: string) => string
  /** All that stands in the signature's place; undefined leaves it out. */
  signature?: (text: string) => string | undefined
  /** Components that a message signature covers. */
  covers?: (names: string[]) => string[]
  /** Of a key that nobody was told. */
  isForeign: boolean
}

interface Whole {
  scheme: Scheme
  message: Message
  spoilt: Spoilt
}

/** Signs as a sender does, and then spoils what stands in the signature's place. */
export function signWhole(
  recipe: Recipe,
  secret: Secret,
  { scheme, message, spoilt }: Whole,
): Signed & { right: string } {
  const { value, signature, covers, isForeign } = spoilt
  const signed = sign(covers ? covering(recipe, covers) : recipe, [secret], message)
  const place = placeOf(recipe, signed)
  const own = isForeign ? unknownLike(place.value, scheme) : place.value
  const text = place.around(value ? value(own) : own)
  return { ...place.put(signature ? signature(text) : text), right: place.value }
}

/** As long as the right one. */
function unknownLike(right: string, { encodings: [encoding = 'base64'] }: Scheme): string {
  return spell(randomBytes(decode(right, encoding)?.length ?? right.length), encoding)
}

function covering(recipe: Recipe, covers: NonNullable<Spoilt['covers']>): Recipe {
  const { covered = [], ...rest } = recipe.messageSignature ?? {}
  return { ...recipe, messageSignature: { ...rest, covered: covers(covered) } }
}

/** Where a signature stands. */
interface Place {
  /** The signature alone. */
  value: string
  /** With what stands around it. */
  around(value: string): string
  put(text: string | undefined): Signed
}

function placeOf({ signature }: Recipe, signed: Signed): Place {
  return signature?.body === undefined ? inFields(signed) : inBody(signed, signature.body)
}

/** `Signature: sig1=:…:` (RFC 9421 section 4.2). */
function inFields(signed: Signed): Place {
  const { signature: text = '', ...others } = signed.headers
  const [before = '', value = '', after = ''] = text.split(':')
  return {
    value,
    around: (other) => `${before}:${other}:${after}`,
    put: (other) => ({ ...signed, headers: other === undefined ? others : { ...others, signature: other } }),
  }
}

function inBody(signed: Signed, pointer: string): Place {
  const event: unknown = JSON.parse(Buffer.from(signed.body).toString())
  const tokens = pointerTokens(pointer)
  const name = tokens.at(-1) ?? ''
  const parent = at(event, toPointer(tokens.slice(0, -1)))
  return {
    value: String(at(event, pointer)),
    around: (value) => value,
    put: (text) => {
      // As JSON writes it, a member that is undefined is none.
      if (isObject(parent)) setAt(parent, toPointer([name]), text)
      return { ...signed, body: Buffer.from(JSON.stringify(event)) }
    },
  }
}
