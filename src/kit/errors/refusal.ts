import type { Answer } from '../../client/answer.ts'
import type { Binding } from '../../model/binding.ts'
import { at } from '../../model/pointer.ts'

/** What an error does not say though the binding promises it: code, type, message or request id, by name. */
export function lackingIn({ errors }: Binding, { body }: Answer): string[] {
  const promised = {
    code: errors.code,
    type: errors.type,
    message: errors.message,
    'request id': errors.requestId,
  }
  return Object.entries(promised)
    .filter(([, pointer]) => !isText(at(body, pointer)))
    .map(([name]) => name)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !NOTHING.test(value.trim())
}

/** Texts that a server writes where it has nothing to say. */
const NOTHING = /^(?:|undefined|null|NaN|None|nil|\[object \w+\]|%s|\{\d*\})$/

/** Signs of a server's inside (OWASP API8:2023, CWE-209), each with the name it is found by. */
const SIGNS: Record<string, RegExp> = {
  'a frame of a JavaScript stack': /\bat .{0,200}\.[cm]?[jt]sx?:\d+:\d+/,
  'a frame of a Java stack': /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala):\d+\)/,
  'a frame of a Python stack': /Traceback \(most recent call last\)|File "[^"]+", line \d+/,
  'a frame of a PHP stack': /#\d+ \/\S+\.php\(\d+\)|\.php on line \d+|\.php:\d+/,
  'a frame of a .NET stack': /\bat [\w.<>`]+\(.*\) in .+:line \d+/,
  'a frame of a Ruby stack': /\.rb:\d+:in /,
  'a frame of a Go stack': /goroutine \d+ \[|\.go:\d+ \+0x/,
  'an error of a database':
    /SQLSTATE|ORA-\d{5}|PSQLException|near ".*": syntax error|Duplicate entry '.*' for key|\bE11000\b|relation ".+" does not exist|violates [\w ]+ constraint/,
  'an error of a language':
    /Cannot read propert(?:y|ies) of |Object reference not set to an instance|undefined method .+ for nil|'NoneType' object/,
  'the class of an exception': /\b(?:[a-z]\w*\.){2,}[A-Z]\w*(?:Exception|Error)\b/,
  'a path of a file system':
    /(?:^|[\s"'(=])(?:\/(?:var|usr|home|opt|srv|app|etc)\/[\w./-]{3,}|[A-Z]:\\\\?[\w\\ .-]{3,})/,
  'an address within a network':
    /\b(?:(?:10|127)\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2}\b/,
  'a statement in SQL': /\b(?:SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM) /,
}

/** Headers whose values are addresses of the API, or have dots and slashes of their own. */
const OF_ADDRESSES =
  /^(?:(?:content-)?location|link|set-cookie|content-security-policy.*|report-to|nel|reporting-endpoints)$/

/** Signs of a server's inside that an answer shows: in its text, in the texts of its JSON as they are meant, in its headers. */
export function insidesIn({ text, body, headers }: Pick<Answer, 'text'> & Partial<Answer>): string[] {
  const told = [...(headers ?? [])].filter(([name]) => !OF_ADDRESSES.test(name)).map(([, value]) => value)
  const shown = [text, ...textsIn(body), ...told]
  return Object.entries(SIGNS)
    .filter(([, sign]) => shown.some((one) => sign.test(one)))
    .map(([name]) => name)
}

/** In JSON a tab before `at` is written `\\t`, which hides where a word begins. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
