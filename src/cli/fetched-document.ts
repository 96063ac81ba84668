import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { describeFailure } from '../client/failure.ts'
import { readWhole, UnreadableAnswer } from '../client/read-whole.ts'
import { HarnessError } from '../model/harness-error.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { FileName } from '../spec/source/source.ts'

const DEADLINE_MS = 30_000
/** Bytes. Large documents have some ten MiB. */
const LONGEST = 128 * 1024 * 1024

/** The file of a document that is named by file or URL; what is fetched is kept until the process ends. */
export async function documentFile(named: string): Promise<FileName> {
  if (!isUrl(named)) return named
  const text = await fetched(named)
  const folder = mkdtempSync(join(tmpdir(), 'assay-document-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, basename(new URL(named).pathname).replaceAll(/[^\w.-]/g, '-') || 'openapi')
  writeFileSync(path, text)
  return { path, name: shownDocument(named) }
}

function isUrl(named: string): boolean {
  return /^https?:\/\//i.test(named)
}

/** A document as it may be told: of a URL without what opens it. */
export function shownDocument(named: string): string {
  return isUrl(named) ? createRedactor().url(named) : named
}

/** The same that leads there from every folder. */
export function lastingName(named: string): string {
  return isUrl(named) ? shownDocument(named) : resolve(named)
}

async function fetched(named: string): Promise<string> {
  const fail = (what: string, cause?: unknown) => {
    const message = `The document at ${shownDocument(named)} ${what}. Check the address, or save it and name the file.`
    return new HarnessError('DOCUMENT_INVALID', message, cause)
  }
  if (!URL.canParse(named)) throw fail('has an address that is none')
  try {
    const response = await fetch(requestFor(named), { signal: AbortSignal.timeout(DEADLINE_MS) })
    if (response.ok) return new TextDecoder().decode(await readWhole(response, { call: 'it', most: LONGEST }))
    throw fail(`was answered with ${response.status}`)
  } catch (error) {
    if (error instanceof UnreadableAnswer)
      throw fail(`is answered with ${error.difference.seen}, not with ${error.difference.expected}`, error)
    if (error instanceof HarnessError) throw error
    throw fail(`cannot be fetched: ${describeFailure(error)}`, error)
  }
}

/** User and password of an address are sent as such (RFC 7617), which fetch does not do by itself. */
function requestFor(named: string): Request {
  const url = new URL(named)
  const { username, password } = url
  url.username = ''
  url.password = ''
  if (username + password === '') return new Request(url)
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return new Request(url, { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } })
}
