import type { Manifest } from '../model/manifest.ts'
import type { Change, ReadOnlyReport, RunProof, Traffic } from '../model/read-only.ts'
import type { CheckResult } from '../model/report.ts'

/** Changes that a report tells. */
const TOLD = 100

/**
 * What all looks of a run prove of a system that claims to store nothing: those of its checks, and the one around the whole run
 * where its target outlives a check. Undefined where the system claims to store, and where nobody looked. Pure.
 */
export function readOnlyOf(
  { kind }: Pick<Manifest, 'kind'>,
  checks: readonly Pick<CheckResult, 'readOnly'>[],
  { sent, around }: { sent: Traffic; around?: RunProof | undefined },
): ReadOnlyReport | undefined {
  if (kind !== 'read-only') return undefined
  const taken = [...(around ? [around] : []), ...checks.flatMap(({ readOnly }) => readOnly ?? [])]
  if (taken.length === 0) return undefined
  const proofs = taken.filter((proof) => proof.verdict !== 'not proven')
  const changes = eachOnce(proofs.flatMap((proof) => proof.changes))
  const verdict = changes.some(({ by }) => by === 'us') ? 'changed by us' : verdictOf(changes, around)
  return {
    verdict,
    ...(verdict === 'not proven' && around?.verdict === verdict && { because: around.because }),
    changes: changes.slice(0, TOLD),
    proofs: proofs.length,
    sent: sent.counts,
  }
}

/** Checks see only parts of a run: what they did not find another may have done between them. */
function verdictOf(
  changes: readonly Change[],
  around: RunProof | undefined,
): 'unchanged' | 'changed by others' | 'not proven' {
  if (around?.verdict === 'not proven') return 'not proven'
  return changes.length > 0 ? 'changed by others' : 'unchanged'
}

/** A record that one look blames on us and another on others was changed by us. Ours come first. */
function eachOnce(changes: readonly Change[]): Change[] {
  const ours = changes.filter(({ by }) => by === 'us')
  const others = changes.filter(({ by }) => by === 'others')
  const nameOf = ({ entity, key }: Change) => `${entity} ${key}`
  const named = new Map<string, Change>()
  for (const change of [...ours, ...others]) if (!named.has(nameOf(change))) named.set(nameOf(change), change)
  return [...named.values()]
}
