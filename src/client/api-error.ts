import type { Middleware } from 'openapi-fetch'
import type { Binding } from '../model/binding.ts'
import { parseJson } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Redactor } from '../secrets/redactor.ts'

/** An answer outside 200 to 299, read where the API's binding says its errors carry what. All texts are redacted. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string | undefined
  readonly type: string | undefined
  readonly requestId: string | undefined

  constructor(call: string, { status, code, type, message, requestId }: ErrorFields) {
    const told = [code, message].filter((part) => part !== undefined).join(': ')
    const request = requestId === undefined ? '' : ` (request ${requestId})`
    super(`${call} answered ${status}${told && ` ${told}`}${request}`)
    this.status = status
    this.code = code
    this.type = type
    this.requestId = requestId
  }
}

interface ErrorFields {
  status: number
  code: string | undefined
  type: string | undefined
  message: string | undefined
  requestId: string | undefined
}

/** Throws an `ApiError` for each answer outside 200 to 299. */
export function throwFailures({ errors }: Binding, redactor: Redactor): Middleware {
  return {
    onResponse: async ({ request, response }) => {
      if (response.ok) return
      const body = parseJson(await response.clone().text())
      const textAt = (pointer: string) => {
        const value = at(body, pointer)
        return typeof value === 'string' || typeof value === 'number'
          ? redactor.text(String(value))
          : undefined
      }
      throw new ApiError(`${request.method} ${redactor.url(request.url)}`, {
        status: response.status,
        code: textAt(errors.code),
        type: textAt(errors.type),
        message: textAt(errors.message),
        requestId: textAt(errors.requestId) ?? response.headers.get(errors.requestIdHeader) ?? undefined,
      })
    },
  }
}
