import { setTimeout as sleep } from 'node:timers/promises'
import { type Gate, type GateSettings, gateMemory, openGate } from '../client/gate.ts'
import type { Scope } from '../kit/scope.ts'
import type { Io } from '../model/io.ts'
import type { CertifyOptions } from './certify-options.ts'

type Asked = Pick<CertifyOptions, 'exclude' | 'maxRequests' | 'rate' | 'timeBudget'>

/** What a command line lets a run send; undefined where it sets no bounds. */
export function gateSettings({ exclude, maxRequests, rate, timeBudget }: Asked): GateSettings | undefined {
  const isBound = exclude.length > 0 || [maxRequests, rate, timeBudget].some((one) => one !== undefined)
  return isBound
    ? {
        exclude,
        memory: gateMemory(),
        ...(maxRequests !== undefined && { maxRequests }),
        ...(rate !== undefined && { rate }),
      }
    : undefined
}

/** The gate of one thread. All gates of the same settings count together. */
export function gateOf(
  settings: GateSettings | undefined,
  { scope, baseUrl, io }: { scope: Scope; baseUrl: string; io: Pick<Io, 'now'> },
): Gate | undefined {
  const wait = (ms: number) => sleep(ms)
  return settings && openGate(settings, { document: scope.api.document, baseUrl, now: io.now, sleep: wait })
}

/** What was written is taken back though the budgets of the run are used up; what is excluded stays so. */
export function gateForTakingBack(settings: GateSettings | undefined): GateSettings | undefined {
  if (!settings) return undefined
  const { maxRequests: _, ...rest } = settings
  return { ...rest, memory: gateMemory() }
}

/** Ends a run when its time is over. Returns what gives that up. */
export function limitTime(gate: Gate | undefined, ms: number | undefined): () => void {
  if (!gate || ms === undefined) return () => {}
  const timer = setTimeout(() => gate.stop(), ms)
  return () => clearTimeout(timer)
}
