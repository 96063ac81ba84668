import type { Faults } from '../../src/kit/index.ts'

/** What a defect looks at: method, path without its parameters' names, and the text of the body. */
export interface Asked {
  method: string
  path: string
  /** Decoded, so that an odd key can be told by what it is. */
  key: string
  headers: Headers
  text: string
  /** Status of the right answer. */
  status: number
}

/** Answers otherwise where `when` holds; throws where `instead` does, as a server that dies. */
export function answering(when: (asked: Asked) => boolean, instead: (right: Response) => Response): Faults {
  return {
    answer: async (right, { request }) => {
      const answer = await right
      const { pathname } = new URL(request.url)
      const asked = {
        method: request.method,
        path: pathname,
        key: decoded(pathname.slice(pathname.lastIndexOf('/') + 1)),
        headers: request.headers,
        // A form is read where it stands, and nobody else's business.
        text: request.bodyUsed ? '' : await request.clone().text(),
        status: answer.status,
      }
      return when(asked) ? instead(answer) : answer
    },
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A fault of the server, in the shape that errors are documented to have or as a page. */
export const crash = () =>
  new Response('{}', { status: 500, headers: { 'content-type': 'application/json' } })

/** Taken as if nothing were wrong. */
export const taken = () => Response.json({ data: {} })

/** The same answer with another status. */
export function withStatus(status: number): (right: Response) => Response {
  return ({ body, headers }) => new Response(body, { status, headers })
}

/** No answer at all. */
export function hangUp(): Response {
  throw new TypeError('fetch failed')
}
