import { type ReadOnlyReport, showChange } from '../model/read-only.ts'
import { type CheckResult, countStatuses, type Outcome, type Verdict } from '../model/report.ts'

export interface Evidence {
  /** Keys of everything that was planned. */
  planned: readonly string[]
  results: readonly CheckResult[]
  /** Claims of the manifest that the run should have tried and did not, in words. */
  untried?: readonly string[]
  /** Set where the run was cut short, with the reason. */
  interrupted?: string
  /** Set where a budget that the user gave ended the run, with the reason. */
  stopped?: string
  /** What chose among the checks, and how many it left out; absent where all were asked for. */
  chosen?: { by: string; leftOut: number }
  /** Set where it was looked at before and after. */
  readOnly?: Pick<ReadOnlyReport, 'verdict' | 'changes'>
}

/**
 * The verdict on a run (docs/architecture.md). Pure. A skip is never a pass, what did not report is missing, and nothing
 * selected is no certificate.
 */
export function judge(evidence: Evidence): Verdict {
  const { results } = evidence
  const missing = missingOf(evidence)
  const failedAt = (level: string) =>
    results.filter(({ status, requirement }) => status === 'failed' && requirement.level === level)
  const grounds: Ground[] = [
    ended(evidence),
    interruption(evidence),
    unheard(missing, evidence),
    broken(results),
    findings(failedAt('MUST')),
    changedByUs(evidence),
    untestedMusts(results),
    untriedClaims(evidence),
    nothingPassed(results),
  ].filter((ground) => ground !== undefined)
  const outcome = worst(grounds)
  return {
    outcome,
    because:
      outcome === 'certified' ? [praise(results), ...part(evidence)] : grounds.map(({ because }) => because),
    counts: countStatuses(results),
    warnings: failedAt('SHOULD').length,
    notes: failedAt('MAY').length,
    missing,
  }
}

interface Ground {
  outcome: Outcome
  because: string
}

/**
 * A run that a budget ended says so first; a broken requirement stands whatever else happened; then doubt about the run,
 * then gaps.
 */
const ORDER: Outcome[] = ['stopped', 'not-certified', 'inconclusive', 'incomplete']

function worst(grounds: Ground[]): Outcome {
  return ORDER.find((outcome) => grounds.some((ground) => ground.outcome === outcome)) ?? 'certified'
}

function missingOf({ planned, results }: Evidence): string[] {
  const seen = new Set(results.map(({ key }) => key))
  return planned.filter((key) => !seen.has(key))
}

function interruption({ interrupted }: Evidence): Ground | undefined {
  return interrupted === undefined ? undefined : { outcome: 'inconclusive', because: interrupted }
}

function ended({ stopped }: Evidence): Ground | undefined {
  return stopped === undefined ? undefined : { outcome: 'stopped', because: stopped }
}

function unheard(missing: string[], { stopped }: Evidence): Ground | undefined {
  const how = stopped === undefined ? 'never reported' : 'did not come to be run or finished'
  const because = `${count(missing.length, 'planned check')} ${how}, the first ${missing[0]}`
  return missing.length === 0 ? undefined : { outcome: 'inconclusive', because }
}

function broken(results: readonly CheckResult[]): Ground | undefined {
  const all = results.filter(({ status }) => status === 'broken')
  const [first] = all
  if (!first) return undefined
  const because = `${count(all.length, 'check')} could not be judged, the first ${first.key}: ${first.error?.message}`
  return { outcome: 'inconclusive', because }
}

function findings(failed: readonly CheckResult[]): Ground | undefined {
  if (failed.length === 0) return undefined
  const ids = [...new Set(failed.map(({ requirement }) => requirement.id))]
  const because = `${count(failed.length, 'MUST check')} failed, of ${count(ids.length, 'requirement')}: ${ids.join(', ')}`
  return { outcome: 'not-certified', because }
}

/** What others changed blames nobody. */
function changedByUs({ readOnly }: Evidence): Ground | undefined {
  if (readOnly?.verdict !== 'changed by us') return undefined
  const ours = readOnly.changes.filter(({ by }) => by === 'us')
  const [first] = ours
  const told = first ? `, the first: ${showChange(first)}` : ''
  const because = `this run changed a system that claims to store nothing in ${count(ours.length, 'place')}${told}`
  return { outcome: 'not-certified', because }
}

function untestedMusts(results: readonly CheckResult[]): Ground | undefined {
  const all = results.filter(
    ({ requirement, omission }) => requirement.level === 'MUST' && omission?.kind === 'blocked',
  )
  const [first] = all
  if (!first) return undefined
  const because = `${count(all.length, 'MUST check')} could not be tried, the first ${first.key}: ${first.omission?.because}`
  return { outcome: 'incomplete', because }
}

function untriedClaims({ untried = [] }: Evidence): Ground | undefined {
  if (untried.length === 0) return undefined
  const tried = untried.length === 1 ? 'was' : 'were'
  const because = `${count(untried.length, 'claim')} of the manifest ${tried} tried by no check: ${untried.join(', ')}`
  return { outcome: 'incomplete', because }
}

function nothingPassed(results: readonly CheckResult[]): Ground | undefined {
  const passed = results.some(
    ({ status, requirement }) => status === 'passed' && requirement.level === 'MUST',
  )
  return passed
    ? undefined
    : { outcome: 'incomplete', because: 'no MUST check passed: there is nothing to vouch for' }
}

function praise(results: readonly CheckResult[]): string {
  const musts = results.filter(({ requirement, omission }) => requirement.level === 'MUST' && !omission)
  return `all ${musts.length} of ${musts.length} applicable MUST checks passed`
}

/** A certificate for a part of the checks must not be taken for one of the whole. */
function part({ chosen }: Evidence): string[] {
  if (chosen === undefined || chosen.leftOut === 0) return []
  return [`this is not the whole: ${count(chosen.leftOut, 'check')} left out by ${chosen.by}`]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
