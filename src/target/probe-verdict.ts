import type { Errors } from '../model/binding.ts'
import { parseJson } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Redactor } from '../secrets/redactor.ts'

/**
 * What one answer says about a target. `not-yet` may pass, `unknown-path` may be told by another path, `wrong` is not the
 * API, `refused` is the API that does not accept the token.
 */
export type ProbeVerdict =
  | { kind: 'ready' }
  | { kind: 'not-yet' | 'unknown-path' | 'wrong' | 'refused'; seen: string; advice: string; cause?: unknown }

export interface ProbeAnswer {
  path: string
  status: number
  headers: Headers
  text: string
}

export const ADVICE = 'What answered is not the API: correct its baseUrl, then run again.'

export function judgeProbe(answer: ProbeAnswer, errors: Errors, redactor: Redactor): ProbeVerdict {
  const { path, status, headers, text } = answer
  const call = `answers GET ${path} with ${status}`
  if (status === 502 || status === 503 || status === 504)
    return { kind: 'not-yet', seen: call, advice: 'Wait until it is up, then run again.' }
  if (status >= 300 && status < 400) {
    const to = redactor.url(headers.get('location') ?? 'nowhere')
    return { kind: 'wrong', seen: `${call} and redirects to ${to}`, advice: ADVICE }
  }
  const body = parseJson(text)
  if (body === undefined) return notJson(call, answer, redactor)
  if (status === 401 || status === 403) return refused(call)
  const isTheApi = (status >= 200 && status < 300) || status === 429 || isError(body, errors)
  if (isTheApi) return { kind: 'ready' }
  return { kind: status === 404 ? 'unknown-path' : 'wrong', seen: call, advice: ADVICE }
}

/** An inferred binding may not know where an error carries its code. */
function isError(body: unknown, { code }: Errors): boolean {
  return code !== '' && at(body, code) !== undefined
}

function refused(call: string): ProbeVerdict {
  return {
    kind: 'refused',
    seen: `${call}: it does not accept the access token of the primary connection`,
    advice: 'Put a valid one where its reference points to, then run again.',
  }
}

function notJson(call: string, { status, headers, text }: ProbeAnswer, redactor: Redactor): ProbeVerdict {
  const type = headers.get('content-type') ?? 'no content type'
  const title = /<title[^>]*>([^<]+)/i.exec(text.slice(0, 20_000))?.[1]?.trim()
  const page = title === undefined ? type : `a page titled "${redactor.text(title).slice(0, 200)}"`
  return {
    kind: status === 404 ? 'unknown-path' : 'wrong',
    seen: `${call} and ${text === '' ? 'no content' : page}`,
    advice: ADVICE,
  }
}
