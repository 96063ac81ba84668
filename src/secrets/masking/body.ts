import { maskMultipart } from './markup.ts'
import type { Watch } from './mask.ts'
import { maskForm } from './parameters.ts'

const FORM = /^application\/x-www-form-urlencoded\b/i
const MULTIPART = /^multipart\/.*boundary="?([^";]+)/i
const TEXT = /^$|^text\/|json|xml|javascript|graphql|yaml|form|^multipart\//i

/** Masks what a body of this type shows by its structure; undefined where it is no text and so cannot be looked through. */
export function maskByType(text: string, contentType: string, watch: Watch): string | undefined {
  if (text === '') return text
  if (!TEXT.test(contentType)) return undefined
  if (FORM.test(contentType)) return maskForm(text, watch)
  const boundary = MULTIPART.exec(contentType)?.[1]
  return boundary ? maskMultipart(text, boundary, watch) : text
}
