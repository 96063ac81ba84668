import type { Scope } from '../kit/scope.ts'
import type { RunSettings } from '../kit/suite.ts'
import type { Io } from '../model/io.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Capability, Danger } from '../model/requirement.ts'
import type { TargetFacts } from '../run/plan.ts'
import type { CertifyOptions } from './certify-options.ts'

/** Where a run goes, decided before anything is loaded. */
export interface TargetChoice {
  settings: RunSettings['target']
  facts: TargetFacts
  description: ConformanceReport['target']
  /** API and system the target is configured for. */
  names: { api?: string; system?: string }
  /** Waits until the target answers as the API; throws TARGET_UNREACHABLE. */
  probe(scope: Scope): Promise<void>
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

export async function chooseTarget(options: CertifyOptions, _folder: string, _io: Io): Promise<TargetChoice> {
  const { seed, records } = options
  return {
    settings: { kind: 'embedded', seed, ...(records === undefined ? {} : { records }) },
    facts: { name: 'the embedded sandbox', capabilities: EVERYTHING, allows: ALL_DANGERS },
    description: { name: 'embedded sandbox', kind: 'embedded', baseUrl: 'in process' },
    names: {},
    probe: async () => {},
  }
}
