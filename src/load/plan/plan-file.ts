import { parseDuration } from '../../model/duration.ts'
import { nearest } from '../../model/nearest.ts'
import type { ApiDocument } from '../../spec/api.ts'
import { PluginFile } from '../../spec/plugin/plugin-file.ts'
import { type LoadPlan, type PhasePlan, type Profile, USUAL_LIMITS, USUAL_STOP } from '../load-plan.ts'
import type { PhaseRole } from '../measured.ts'
import { planComplaints } from '../plan-complaints.ts'
import { parseThreshold } from '../verdict/parse-threshold.ts'
import type { Threshold } from '../verdict/threshold.ts'
import { planSource } from './plan-source.ts'
import { type SessionFile, sessionComplaints, sessionEntries } from './session-entries.ts'

/** The shape of `<plan>.load.yaml`, whose published schema is `schemas/load.schema.json`. Times are durations (`30s`). */
export interface PlanFile<Address extends string = string> {
  plan: string
  arrivals?: 'poisson' | 'even'
  phases: PhaseEntry[]
  calls?: { call: Address; weight?: number; connection?: 'primary' | 'second' }[]
  sessions?: SessionFile<Address>[]
  thresholds: (string | Threshold)[]
  /** How many records the embedded sandbox holds, by entity. */
  records?: Record<string, number>
  /** Percent of answers that are held against the document. */
  sample?: number
  /** Holds deliveries of webhooks against what is created; how long the last of them are waited for. */
  webhooks?: string
  limits?: { maxInFlight?: number; maxBacklog?: number; timeout?: string; late?: string; drain?: string }
  stop?: { throttling?: 'planned' | 'unplanned' }
  capacity?: { from: number; to: number; hold: string }
}

interface PhaseEntry {
  name: string
  role: PhaseRole
  for: string
  rate?: number
  from?: number
  to?: number
  steps?: number
  peak?: number
  hold?: string
}

/** A plan with what must hold under it. */
export interface JudgedPlan {
  plan: LoadPlan
  thresholds: Threshold[]
}

/** Reads a plan for the operations of a document. Throws `InputProblems` (LOAD_INVALID) with every problem and its line. */
export async function loadPlanFile(file: string, document: ApiDocument, seed: number): Promise<JudgedPlan> {
  const read = new PluginFile<PlanFile>('load', await planSource(file))
  if (read.content) {
    read.complain(unknownCalls(read.content, document))
    read.complain(oddPhases(read.content))
    read.complain(sessionComplaints(read.content.sessions ?? []))
    read.complain(wrongThresholds(read.content))
    read.complain(oddCapacity(read.content))
  }
  if (read.content && read.problems.length === 0)
    read.complain(planComplaints(planOf(read.content, seed)).map((message) => ({ pointer: '', message })))
  const content = read.settled('LOAD_INVALID')
  return { plan: planOf(content, seed), thresholds: content.thresholds.map(asThreshold) }
}

function planOf(
  {
    plan: name,
    arrivals = 'poisson',
    phases,
    calls = [],
    sessions = [],
    limits = {},
    stop = {},
    sample,
    webhooks,
    records,
    capacity,
  }: PlanFile,
  seed: number,
): LoadPlan {
  const ms = (time: string | undefined, usual: number) => (time === undefined ? usual : duration(time))
  return {
    name,
    seed,
    arrivals,
    phases: phases.map(phaseOf),
    mix: [
      ...calls.map(({ call, weight = 1, connection = 'primary' }) => ({
        ...{ operation: call, connection, weight },
        kind: call.split(' ')[0] === 'GET' ? 'read' : 'write',
      })),
      ...sessions.flatMap(sessionEntries),
    ],
    ...(sample !== undefined && { sample }),
    ...(webhooks !== undefined && { webhooksWithinMs: duration(webhooks) }),
    ...(records && { records }),
    ...(capacity && {
      capacity: { from: capacity.from, most: capacity.to, holdMs: duration(capacity.hold) },
    }),
    limits: {
      maxInFlight: limits.maxInFlight ?? USUAL_LIMITS.maxInFlight,
      maxBacklog: limits.maxBacklog ?? USUAL_LIMITS.maxBacklog,
      timeoutMs: ms(limits.timeout, USUAL_LIMITS.timeoutMs),
      lateAfterMs: ms(limits.late, USUAL_LIMITS.lateAfterMs),
      drainMs: ms(limits.drain, USUAL_LIMITS.drainMs),
    },
    stop: { ...USUAL_STOP, ...stop },
  }
}

function phaseOf(entry: PhaseEntry): PhasePlan {
  const { name, role } = entry
  return { name, role, durationMs: duration(entry.for), profile: profileOf(entry) }
}

function profileOf({ role, rate = 0, from, to, steps, peak, hold }: PhaseEntry): Profile {
  if (peak !== undefined)
    return { kind: 'spike', base: rate, peak, holdMs: hold === undefined ? 0 : duration(hold) }
  if (from !== undefined && to !== undefined)
    return steps === undefined ? { kind: 'ramp', from, to } : { kind: 'steps', from, to, plateaus: steps }
  return { kind: role === 'soak' ? 'soak' : 'constant', rate }
}

const duration = (text: string): number => parseDuration(text) ?? 0

const asThreshold = (one: string | Threshold): Threshold => (typeof one === 'string' ? { hold: one } : one)

interface Complaint {
  pointer: string
  message: string
}

function unknownCalls({ calls = [], sessions = [] }: PlanFile, document: ApiDocument): Complaint[] {
  if (calls.length + sessions.length === 0)
    return [{ pointer: '', message: 'nothing is called: give "calls" or "sessions"' }]
  const named = [
    ...calls.map(({ call }, index) => ({ call, pointer: `/calls/${index}/call` })),
    ...sessions.flatMap(({ steps }, index) =>
      steps.flatMap(({ call, readBack }, step) => {
        const pointer = `/sessions/${index}/steps/${step}`
        const back = readBack ? [{ call: readBack.call, pointer: `${pointer}/readBack/call` }] : []
        return [{ call, pointer: `${pointer}/call` }, ...back]
      }),
    ),
  ]
  return named.flatMap(({ call, pointer }) => {
    if (document.operation(call)) return []
    const near = nearest(
      call,
      document.operations.map(({ address }) => address),
    )
    const help = near === undefined ? 'name one that it has' : `did you mean ${JSON.stringify(near)}?`
    return [
      {
        pointer,
        message: `the document has no operation ${JSON.stringify(call)}; ${help}`,
      },
    ]
  })
}

/** Which of the rates a phase needs is told by what else it has. */
function oddPhases({ phases }: PlanFile): Complaint[] {
  return phases.flatMap(({ rate, from, to, steps, peak, hold }, index) => {
    const complain = (message: string) => [{ pointer: `/phases/${index}`, message }]
    const isRamp = from !== undefined && to !== undefined
    if ((from === undefined) !== (to === undefined)) return complain('a ramp needs both "from" and "to"')
    if (steps !== undefined && !isRamp)
      return complain('"steps" lead "from" one rate "to" another: give both')
    if (hold !== undefined && peak === undefined) return complain('"hold" is for a "peak": give one')
    if (isRamp && (rate !== undefined || peak !== undefined))
      return complain('give "from" and "to", or "rate", not both')
    if (!isRamp && rate === undefined) return complain('give its "rate", or "from" and "to"')
    return []
  })
}

function oddCapacity({ capacity, thresholds }: PlanFile): Complaint[] {
  if (!capacity) return []
  const complain = (message: string) => [{ pointer: '/capacity', message }]
  if (capacity.to < capacity.from)
    return complain('"to" is the highest rate: give one that is not below "from"')
  if (thresholds.every((one) => asThreshold(one).phase !== undefined))
    return complain('its objective are the thresholds that name no phase: give one')
  return []
}

function wrongThresholds({ thresholds, phases, calls = [], sessions = [] }: PlanFile): Complaint[] {
  const named = [
    ...calls.map(({ call }) => call),
    ...sessions.flatMap(sessionEntries).map(({ operation }) => operation),
  ]
  return thresholds.flatMap((one, index) => {
    const { hold, phase, operation } = asThreshold(one)
    const at = (message: string) => [{ pointer: `/thresholds/${index}`, message }]
    if (phase !== undefined && !phases.some(({ name }) => name === phase))
      return at(`there is no phase "${phase}"; name one of ${phases.map(({ name }) => name).join(', ')}`)
    if (operation !== undefined && !named.includes(operation))
      return at(`nothing calls "${operation}"; name one of the calls`)
    try {
      parseThreshold(hold, '')
      return []
    } catch (error) {
      return at(error instanceof Error ? error.message.replace(/^: /, '') : String(error))
    }
  })
}
