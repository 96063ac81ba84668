import { HarnessError } from './harness-error.ts'

/** What of an operation a pattern looks at. */
export interface OperationSubject {
  method: string
  /** As the document has it, `/vendors/{key}`; what was asked for where the document does not have it. */
  path: string
  /** Of a request: the address as it is sent, `/vendors/7`. */
  concrete?: string
  tags: readonly string[]
}

/** Some operations of a document, as a user of a command line names them. */
export interface OperationPattern {
  /** As it was given. */
  text: string
  matches(subject: OperationSubject): boolean
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']

/**
 * `path:/vendors/*`, `method:DELETE`, `tag:Orders`; without a prefix what begins with `/` is a path, a method in capitals a
 * method, `DELETE /vendors/*` both, anything else a tag. In paths and tags `*` stands for anything but a slash, `**` for
 * anything. Throws USAGE where `option` got none of these.
 */
export function operationPattern(text: string, option: string): OperationPattern {
  const { prefix, value } = partsOf(text)
  if (value === '')
    throw misused(option, text, 'names nothing: leave it out, or give path:/…, method:… or tag:…')
  if (prefix === 'path') return pathPattern(text, value, option)
  if (prefix === 'method') return methodPattern(text, value, option)
  if (prefix === 'both') return bothPattern(text, value, option)
  const tag = globOf(value, 'i')
  return { text, matches: ({ tags }) => tags.some((one) => tag.test(one)) }
}

type Prefix = 'path' | 'method' | 'tag' | 'both'

function partsOf(text: string): { prefix: Prefix; value: string } {
  const [, given, rest = ''] = /^(path|method|tag):(.*)$/s.exec(text.trim()) ?? []
  if (given !== undefined) return { prefix: given as Prefix, value: rest.trim() }
  const value = text.trim()
  if (value.startsWith('/')) return { prefix: 'path', value }
  if (METHODS.includes(value)) return { prefix: 'method', value }
  return { prefix: /^[A-Z]+ +\//.test(value) ? 'both' : 'tag', value }
}

function methodPattern(text: string, value: string, option: string): OperationPattern {
  const wanted = value.toUpperCase()
  if (!METHODS.includes(wanted)) throw misused(option, text, `names no method. Known: ${METHODS.join(', ')}`)
  return { text, matches: ({ method }) => method === wanted }
}

function pathPattern(text: string, value: string, option: string): OperationPattern {
  if (!value.startsWith('/')) throw misused(option, text, 'is no path: begin it with /')
  const path = globOf(value, '')
  return {
    text,
    matches: (subject) =>
      path.test(subject.path) || (subject.concrete !== undefined && path.test(subject.concrete)),
  }
}

function bothPattern(text: string, value: string, option: string): OperationPattern {
  const [method = '', path = ''] = value.split(/ +/, 2)
  const parts = [methodPattern(text, method, option), pathPattern(text, path, option)]
  return { text, matches: (subject) => parts.every((part) => part.matches(subject)) }
}

/** `/**` at the end also stands for nothing, so that `/vendors/**` is all that is about vendors. */
function globOf(glob: string, flags: string): RegExp {
  const source = glob
    .split(/(\/\*\*$|\*\*|\*)/)
    .map((part) => GLOBS[part] ?? part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join('')
  return new RegExp(`^${source}$`, `${flags}su`)
}

const GLOBS: Record<string, string> = { '/**': '(?:/.*)?', '**': '.*', '*': '[^/]*' }

function misused(option: string, text: string, what: string): HarnessError {
  return new HarnessError('USAGE', `${option} ${JSON.stringify(text)} ${what}.`)
}
