import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { HarnessError } from '../../model/harness-error.ts'
import { isObject, parseJson } from '../../model/json.ts'

/** Where it stands how many deliveries have had their effect. */
export type CountSource =
  | { kind: 'url'; url: string }
  /** A program with its arguments; no shell reads them. */
  | { kind: 'command'; argv: readonly string[] }
  /** Lines of a file that a pattern matches. */
  | { kind: 'log'; file: string; pattern: RegExp }

/** How long it may take to tell a count. */
const DEADLINE_MS = 5000

/** Asks for the count. Throws TARGET_FAILED where it is not told. */
export async function readCount(source: CountSource): Promise<number> {
  try {
    return await READ[source.kind](source)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HarnessError(
      'TARGET_FAILED',
      `The count of effects cannot be read from ${nameOf(source)}: ${reason}. It is a number, or JSON with a number "count".`,
      error,
    )
  }
}

const READ = {
  url: async (source: CountSource) => {
    const answer = await fetch(nameOf(source), { signal: AbortSignal.timeout(DEADLINE_MS) })
    const text = await answer.text()
    if (!answer.ok) throw new RangeError(`it answers ${answer.status}`)
    return numberIn(text)
  },
  command: async (source: CountSource) => {
    const [program = '', ...rest] = source.kind === 'command' ? source.argv : []
    const { stdout } = await promisify(execFile)(program, rest, { timeout: DEADLINE_MS })
    return numberIn(stdout)
  },
  log: async (source: CountSource) => {
    if (source.kind !== 'log') return 0
    const text = await readFile(source.file, 'utf8')
    return text.split('\n').filter((line) => source.pattern.test(line)).length
  },
}

function nameOf(source: CountSource): string {
  if (source.kind === 'url') return source.url
  return source.kind === 'log' ? source.file : source.argv.join(' ')
}

function numberIn(text: string): number {
  const value = parseJson(text)
  const number = isObject(value) ? value.count : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number
  throw new RangeError(`it says ${JSON.stringify(text.trim().slice(0, 60))}`)
}
