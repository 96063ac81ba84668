import { HarnessError } from '../model/harness-error.ts'
import type { LoadPlan, PhasePlan, Profile } from './load-plan.ts'

/** All that is wrong with a plan, one sentence each; empty where it can be run. */
export function planComplaints(plan: LoadPlan): string[] {
  return [
    ...(plan.phases.length === 0 ? ['There is no phase: give at least one.'] : []),
    ...(plan.mix.length === 0 ? ['The mix is empty: name at least one call.'] : []),
    ...repeated(plan.phases.map(({ name }) => name)).map(
      (name) => `Two phases are called ${name}: give each its own name.`,
    ),
    ...plan.phases.flatMap(phaseComplaints),
    ...sizeComplaints(plan),
    ...plan.mix.flatMap(({ operation, weight, after }) =>
      after || (weight > 0 && Number.isFinite(weight))
        ? []
        : [`The weight of ${operation} is ${weight}: give a number above 0, or leave the call out.`],
    ),
    ...limitComplaints(plan),
  ]
}

/** Throws HarnessError LOAD_INVALID with all that is wrong. */
export function demandSoundPlan(plan: LoadPlan): void {
  const complaints = planComplaints(plan)
  if (complaints.length > 0)
    throw new HarnessError(
      'LOAD_INVALID',
      [`The load plan ${plan.name} cannot be run.`, ...complaints].join('\n'),
    )
}

function phaseComplaints({ name, durationMs, profile }: PhasePlan): string[] {
  const rates = ratesOf(profile)
  return [
    ...(durationMs > 0 && Number.isFinite(durationMs)
      ? []
      : [`Phase ${name} lasts ${durationMs} ms: give a time above 0.`]),
    ...rates
      .filter((rate) => !(rate >= 0 && Number.isFinite(rate)))
      .map((rate) => `Phase ${name} has a rate of ${rate} per second: give a number of 0 or more.`),
    ...(rates.every((rate) => rate === 0)
      ? [`Phase ${name} brings no arrival, since its rate is 0: raise it, or leave the phase out.`]
      : []),
    ...shapeComplaints(name, profile, durationMs),
  ]
}

/** What one process can count, by far: a week, and ten million starts. */
const MOST_MS = 7 * 86_400_000
const MOST_STARTS = 10_000_000

function sizeComplaints({ phases }: LoadPlan): string[] {
  const ms = phases.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const starts = phases.reduce((sum, { durationMs, profile }) => {
    return sum + (Math.max(...ratesOf(profile)) * durationMs) / 1000
  }, 0)
  return [
    ...(ms > MOST_MS
      ? ['The phases last more than a week: shorten them, or run the plan several times.']
      : []),
    ...(starts > MOST_STARTS
      ? ['The phases bring more than ten million starts: lower the rates, or shorten the phases.']
      : []),
  ]
}

function shapeComplaints(name: string, profile: Profile, durationMs: number): string[] {
  if (profile.kind === 'steps' && !(Number.isInteger(profile.plateaus) && profile.plateaus > 0))
    return [`Phase ${name} has ${profile.plateaus} plateaus: give a whole number above 0.`]
  if (profile.kind !== 'spike') return []
  const { holdMs, riseMs = 0 } = profile
  const peak = holdMs + 2 * riseMs
  if (holdMs < 0 || riseMs < 0)
    return [`Phase ${name} has a spike of negative length: give times of 0 or more.`]
  return peak < durationMs
    ? []
    : [
        `The spike of phase ${name} takes ${peak} ms of its ${durationMs} ms: leave time for the base before and after it.`,
      ]
}

function ratesOf(profile: Profile): number[] {
  switch (profile.kind) {
    case 'constant':
    case 'soak':
      return [profile.rate]
    case 'ramp':
    case 'steps':
      return [profile.from, profile.to]
    case 'spike':
      return [profile.base, profile.peak]
  }
}

function limitComplaints({ limits, stop }: LoadPlan): string[] {
  const wrong = Object.entries(limits).filter(
    ([key, value]) => !(value >= (MAY_BE_NONE.has(key) ? 0 : 1) && Number.isFinite(value)),
  )
  const { count = 1, of = 1 } = stop.serverErrors ?? {}
  return [
    ...wrong.map(
      ([key, value]) =>
        `The limit ${key} is ${value}: give a number of ${MAY_BE_NONE.has(key) ? 0 : 1} or more.`,
    ),
    ...(count >= 1 && count <= of
      ? []
      : [
          `The run is to end at ${count} server errors of ${of} answers: give a count of 1 or more, and no more than the answers.`,
        ]),
  ]
}

/** Nothing may wait, nothing may be late, and nothing is waited for at the end. */
const MAY_BE_NONE = new Set(['maxBacklog', 'lateAfterMs', 'drainMs'])

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}
