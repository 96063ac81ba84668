import { HarnessError } from '../model/harness-error.ts'
import type { Danger } from '../model/requirement.ts'
import type { FoundTarget } from './config.ts'
import { isThisMachine, productionSign } from './host-signs.ts'

/**
 * Why a run may not do this to a target, and what would allow it; undefined where it may. Beyond reading, a target must
 * allow the class of danger, and the configuration must name its host; a host that may be production must be named as such.
 */
export function guardRefusal(target: FoundTarget, dangers: Iterable<Danger>): string | undefined {
  const risky = [...new Set(dangers)].filter((danger) => danger !== 'read')
  if (risky.length === 0) return undefined
  const lacking = risky.find((danger) => !target.allow?.includes(danger))
  if (lacking) return `it does not allow "${lacking}": add that to its "allow" where it may be done`
  return hostRefusal(target)
}

/** What a plan of load would do to a target. */
export interface LoadAsked {
  /** Whether any of its calls may change something. */
  writes: boolean
  calls: number
  /** Of the connection that is asked most. */
  peakPerSecond: number
}

/** The same of load. This machine bears it without a word; elsewhere both target and host must say so, as for writing. */
export function loadRefusal(target: FoundTarget, asked: LoadAsked): string | undefined {
  const { hostname } = new URL(target.baseUrl)
  const isFree = isThisMachine(hostname) && target.environment !== 'production'
  const dangers: Danger[] = [
    ...(isFree ? [] : ['load' as const]),
    ...(asked.writes ? ['write' as const] : []),
  ]
  const { rate = Number.POSITIVE_INFINITY, calls = Number.POSITIVE_INFINITY } = target.load ?? {}
  if (asked.calls > calls) return `its "load" allows ${calls} calls in one run: shorten the plan`
  if (asked.peakPerSecond > rate)
    return `its "load" allows ${rate} calls a second of one connection, and the plan peaks at ${asked.peakPerSecond.toFixed(1)}: lower the rate`
  return guardRefusal(target, dangers)
}

function hostRefusal({ baseUrl, hosts }: FoundTarget): string | undefined {
  const { hostname } = new URL(baseUrl)
  const sign = productionSign(hostname)
  const entry = hosts.find((named) => hostOf(named) === hostname)
  const named = sign === undefined ? hostname : `{ host: ${hostname}, production: true }`
  if (entry === undefined)
    return `"hosts" of the configuration does not name ${hostname}${sign === undefined ? '' : `, which ${sign}`}: add ${named} there where records may be created and changed`
  if (sign === undefined || (typeof entry === 'object' && entry.production)) return undefined
  return `${hostname} ${sign}, so it may be production: write ${named} under "hosts" where records may be created and changed all the same`
}

function hostOf(named: FoundTarget['hosts'][number]): string {
  return (typeof named === 'string' ? named : named.host).toLowerCase()
}

/** How a run ends that the guard stops; `would` says what would have been done. */
export function guarded(name: string, refusal: string, would: string): HarnessError {
  return new HarnessError(
    'GUARDED',
    `Stopped before anything was sent to the target "${name}": ${refusal}. It would have been ${would}.`,
  )
}
