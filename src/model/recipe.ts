/**
 * How one sender signs its webhooks. The shape of `recipes/<name>.yaml`, whose published schema is
 * `schemas/recipe.schema.json`. The code that signs and verifies knows no sender by name: all of it stands here.
 */
export interface Recipe {
  /** Who signs like this, in one line. */
  about: string
  /** Where the sender says so: an address, or a document with its section. */
  source: string
  /** Ways to sign, preferred first. Each label that a sender may write is one; any other label is no signature. */
  schemes: Scheme[]
  /** Where the signature stands. Either this, with `signed`, or `messageSignature`. */
  signature?: SignaturePlace
  /** Signed as RFC 9421 says: `Signature-Input` and `Signature`. */
  messageSignature?: MessageSignature
  id?: IdPlace
  /** Absent where the sender tells no time: what is sent again cannot be told from what is replayed, then. */
  time?: TimePlace
  /** What the signed bytes are made of. Where several fit a request, the first that verifies counts. */
  signed?: SignedForm[]
}

export interface Scheme {
  /** As it stands before the signature: `v1`, `sha256`. Absent where the signature stands alone. */
  label?: string
  algorithm: SignatureAlgorithm
  /** How the signature is written. Only the canonical spelling of each is accepted; the signer uses the first. */
  encodings: SignatureEncoding[]
  secret: SecretForm
}

export type SignatureAlgorithm =
  | 'hmac-sha1'
  | 'hmac-sha256'
  | 'hmac-sha512'
  | 'ed25519'
  | 'ecdsa-p256-sha256'
  | 'ecdsa-p384-sha384'
  | 'rsa-pss-sha512'
  | 'rsa-v1_5-sha256'

export type SignatureEncoding = 'hex' | 'hex-upper' | 'base64' | 'base64url'

/** How the text of a secret becomes the bytes of a key. */
export interface SecretForm {
  encoding: SecretEncoding
  /** Written before the key and no part of it: `whsec_`. It may be left out. For a key pair it marks the private key. */
  prefix?: string
  /** Marks a public key, which verifies and cannot sign: `whpk_`. */
  publicPrefix?: string
}

export type SecretEncoding = 'text' | 'base64' | 'hex' | 'pem'

/** Either in a header or in the body. */
export interface SignaturePlace {
  header?: string
  /** Pointer to the signature in a JSON body. */
  body?: string
  /** What stands between the entries of a list: a blank, a comma. Absent where there is one signature alone. */
  between?: string
  /** What stands between a label and its signature: `=`, `,`. Absent where there are no labels. */
  mark?: string
}

/** What a message signature (RFC 9421) has to cover. */
export interface MessageSignature {
  /** Components that a signature must cover; the signer covers these. `content-digest` binds the body. */
  covered: string[]
  /** The only label that is looked at; the signer's is `sig1` where absent. */
  label?: string
}

export interface IdPlace {
  header: string
  /** A text that no id holds, because it separates the id from what follows in the signed bytes. */
  without?: string
}

/** In a header of its own, or as an entry of the signature's list; a message signature has it in `created`. */
export interface TimePlace {
  header?: string
  entry?: string
  unit: TimeUnit
  /** Seconds that the time may differ from the clock, in both directions. Absent: any age is accepted. */
  tolerance?: number
}

export type TimeUnit = 'seconds' | 'milliseconds'

export interface SignedForm {
  /** Which requests it is for, by their content type; all where absent. */
  when?: ContentKind
  parts: SignedPart[]
  /** Binds a body that is no part itself. */
  digest?: QueryDigest
}

export type ContentKind = 'form' | 'not-form'

/** One piece of the signed bytes; they follow each other with nothing in between. */
export type SignedPart =
  | { take: SignedPiece }
  /** A text as it stands. */
  | { literal: string }
  /** The value of a header. */
  | { header: string }
  | { fields: JsonFields }

/**
 * `form-fields`: name and value of each field of a form, sorted by name and then by value, each pair once.
 * `reserialised-json`: the body parsed and written again; `sorted-json`: with the keys of all objects in order.
 */
export type SignedPiece =
  | 'id'
  | 'time'
  | 'body'
  | 'url'
  | 'method'
  | 'form-fields'
  | 'reserialised-json'
  | 'sorted-json'

/** Chosen values of a JSON body, as text. One that is absent or null is an empty text. */
export interface JsonFields {
  at: string[]
  join: string
  /** Pointer to a list that must hold one item: what else it held would be signed by nobody. */
  onlyItemOf?: string
}

/** The SHA-256 of the body, in hex, as a parameter of the signed URL. */
export interface QueryDigest {
  query: string
}
