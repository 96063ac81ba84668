import { isOAuthName, isSecretName, nameMarks, SHORTEST_MARK } from '../secret-names.ts'
import { TextSearch } from '../text-search.ts'
import { maskJson } from './json.ts'
import { maskElements } from './markup.ts'
import type { Watch } from './mask.ts'
import { maskTextParameters, maskUrlParameters } from './parameters.ts'
import { SHAPES } from './shapes.ts'

/** Where none of these occurs, neither a name nor a shape does: most texts are done after this one look. */
export const MARKS = new TextSearch({
  shortest: SHORTEST_MARK,
  ignoreCase: true,
  patterns: [...nameMarks(), ...SHAPES.flatMap((shape) => shape.marks)],
})
const OAUTH_IN_JSON = /"(?:grant_?type|redirect_?uri|code_?verifier)\\*"\s*:/i
const OAUTH_IN_URL = /(?:[?&#]|%3f|%26|%23)(?:code|error|client_id|response_type|redirect_uri)(?:=|%3d)/i

/** Masks secrets by the names they stand under and by their shapes, in JSON, XML, URLs, messages: any text. */
export function maskText(text: string, learn: Watch['learn']): string {
  const masks = [
    (input: string) => maskJson(input, watchFor(OAUTH_IN_JSON.test(text), learn)),
    (input: string) => maskElements(input, watchFor(false, learn)),
    (input: string) => maskTextParameters(input, watchFor(OAUTH_IN_URL.test(text), learn)),
    maskShapes,
  ]
  return masks.reduce((input, mask) => mask(input), text)
}

/** Masks the secret parameters of a URL, and what shows by its shape. */
export function maskUrl(url: string, learn: Watch['learn']): string {
  return maskShapes(maskUrlParameters(url, watchFor(OAUTH_IN_URL.test(url), learn)))
}

function maskShapes(text: string): string {
  return SHAPES.reduce((input, shape) => shape.mask(input), text)
}

/** `code` and `state` are secrets in a message of OAuth, elsewhere fields of a record. */
export function watchFor(oauth: boolean, learn: Watch['learn']): Watch {
  return { learn, isSecret: oauth ? (name) => isSecretName(name) || isOAuthName(name) : isSecretName }
}

/** What JSON may write as `\u0061` is written plainly, so that names and values cannot hide in it. */
export function unescapeAscii(text: string): string {
  if (!text.includes('\\u00')) return text
  return text.replace(/\\+u00([2-7][0-9a-f])/gi, (whole, hex) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /["\\\x7f]/.test(character) ? whole : character
  })
}
