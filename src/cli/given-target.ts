import { randomUUID } from 'node:crypto'
import { HarnessError } from '../model/harness-error.ts'
import type { Danger } from '../model/requirement.ts'
import { referenceProblem } from '../secrets/resolve.ts'
import type { FoundTarget, GivenTarget, HostConfig } from '../target/config.ts'
import { addressProblems } from '../target/config-complaints.ts'
import { loadConfig } from '../target/load-config.ts'
import { lastingName } from './fetched-document.ts'
import { headerOf, shownHeader } from './header-line.ts'

interface Given {
  baseUrl: string
  header: readonly string[]
  allow: readonly Danger[]
}

/**
 * A target that the command line describes. Values of headers are kept in variables of this process, which its workers
 * inherit: what travels between them and what is written down are references. Beyond reading, the host must be named in
 * the configuration as for any target; this machine needs no such word.
 */
export async function givenTarget(given: Given, folder: string): Promise<FoundTarget> {
  const [problem] = addressProblems(given.baseUrl)
  if (problem !== undefined) throw new HarnessError('USAGE', `--base-url ${problem}.`)
  const { hostname } = new URL(given.baseUrl)
  const hosts: HostConfig[] = [...((await loadConfig(folder))?.hosts ?? [])]
  if (isLoopback(hostname)) hosts.push(hostname)
  const headers = given.header.map(headerOf)
  const bearer = headers.find(({ name, value }) => isAuthorization(name) && /^bearer\s+\S+$/i.test(value))
  const rest = headers.filter((header) => header !== bearer)
  // In place of a token that there is none of: long enough that no answer holds it by chance.
  const access = bearer ? bearer.value.replace(/^bearer\s+/i, '') : `assay-no-token-${randomUUID()}`
  return {
    ...{ baseUrl: given.baseUrl, environment: 'test', api: '', system: '', hosts },
    allow: ['read', ...given.allow],
    headers: Object.fromEntries(rest.map(({ name, value }, index) => [name, keep(value, `HEADER_${index}`)])),
    tokenless: bearer === undefined,
    connections: { primary: { access: keep(access, 'ACCESS') } },
  }
}

/** The same for an API that a document describes: how it was given is told along, so that it can be found again. */
export async function describedTarget(
  { document, ...given }: Given & { document: string },
  folder: string,
): Promise<GivenTarget> {
  const origin = { document: lastingName(document), headers: given.header.map(shownHeader) }
  return { ...(await givenTarget(given, folder)), origin }
}

/** A reference to the value: its own where it is one. */
function keep(value: string, name: string): string {
  if (referenceProblem(value) === undefined) return value
  const variable = `ASSAY_GIVEN_${name}`
  process.env[variable] = value
  return `env:${variable}`
}

const isAuthorization = (name: string): boolean => name.toLowerCase() === 'authorization'

/** This machine, by any of its names. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}
