import type { Recipe, Scheme, SignedForm, SignedPart } from '../model/recipe.ts'
import type { Complaint } from '../spec/plugin/schema-problems.ts'
import { hashOf } from './algorithms.ts'

/** What fits the schema of recipes and still makes no sense, or makes a signature that proves nothing. */
export function recipeComplaints(recipe: Recipe): Complaint[] {
  return [
    ...placeComplaints(recipe),
    ...headerComplaints(recipe),
    ...listComplaints(recipe),
    ...recipe.schemes.flatMap((scheme, index) => schemeComplaints(scheme, index, recipe)),
    ...timeComplaints(recipe),
    ...(recipe.signed ?? []).flatMap((form, index) => formComplaints(form, index, recipe)),
    ...(recipe.messageSignature ? coverComplaints(recipe.messageSignature) : []),
  ]
}

function complain(isWrong: boolean, pointer: string, message: string): Complaint[] {
  return isWrong ? [{ pointer, message }] : []
}

function placeComplaints({ signature, messageSignature, signed }: Recipe): Complaint[] {
  const places = [signature, messageSignature].filter((each) => each !== undefined).length
  const inOne = (signature?.header === undefined) !== (signature?.body === undefined)
  return [
    ...complain(places !== 1, '', 'needs either "signature" or "messageSignature"'),
    ...complain(signature !== undefined && !inOne, '/signature', 'needs either "header" or "body"'),
    ...complain(signature !== undefined && !signed, '', '"signature" needs "signed" beside it: which bytes?'),
    ...complain(
      messageSignature !== undefined && signed !== undefined,
      '/signed',
      'says nothing beside "messageSignature", whose "covered" tells what is signed',
    ),
  ]
}

/** Headers that HTTP itself needs (RFC 9110 and 9112): what signs into one breaks the delivery. */
const CARRYING = ['host', 'content-length', 'transfer-encoding', 'connection', 'expect', 'upgrade']

function headerComplaints({ signature, id, time }: Recipe): Complaint[] {
  return Object.entries({ signature, id, time }).flatMap(([place, value]) => {
    const header = value?.header
    const isOne = header !== undefined && CARRYING.includes(header)
    return complain(isOne, `/${place}/header`, `${header} belongs to the connection: take another header`)
  })
}

/** A list that its own sender could not read again. */
function listComplaints({ schemes, signature, time }: Recipe): Complaint[] {
  const { between, mark } = signature ?? {}
  const isTaken = (label = '') => [between, mark].some((text) => text !== undefined && label.includes(text))
  return [
    ...complain(
      between !== undefined && between === mark,
      '/signature/between',
      `is "${between}" like the "mark": take two texts`,
    ),
    ...schemes.flatMap(({ label }, index) => [
      ...complain(
        isTaken(label),
        `/schemes/${index}/label`,
        `"${label}" has the mark or what stands between in it: nobody could read it again`,
      ),
      ...complain(
        label !== undefined && label === time?.entry,
        `/schemes/${index}/label`,
        `"${label}" is where the time stands: take another`,
      ),
    ]),
  ]
}

function schemeComplaints(scheme: Scheme, index: number, { signature }: Recipe): Complaint[] {
  const { algorithm, label, secret } = scheme
  const pointer = `/schemes/${index}`
  const isShared = hashOf(algorithm) !== undefined
  const labelled = signature?.mark !== undefined
  const raw = algorithm === 'ed25519' && ['base64', 'hex'].includes(secret.encoding)
  return [
    ...complain(labelled && label === undefined, pointer, '"label" is missing: the signature has a "mark"'),
    ...complain(
      !labelled && label !== undefined,
      `${pointer}/label`,
      'needs "mark" in "signature": what stands between the two?',
    ),
    ...complain(
      isShared && secret.encoding === 'pem',
      `${pointer}/secret/encoding`,
      `${algorithm} has a shared secret, which is no PEM: take text, base64 or hex`,
    ),
    ...complain(
      !isShared && !raw && secret.encoding !== 'pem',
      `${pointer}/secret/encoding`,
      `${algorithm} has a pair of keys: take pem${algorithm === 'ed25519' ? ', base64 or hex' : ''}`,
    ),
  ]
}

function timeComplaints({ time, signature, messageSignature, signed = [] }: Recipe): Complaint[] {
  if (!time) return []
  const places = [time.header, time.entry].filter((each) => each !== undefined).length
  const isSigned = signed.every(({ parts }) => parts.some((part) => takes(part, ['time'])))
  const wanted = messageSignature ? 0 : 1
  return [
    ...complain(
      places !== wanted,
      '/time',
      wanted === 1
        ? 'needs either "header" or "entry"'
        : 'stands in "created" of a message signature: name none',
    ),
    ...complain(
      time.entry !== undefined && (signature?.between === undefined || signature.mark === undefined),
      '/time/entry',
      'is an entry of a list: "signature" needs "between" and "mark"',
    ),
    ...complain(
      !isSigned,
      '/time',
      'is not signed by every form, so anybody may change it: take it as a part',
    ),
  ]
}

function formComplaints({ parts, digest }: SignedForm, index: number, { id, time }: Recipe): Complaint[] {
  const pointer = `/signed/${index}`
  const binds = parts.some(
    (part) => 'fields' in part || takes(part, ['body', 'form-fields', 'reserialised-json', 'sorted-json']),
  )
  const url = parts.some((part) => takes(part, ['url']))
  return [
    ...complain(!binds && !digest, pointer, 'does not sign the body, so anybody may change it'),
    ...complain(digest !== undefined && !url, `${pointer}/digest`, 'is of no use unless "url" is signed'),
    ...parts.flatMap((part, place) => [
      ...complain(
        takes(part, ['id']) && !id,
        `${pointer}/parts/${place}`,
        'needs "id": where does it stand?',
      ),
      ...complain(takes(part, ['time']) && !time, `${pointer}/parts/${place}`, 'needs "time": where is it?'),
    ]),
  ]
}

function takes(part: SignedPart, pieces: readonly string[]): boolean {
  return 'take' in part && pieces.includes(part.take)
}

function coverComplaints({ covered }: NonNullable<Recipe['messageSignature']>): Complaint[] {
  return complain(
    !covered.includes('content-digest'),
    '/messageSignature/covered',
    'has no content-digest, so anybody may change the body',
  )
}
