import type { SecureVersion } from 'node:tls'

/** A request as the model of a receiver sees it. */
export interface Incoming {
  method: string
  path: string
  /** Names as they were sent; a header that came twice stands here twice. */
  headers: readonly (readonly [name: string, value: string])[]
  body: Buffer
  /** The same for all that came over one connection. */
  connection: object
}

export type TlsRange = readonly [lowest: SecureVersion, highest: SecureVersion]

/** What is answered before anything is looked at, if anything. */
export type Early = Outgoing | 'hang' | undefined

export interface Outgoing {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** Thrown to let the model fall over as a process does: no answer, and nobody listens any more. */
export class Crash extends Error {}

/** One comparison of a signature that was given with the right one. */
export interface Compared {
  given: string
  /** As the encoding spells it. */
  right: string
  /** The right one of another hash. */
  of(hash: string): string
}

/**
 * Named points at which the model of a receiver can be made to misbehave. Each takes what is right and gives what is done
 * instead.
 */
export interface ReceiverFaults {
  /** Answers, or lets be, before anything is looked at. */
  request?: (request: Incoming) => Early | Promise<Early>
  /** The lowest and the highest version of TLS. */
  'tls.versions'?: (versions: TlsRange) => TlsRange
  /** The sender has gone in the middle of a body. */
  'sender.gone'?: () => void
  /** Bytes that are kept of a body, at most. */
  'body.limit'?: (limit: number) => number
  /** A body as its pieces came. */
  'body.joined'?: (pieces: readonly Buffer[]) => Buffer
  'header.read'?: (value: string | undefined, name: string, request: Incoming) => string | undefined
  /** Where the sender called; `own` is how it was called here, behind a proxy. */
  'address.read'?: (address: string, own: string) => string
  /** Content types that are taken. */
  'type.takes'?: (takes: boolean, type: string | undefined) => boolean
  /** What is verified of a body. */
  'body.verified'?: (body: Buffer) => Buffer
  'id.verified'?: (id: string) => string
  'time.verified'?: (time: string) => string
  /** Values of the body that are verified one by one. */
  'fields.verified'?: (fields: readonly string[]) => readonly string[]
  /** Whether a message signature covers all that it has to. */
  'components.enough'?: (enough: boolean, names: readonly string[]) => boolean
  /** Whether a digest is that of the body. */
  'digest.holds'?: (holds: boolean, body: Buffer) => boolean
  /** Seconds since the epoch that a text is read as. */
  'time.read'?: (time: number | undefined, text: string) => number | undefined
  'time.fresh'?: (fresh: boolean, age: number, tolerance: number) => boolean
  'signature.entries'?: (entries: readonly Labelled[]) => readonly Labelled[]
  'signature.equal'?: (equal: boolean, compared: Compared) => boolean
  /** Secrets that verify. */
  secrets?: (secrets: readonly string[], others: OtherSecrets) => readonly string[]
  /** Secrets that verify while they are changed, and once that is over. */
  'rotation.during'?: (secrets: readonly string[], next: string) => readonly string[]
  'rotation.after'?: (secrets: readonly string[], next: string) => readonly string[]
  /** Where an event waits for its work once it was answered, if anywhere. */
  'work.waits'?: (where: Waiting) => Waiting
  /** What was seen before a restart is still known after it. */
  'restart.remembers'?: () => boolean
  /** Whether an update takes the place of what is kept of its entity. */
  'update.applies'?: (applies: boolean) => boolean
  /** What a delivery is known by when it comes again; undefined where it is not looked for. */
  'delivery.key'?: (
    key: string,
    delivery: { id: string | undefined; request: Incoming },
  ) => string | undefined
  /** Whether what was seen is remembered before or after the work is done. */
  'delivery.remember'?: (when: 'before' | 'after') => 'before' | 'after'
  /** Whether an event is taken. */
  'event.takes'?: (takes: boolean, event: unknown) => boolean
  /** Effects that a delivery has. */
  effects?: (effects: number, facts: { accepted: boolean; request: Incoming }) => number
  answer?: (answer: Outgoing, facts: AnswerFacts) => Outgoing
}

/** `nowhere`: an event is worked on before it is answered. A restart empties what is in memory. */
export type Waiting = 'nowhere' | 'in memory' | 'on disk'

/** Secrets that verify nothing here. */
export interface OtherSecrets {
  /** They did once. */
  retired: readonly string[]
  /** They do for another connection. */
  foreign: readonly string[]
}

export interface Labelled {
  label: string | undefined
  value: string
}

export interface AnswerFacts {
  request: Incoming
  accepted: boolean
  /** The right signatures of what came. */
  right: readonly string[]
  secrets: readonly string[]
}
