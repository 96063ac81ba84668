/** The Request class, made so that each request gives up after a while: openapi-fetch builds its requests with it. */
export function requestsWithin(ms: number): typeof Request {
  return class extends Request {
    constructor(input: RequestInfo | URL, init: RequestInit = {}) {
      const late = AbortSignal.timeout(ms)
      super(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, late]) : late })
    }
  }
}
