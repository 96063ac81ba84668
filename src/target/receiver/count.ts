import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
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

/** Asks for the count, for `limitMs` at most. Throws TARGET_FAILED where it is not told. */
export async function readCount(source: CountSource, limitMs = DEADLINE_MS): Promise<number> {
  try {
    return await told(source, limitMs)
  } catch (error) {
    throw new HarnessError(
      'TARGET_FAILED',
      `The count of effects cannot be read from ${nameOf(source)}: ${reasonOf(error)}. It is a number, or JSON with a number "count".`,
      error,
    )
  }
}

/** As `readCount`, once before a run: what tells nothing is found out before anything is sent. A log may not have begun. */
export async function demandCount(source: CountSource | undefined): Promise<void> {
  if (source && source.kind !== 'log') await readCount(source)
}

function told(source: CountSource, limitMs: number): Promise<number> {
  if (source.kind === 'url') return answered(source.url, limitMs)
  return source.kind === 'command' ? printed(source.argv, limitMs) : counted(source, limitMs)
}

/** Redirects are not followed: where they lead, to a page of login for one, nothing is counted. */
async function answered(url: string, limitMs: number): Promise<number> {
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) })
  const text = await answer.text()
  if (!answer.ok) throw new RangeError(`it answers ${answer.status}`)
  return numberIn(text)
}

async function printed([program = '', ...rest]: readonly string[], limitMs: number): Promise<number> {
  const how = { timeout: limitMs, killSignal: 'SIGKILL' } as const
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  execFile(program, rest, how, (error, stdout, stderr) => {
    if (!error) resolve(stdout)
    else if (error.signal === 'SIGKILL') reject(new RangeError(`it did not end within ${limitMs / 1000} s`))
    else if (typeof error.code === 'string') reject(error)
    else reject(new RangeError(`it ended with ${error.code ?? error.signal}: ${stderr.trim().slice(0, 200)}`))
  })
  return numberIn(await promise)
}

interface Log {
  file: string
  pattern: RegExp
}

/** In a context with a limit: a pattern may take for ever, and nothing else could end it, not even Ctrl-C. */
async function counted({ file, pattern }: Log, limitMs: number): Promise<number> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  try {
    return Number(
      runInNewContext(
        'lines.filter((line) => pattern.test(line)).length',
        { lines, pattern },
        { timeout: limitMs },
      ),
    )
  } catch (error) {
    throw isLate(error) ? new RangeError(`the pattern takes longer than ${limitMs / 1000} s`) : error
  }
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

function isLate(error: unknown): boolean {
  return isObject(error) && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

/** What is behind `fetch failed` stands in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
