import type { OAuthRefusal } from '../fault-points.ts'

/** Parameters of a request to the token endpoint. */
export interface TokenRequest {
  encoding: 'form' | 'json'
  parameters: ReadonlyMap<string, string>
  authorization: string | null
}

export const refusal = (error: string, description: string, status = 400): OAuthRefusal => ({
  status,
  error,
  description,
})

/** Reads the body of a token request. `unsupported` is the status for a content type that is neither form nor JSON. */
export async function readTokenRequest(
  request: Request,
  unsupported: number,
): Promise<TokenRequest | OAuthRefusal> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const authorization = request.headers.get('authorization')
  if (type === 'application/x-www-form-urlencoded') {
    const parameters = new URLSearchParams(await request.text())
    if (new Set(parameters.keys()).size < parameters.size)
      return refusal('invalid_request', 'A parameter is given more than once.')
    return { encoding: 'form', parameters: new Map(parameters), authorization }
  }
  if (type === 'application/json') {
    const parameters = parametersOf(await request.text())
    return parameters
      ? { encoding: 'json', parameters, authorization }
      : refusal('invalid_request', 'The body is no JSON object of texts.')
  }
  return refusal('invalid_request', 'The body must be a form or JSON, with its content type.', unsupported)
}

function parametersOf(text: string): Map<string, string> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
    const entries = Object.entries(body)
    return entries.every(([, value]) => typeof value === 'string') ? new Map(entries) : undefined
  } catch {
    return undefined
  }
}
