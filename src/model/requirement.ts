/** RFC 2119. A failed SHOULD is a warning, a failed MAY a note. */
export type Level = 'MUST' | 'SHOULD' | 'MAY'

/** What a check may do to a target; anything above `read` needs the target's permission. */
export type Danger = 'read' | 'write' | 'load' | 'fault'

/** Where a requirement comes from, so that a reader can check it. */
export interface Source {
  kind: 'rfc' | 'document' | 'binding' | 'manifest' | 'fact' | 'practice'
  /** `RFC 6749 section 4.1.2`, `/paging/max`, … */
  ref: string
}

/**
 * What a check needs of the target beyond answering requests. An embedded sandbox has all of them.
 * `clock` time can be advanced · `control` records can be changed behind the API · `consent` the authorize page
 * can be answered · `client` the client's own id and secret are known · `second` a second connection ·
 * `restricted` a connection that lacks a permission · `roles` a connection for each role that the manifest names ·
 * `webhooks` receivers of webhooks can be registered, and time passes for what is on its way to them · `deliveries` what
 * is sent to one registered endpoint arrives at a receiver of this run · `repeats` attempts that are repeated are waited for ·
 * `disposable` what a check changed ends with it, so that nothing has to be taken back.
 */
export type Capability =
  | 'clock'
  | 'control'
  | 'consent'
  | 'client'
  | 'second'
  | 'restricted'
  | 'roles'
  | 'webhooks'
  | 'deliveries'
  | 'repeats'
  | 'disposable'

export interface Requirement {
  /** Opaque, unique, never reused: `READ-004`. */
  id: string
  level: Level
  /** One sentence about the system, true or false. */
  statement: string
  source: Source
  danger: Danger
  needs: readonly Capability[]
  /** What to look at when it fails. */
  hint?: string
}
