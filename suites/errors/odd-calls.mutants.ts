import { type Faults, mutant } from '../../src/kit/index.ts'
import { answering, crash, withStatus } from './answering.ts'
import { withIn } from './refusals.mutants.ts'

/** Dies of some queries at some addresses. */
function dyingOf(part: string, query: RegExp): Faults {
  return {
    answer: (right, { request }) => {
      const { pathname, search } = new URL(request.url)
      return pathname.includes(part) && query.test(decodeURIComponent(search)) ? crash() : right
    },
  }
}

/** Says something else in one of so many errors. */
function every(many: number, change: Record<string, unknown>): () => Faults {
  return () => {
    let count = 0
    return { 'error.body': (body) => (++count % many === 0 ? withIn(body, change) : body) }
  }
}

/** Takes a wrong call when it comes again, as one that was looked at. */
function takingAgain(): Faults {
  const seen = new Set<string>()
  return answering(
    ({ method, path, text, status }) => {
      const call = `${method} ${path} ${text}`
      const isAgain = status === 400 && seen.has(call)
      seen.add(call)
      return isAgain
    },
    () => Response.json({ data: {} }),
  )
}

/** Defects that show only in a form, or at a time, that is seldom tried. */
export const oddCallMutants = [
  mutant(
    'wants the name of JSON in small letters where a material is changed',
    'ERR-015',
    answering(
      ({ method, path, headers }) =>
        method === 'PUT' && path.includes('/materials/') && /J/.test(headers.get('content-type') ?? ''),
      withStatus(415),
    ),
  ),
  mutant(
    'takes no invoice that tells its charset',
    'ERR-015',
    answering(
      ({ path, headers }) => path.endsWith('/invoices') && /charset/.test(headers.get('content-type') ?? ''),
      withStatus(415),
    ),
  ),
  mutant('dies of a query that nobody documented', 'ERR-058', dyingOf('/vendors/', /assayProbe/)),
  mutant(
    'dies of a name that comes twice in a query',
    'ERR-058',
    dyingOf('/assets', /assayProbe=1&assayProbe=2/),
  ),
  mutant('dies of an open bracket in a query', 'ERR-058', dyingOf('/sites', /\[=/)),
  mutant('dies of a name that each object has', 'ERR-058', dyingOf('/integrations/current', /constructor/)),
  mutant(
    'shows a page to who would take one, though JSON is preferred',
    'ERR-024',
    answering(
      ({ headers, path }) => /html;q/.test(headers.get('accept') ?? '') && path.endsWith('/sites'),
      () => new Response('<p>sites</p>', { headers: { 'content-type': 'text/html' } }),
    ),
  ),
  mutant('gives every fifth error the same request id', 'ERR-033', every(5, { requestId: 'req_1' })),
  mutant('gives no code with every tenth error', 'ERR-033', every(10, { code: undefined })),
  mutant('takes a wrong call when it comes again', 'ERR-031', takingAgain),
]
