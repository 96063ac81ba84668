import { setTimeout as sleep } from 'node:timers/promises'
import type { Scope } from '../kit/scope.ts'
import type { RunSettings } from '../kit/suite.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Capability, Danger } from '../model/requirement.ts'
import type { TargetFacts } from '../run/plan.ts'
import { findTarget } from '../target/load-config.ts'
import { probe } from '../target/probe.ts'
import { capabilitiesOf, dangersOf, remoteSession } from '../target/remote.ts'
import type { CertifyOptions } from './certify-options.ts'

/** Where a run goes, decided before anything is loaded. */
export interface TargetChoice {
  settings: RunSettings['target']
  facts: TargetFacts
  description: ConformanceReport['target']
  /** API and system the target is configured for. */
  names: { api?: string; system?: string }
  /** Waits until the target answers as the API; throws TARGET_UNREACHABLE or TARGET_REFUSED. */
  probe(scope: Scope): Promise<void>
}

export async function chooseTarget(options: CertifyOptions, folder: string, io: Io): Promise<TargetChoice> {
  return options.target === undefined
    ? embedded(options)
    : remote(options, { folder, name: options.target, io })
}

const EVERYTHING: ReadonlySet<Capability> = new Set([
  'clock',
  'control',
  'consent',
  'client',
  'second',
  'restricted',
])
const ALL_DANGERS: ReadonlySet<Danger> = new Set(['read', 'write', 'load', 'fault'])

function embedded({ seed, records }: CertifyOptions): TargetChoice {
  return {
    settings: { kind: 'embedded', seed, ...(records === undefined ? {} : { records }) },
    facts: { name: 'the embedded sandbox', capabilities: EVERYTHING, allows: ALL_DANGERS },
    description: { name: 'embedded sandbox', kind: 'embedded', baseUrl: 'in process' },
    names: {},
    probe: async () => {},
  }
}

async function remote(
  options: CertifyOptions,
  { folder, name, io }: { folder: string; name: string; io: Io },
): Promise<TargetChoice> {
  if (options.records !== undefined)
    throw new HarnessError(
      'USAGE',
      `--records sets the data of the embedded sandbox, and ${name} is another target. Leave one of them out.`,
    )
  const target = await findTarget(folder, name)
  const facts = { name, capabilities: capabilitiesOf(target), allows: dangersOf(target) }
  return {
    settings: { kind: 'remote', name, folder },
    facts,
    description: { name, kind: 'remote', baseUrl: target.baseUrl },
    // What the command line names wins: another system may be tried on the same target.
    names: { api: options.api ?? target.api, system: options.system ?? target.system },
    probe: async ({ api }) => {
      const session = await remoteSession(name, target, io)
      await probe(session, api, { now: io.now, sleep: (ms) => sleep(ms) })
    },
  }
}
