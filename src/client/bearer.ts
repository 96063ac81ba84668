import type { Fetch } from '../model/fetch.ts'
import type { Tokens } from './tokens.ts'

/**
 * Sends each request with the connection's token; a 401 renews it and replays the request, once. A request that carries
 * credentials of its own goes through as it is.
 */
export function withBearer(fetch: Fetch, tokens: Tokens): Fetch {
  return async (request) => {
    if (request.headers.has('authorization')) return fetch(request)
    const token = await tokens.current()
    // A body can be read once: the copy keeps what has been sent, for the replay.
    const spare = request.body ? request.clone() : request
    request.headers.set('authorization', `Bearer ${token.reveal()}`)
    const response = await fetch(request)
    if (response.status !== 401) {
      if (spare !== request) await spare.body?.cancel()
      return response
    }
    const renewed = await tokens.renewed(token)
    spare.headers.set('authorization', `Bearer ${renewed.reveal()}`)
    return fetch(spare)
  }
}
