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
  return typeof value === 'string' && value.trim() !== ''
}

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
    /SQLSTATE|ORA-\d{5}|PSQLException|near ".*": syntax error|Duplicate entry '.*' for key/,
  'a path of a file system':
    /(?:^|[\s"'(=])(?:\/(?:var|usr|home|opt|srv|app|etc)\/[\w./-]{3,}|[A-Z]:\\\\?[\w\\ .-]{3,})/,
  'an address within a network':
    /\b(?:(?:10|127)\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2}\b/,
  'a statement in SQL': /\b(?:SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM) /,
}

/** Signs of a server's inside that an answer shows. */
export function insidesIn({ text }: Pick<Answer, 'text'>): string[] {
  return Object.entries(SIGNS)
    .filter(([, sign]) => sign.test(text))
    .map(([name]) => name)
}
