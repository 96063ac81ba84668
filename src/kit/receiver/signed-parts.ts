import { isObject, parseJson } from '../../model/json.ts'
import { at, pointerTokens, setAt, toPointer } from '../../model/pointer.ts'
import type { Recipe, SignedPiece } from '../../model/recipe.ts'
import { type ReceiverScope, sampleOf } from './scope.ts'

/** Whether a sender signs one of these pieces of a delivery, in any of its forms. */
export function signs({ signed = [] }: Recipe, ...pieces: SignedPiece[]): boolean {
  return signed.some(({ parts }) => parts.some((part) => 'take' in part && pieces.includes(part.take)))
}

/** A value of a JSON body that is signed alone. */
export interface SignedField {
  /** Its last name. */
  name: string
  /** The body with another value there. */
  otherIn(body: Buffer): Buffer
}

/** The values of the event that are signed alone: texts and numbers that stand in it. */
export function signedFields(scope: Pick<ReceiverScope, 'recipe' | 'event'>): SignedField[] {
  const sample = parseJson(sampleOf(scope))
  const pointers = (scope.recipe.signed ?? []).flatMap(({ parts }) =>
    parts.flatMap((part) => ('fields' in part ? part.fields.at : [])),
  )
  return pointers
    .filter((pointer) => isValue(at(sample, pointer)))
    .map((pointer) => ({
      name: pointer.slice(pointer.lastIndexOf('/') + 1),
      otherIn: (body) => withOther(body, pointer),
    }))
}

function isValue(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}

function withOther(body: Buffer, pointer: string): Buffer {
  const event: unknown = JSON.parse(body.toString())
  const tokens = pointerTokens(pointer)
  const value = at(event, pointer)
  const parent = at(event, toPointer(tokens.slice(0, -1)))
  const other = typeof value === 'number' ? value + 1 : `${value}x`
  if (isObject(parent)) setAt(parent, toPointer(tokens.slice(-1)), other)
  return Buffer.from(JSON.stringify(event))
}

/** Whether the body is bound to its bytes: any other byte makes the signature a wrong one. */
export function bindsBytes(recipe: Recipe): boolean {
  const { messageSignature, signed = [] } = recipe
  if (messageSignature) return messageSignature.covered.includes('content-digest')
  return signs(recipe, 'body') || signed.some(({ digest }) => digest !== undefined)
}

/** Whether the address is signed, or a piece of it that a proxy may change. */
export function bindsAddress(recipe: Recipe): boolean {
  const { covered = [] } = recipe.messageSignature ?? {}
  return (
    signs(recipe, 'url') ||
    ['@target-uri', '@authority', '@scheme', '@path', '@query', '@request-target'].some((name) =>
      covered.includes(name),
    )
  )
}
