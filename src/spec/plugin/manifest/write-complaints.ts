import { parseDuration } from '../../../model/duration.ts'
import type { WriteLimit } from '../../../model/limits.ts'
import type { EntityClaims, Manifest, OperationRole } from '../../../model/manifest.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Complaint } from '../schema-problems.ts'

const WRITES: readonly OperationRole[] = ['create', 'update', 'remove', 'status']

/** Claims about writes where there is none to try them with, and limits on writes that do not say enough. */
export function writeComplaints(manifest: Manifest): Complaint[] {
  if (manifest.kind === 'read-only') return readOnlyComplaints(manifest)
  return [
    ...Object.entries(manifest.entities).flatMap(([name, claims]) => idleClaims(name, claims)),
    ...writeLimitComplaints(manifest),
  ]
}

function readOnlyComplaints({ entities, writeLimit, roles }: Manifest): Complaint[] {
  const limited = Object.entries(entities).flatMap(([name, claims]) =>
    (['visibleWithin', 'replay', 'states', 'limits'] as const)
      .filter((key) => claims[key] !== undefined)
      .map((key) => toPointer(['entities', name, key])),
  )
  if (writeLimit) limited.push('/writeLimit')
  for (const [name, { denies }] of Object.entries(roles ?? {})) {
    for (const [index, { operations = [], fields }] of denies.entries()) {
      if (fields || operations.some((role) => WRITES.includes(role)))
        limited.push(toPointer(['roles', name, 'denies', index]))
    }
  }
  const message =
    'limits writes, which change nothing in a system of kind "read-only": drop it, or say "stored"'
  return limited.map((pointer) => ({ pointer, message }))
}

function idleClaims(name: string, { operations, replay, visibleWithin }: EntityClaims): Complaint[] {
  const complaints: Complaint[] = []
  const claimed = `it claims: ${operations.join(', ')}`
  if (replay && !operations.includes('create'))
    complaints.push({
      pointer: toPointer(['entities', name, 'replay']),
      message: `says what a second create gives, but this system claims no create of ${name}; ${claimed}`,
    })
  if (visibleWithin && !operations.some((role) => WRITES.includes(role)))
    complaints.push({
      pointer: toPointer(['entities', name, 'visibleWithin']),
      message: `says when a write is seen, but this system claims no write of ${name}; ${claimed}`,
    })
  return complaints
}

function writeLimitComplaints({ entities, writeLimit, rateLimit }: Manifest): Complaint[] {
  if (!writeLimit) return []
  const complaints = styleComplaints(writeLimit)
  const writes = Object.values(entities).some(({ operations }) =>
    operations.some((role) => WRITES.includes(role)),
  )
  if (!writes)
    complaints.push({
      pointer: '/writeLimit',
      message: 'limits writes, but this system claims none: drop it',
    })
  if (rateLimit && isNeverMet(writeLimit, rateLimit))
    complaints.push({
      pointer: '/writeLimit/requests',
      message:
        'lets as many writes through at once as "rateLimit" does requests, so it is never met: say less, or drop it',
    })
  return complaints
}

/** Where the limit on all requests is reached with as few writes, or fewer, no write is refused for this one. */
function isNeverMet(limit: WriteLimit, all: NonNullable<Manifest['rateLimit']>): boolean {
  const [period, whole] = [limit.per, all.per].map((text) => parseDuration(text ?? ''))
  if (limit.style === 'concurrency' || period === undefined || whole === undefined) return false
  return period <= whole && (limit.burst ?? limit.requests) >= all.requests
}

/** Which keys go with which style. */
function styleComplaints({ style, per, burst }: WriteLimit): Complaint[] {
  const complaints: Complaint[] = []
  const needsSpan = style !== 'concurrency'
  if (needsSpan && per === undefined)
    complaints.push({
      pointer: '/writeLimit/style',
      message: `a ${style} counts requests over a time: add "per", such as "per: 60s"`,
    })
  if (needsSpan && per !== undefined && parseDuration(per) === 0)
    complaints.push({
      pointer: '/writeLimit/per',
      message: 'nothing happens in no time: say a longer one, such as "60s"',
    })
  if (!needsSpan && per !== undefined)
    complaints.push({
      pointer: '/writeLimit/per',
      message: 'concurrency counts requests under way at once, over no time: drop "per"',
    })
  if (style !== 'bucket' && burst !== undefined)
    complaints.push({
      pointer: '/writeLimit/burst',
      message: `a burst is what a bucket holds: drop it, or say "bucket" instead of "${style}"`,
    })
  return complaints
}
