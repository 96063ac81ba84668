/** What became of a delivery whose signature was looked at. */
export type Verdict = Genuine | Refused

export interface Genuine {
  ok: true
  /** Place of the secret that verified, in the order they were given: rotation is done when the old one no longer does. */
  secret: number
  /** Label of the scheme that verified, where the recipe has labels. */
  label?: string
  /** As the sender gave it; signed only where the recipe's signed bytes hold it. */
  id?: string
  /** Signed instant, milliseconds since the epoch. Absent where none is signed: a replay then looks like a retry. */
  time?: number
}

export interface Refused {
  ok: false
  reason: RefusalReason
  /** What is wrong and where, in words that hold no secret and no computed signature. */
  detail: string
}

export const REFUSAL_REASONS = [
  'secret-unusable',
  'request-malformed',
  'header-missing',
  'header-repeated',
  'signature-malformed',
  'unknown-label',
  'time-malformed',
  'time-past',
  'time-future',
  'id-malformed',
  'url-missing',
  'body-unreadable',
  'body-not-covered',
  'digest-wrong',
  'component-missing',
  'signature-wrong',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

export function refused(reason: RefusalReason, detail: string): Refused {
  return { ok: false, reason, detail }
}

export function isRefused(value: unknown): value is Refused {
  // Most of what is asked about are texts and lists, and looking a name up in a list takes its time.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return 'ok' in value && value.ok === false
}
