import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Gate } from '../client/gate.ts'
import type { Scope } from '../kit/scope.ts'
import type { RunSettings } from '../kit/suite.ts'
import type { Fetch } from '../model/fetch.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { nearest } from '../model/nearest.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Capability, Danger } from '../model/requirement.ts'
import type { TargetFacts } from '../run/plan.ts'
import { IN_PROCESS_URL } from '../sandbox/sandbox.ts'
import type { FoundTarget, GivenTarget, WebhooksConfig } from '../target/config.ts'
import { probeDeliveries } from '../target/deliveries/open-deliveries.ts'
import { guardRefusal } from '../target/guard.ts'
import { findTarget } from '../target/load-config.ts'
import { probe } from '../target/probe.ts'
import { capabilitiesOf, dangersOf, remoteSession } from '../target/remote.ts'
import type { TargetSession } from '../target/session.ts'
import type { CertifyOptions } from './certify-options.ts'
import { JOURNAL_FILE } from './journal-file.ts'
import { demandNoWebhooks, type WebhookOptions, webhooksOf } from './webhook-options.ts'

/** Where a run goes, decided before anything is loaded. */
export interface TargetChoice {
  /** For a run that keeps its files in this folder. */
  settings(runFolder: string): RunSettings['target']
  facts: TargetFacts
  description: ConformanceReport['target']
  /** Where paths of the document start. */
  baseUrl: string
  /** API and system the target is configured for. */
  names: { api?: string; system?: string }
  /** Roles that it names a connection for; none where it is tried as another system than its own. */
  roles: readonly string[]
  /** Why a run may not do this here; undefined where it may. */
  refusal(dangers: Iterable<Danger>): string | undefined
  /** Waits until the target answers as the API; throws TARGET_UNREACHABLE, TARGET_REFUSED or, once aborted, INTERRUPTED. */
  probe(scope: Scope, signal: AbortSignal, gate?: Gate): Promise<void>
  /** Where its webhooks come in. */
  webhooks?: WebhooksConfig
  /**
   * Waits until the address of its webhooks leads to this machine, and says where to. Throws TARGET_UNREACHABLE, PORT_UNAVAILABLE,
   * SECRET_MISSING or, once aborted, INTERRUPTED.
   */
  reachWebhooks?(signal: AbortSignal, told: (origin: string) => void): Promise<void>
  /** Opens a target that outlives its checks; absent where each check has one of its own. */
  open?(): Promise<TargetSession>
}

type TargetOptions = Pick<
  CertifyOptions,
  'api' | 'system' | 'target' | 'seed' | 'records' | 'rate' | 'quick'
> &
  WebhookOptions & {
    /** A target that the command line describes. */
    given?: GivenTarget
  }

export async function chooseTarget(options: TargetOptions, folder: string, io: Io): Promise<TargetChoice> {
  const name = options.given ? new URL(options.given.baseUrl).host : options.target
  return name === undefined ? embedded(options) : remote(options, { folder, name, io })
}

const EVERYTHING: ReadonlySet<Capability> = new Set([
  'clock',
  'control',
  'consent',
  'client',
  'second',
  'restricted',
  'roles',
  'webhooks',
  'deliveries',
  'repeats',
  'disposable',
])
const ALL_DANGERS: ReadonlySet<Danger> = new Set(['read', 'write', 'load', 'fault'])

function embedded(options: TargetOptions): TargetChoice {
  const { seed, records, rate } = options
  demandNoWebhooks(options, 'the embedded sandbox delivers within this process')
  if (rate !== undefined)
    throw new HarnessError(
      'USAGE',
      '--rate spares a target that is elsewhere, and the embedded sandbox has a clock of its own that does not wait. Leave it out, or name a --target.',
    )
  return {
    settings: () => ({ kind: 'embedded', seed, ...(records === undefined ? {} : { records }) }),
    facts: { name: 'the embedded sandbox', capabilities: EVERYTHING, allows: ALL_DANGERS },
    description: { name: 'embedded sandbox', kind: 'embedded', baseUrl: 'in process' },
    baseUrl: IN_PROCESS_URL,
    names: {},
    roles: [],
    refusal: () => undefined,
    probe: async () => {},
  }
}

async function remote(
  options: TargetOptions,
  { folder, name, io }: { folder: string; name: string; io: Io },
): Promise<TargetChoice> {
  if (options.records !== undefined)
    throw new HarnessError(
      'USAGE',
      `--records sets the data of the embedded sandbox, and ${name} is another target. Leave one of them out.`,
    )
  const { given } = options
  const found = given ?? (await findTarget(folder, name))
  if (given) demandNoWebhooks(options, 'a binding that is inferred tells of no webhooks')
  let webhooks = webhooksOf(options, found.webhooks)
  const target: FoundTarget = { ...found, ...(webhooks && { webhooks }) }
  const facts: TargetFacts = {
    name,
    capabilities: capabilitiesOf(target),
    allows: dangersOf(target),
    ...(webhooks && { deliveries: { quick: options.quick ?? false } }),
  }
  return {
    settings: (runFolder) => {
      const journal = join(runFolder, JOURNAL_FILE)
      return { kind: 'remote', name, folder, journal, ...(given && { given }), ...(webhooks && { webhooks }) }
    },
    facts,
    description: { name, kind: 'remote', baseUrl: target.baseUrl },
    baseUrl: target.baseUrl,
    // What the command line names wins: another system may be tried on the same target.
    names: { api: options.api ?? target.api, system: options.system ?? target.system },
    roles: options.system === undefined ? Object.keys(target.connections.roles ?? {}) : [],
    refusal: (dangers) => guardRefusal(target, dangers),
    ...(webhooks && { webhooks }),
    reachWebhooks: async (signal, told) => {
      webhooks = webhooks && (await probeDeliveries(webhooks, io, { signal, told }))
    },
    open: () => remoteSession(name, target, io),
    probe: async ({ api }, signal, gate) => {
      const session = interruptible(await remoteSession(name, target, io), signal)
      try {
        const wait = (ms: number) => sleep(ms, undefined, { signal })
        await probe(session, api, { now: io.now, sleep: wait, ...(gate && { gate }) })
        signal.throwIfAborted()
      } catch (error) {
        throw signal.aborted ? interrupted(name, error) : error
      }
    },
  }
}

/** The same session, whose calls end when the signal says so. */
function interruptible(session: TargetSession, signal: AbortSignal): TargetSession {
  const fetch: Fetch = (request, init) =>
    session.fetch(request, { signal: AbortSignal.any([signal, init?.signal ?? request.signal]) })
  return { ...session, fetch }
}

function interrupted(name: string, cause: unknown): HarnessError {
  const message = `Interrupted while waiting for the target "${name}" to answer; no check was begun. Run again to certify it.`
  return new HarnessError('INTERRUPTED', message, cause)
}

/** What a role is called is for the manifest to say: under another name its connection would never be used. */
export function demandKnownRoles({ roles, facts }: TargetChoice, { manifest }: Scope): void {
  const known = Object.keys(manifest.roles ?? {})
  const unknown = roles.find((role) => !known.includes(role))
  if (unknown === undefined) return
  const near = nearest(unknown, known)
  const has = known.length === 0 ? 'It has none.' : `Known: ${known.join(', ')}.`
  throw new HarnessError(
    'CONFIG_INVALID',
    `The target "${facts.name}" has a connection of the role "${unknown}", which the system ${manifest.system} does not have. ${near === undefined ? has : `Did you mean "${near}"?`} Correct its name under "roles", or leave it out.`,
  )
}
