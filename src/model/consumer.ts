/**
 * Who calls an API, and what of its answers it reads: the shape of `contracts/<consumer>.yaml`, whose published schema is
 * `schemas/consumer.schema.json`. What is not read is in no contract, so that a provider may change it.
 */
export interface ConsumerFile {
  /** The API, a folder under `specs/`. */
  api: string
  /** Systems behind it that it is used with: a contract is made with each of them, once it is certified. */
  systems: string[]
  /** By entity; `*` stands for all others. Fields are JSON Pointers into a record, with `*` for any index of a list. */
  reads: Record<string, Fields>
  /** Types of webhooks that it takes, with what it reads of each payload; `*` stands for all others. */
  events?: Record<string, Fields>
}

/** `promised`: every field that the document promises to be there, and never to be null. */
export type Fields = 'promised' | string[]

export interface Consumer extends ConsumerFile {
  /** Name of its file. */
  name: string
}

/** What this consumer reads of an entity's records, or of an event; undefined where it reads none. */
export function fieldsOf(named: Record<string, Fields> | undefined, name: string): Fields | undefined {
  if (!named) return undefined
  return Object.hasOwn(named, name) ? named[name] : named['*']
}
