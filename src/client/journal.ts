import { isObject, parseJson } from '../model/json.ts'

/** What a run writes down of the records it makes, so that they can be found and taken back after a crash. */
export type JournalEntry =
  /** Begins a run: where it went. Several runs may share a journal. */
  | {
      kind: 'run'
      run: string
      at: string
      target: string
      baseUrl: string
      api: string
      system: string
      given?: Given
    }
  /** Written before a create leaves. Without a mark, a crash between request and answer cannot be resolved. */
  | { kind: 'intent'; id: string; entity: string; operation: string; at: string; mark?: string }
  /** The key an intent came to, from its answer or found later by the mark; `born` is when the record says it was made. */
  | {
      kind: 'made'
      id: string
      entity: string
      key: string
      from: 'answer' | 'mark'
      born?: string
      at: string
    }
  /** The create was refused with this status; 0 where no answer came. What was refused may have been stored all the same. */
  | { kind: 'failed'; id: string; status: number; at: string }
  /** What was meant to be created never left. */
  | { kind: 'unsent'; id: string; at: string }
  /** An update without the mark leaves: it may write over that of the record. */
  | { kind: 'overwritten'; entity: string; key: string; at: string }
  | { kind: 'undone'; entity: string; key: string; how: Undoing; at: string }
  /** Nothing of what stands above is left that could be taken back. */
  | { kind: 'settled'; at: string }

/** `gone`: it was not there any more when it was looked for. */
export type Undoing = 'removed' | 'discarded' | 'gone'

/** How a target was described that no configuration names. */
export interface Given {
  /** Absolute path, or the URL without what opens it. */
  document: string
  /** `Name: env:VARIABLE`; of a value that was given as it is, `Name: …`. */
  headers: readonly string[]
}

export type Entry<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>

export interface Journal {
  /** Names the run in all its marks. */
  readonly run: string
  readonly entries: readonly JournalEntry[]
  /** An id for the next intent, unique to this run. */
  nextId(): string
  /** Resolves once the entry would outlive this process. */
  append(entry: JournalEntry): Promise<void>
  /** The same of many at once. */
  appendAll(entries: readonly JournalEntry[]): Promise<void>
  close(): Promise<void>
}

/** Where lines are kept. `append` resolves once the line would outlive this process. */
export interface JournalStore {
  append(line: string): Promise<void>
  close(): Promise<void>
}

/** A journal that continues from `entries`; kept in memory alone where there is no store. */
export function openJournal(
  run: string,
  store?: JournalStore,
  before: readonly JournalEntry[] = [],
): Journal {
  const entries = [...before]
  let count = 0
  const appendAll = async (more: readonly JournalEntry[]) => {
    for (const entry of more) entries.push(entry)
    if (more.length > 0) await store?.append(more.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  }
  return {
    run,
    entries,
    nextId: () => {
      count += 1
      return `${run}-${count}`
    },
    append: (entry) => appendAll([entry]),
    appendAll,
    close: async () => store?.close(),
  }
}

/** A name for a run: 32 bits, so that the marks of two runs on one system do not meet. */
export function runName(random: (count: number) => Uint8Array): string {
  return Buffer.from(random(4)).toString('hex')
}

/**
 * Reads a journal. A line that is no JSON was cut off by a crash while it was written: what it announced never left, so it
 * is passed over and counted.
 */
export function parseJournal(text: string): { entries: JournalEntry[]; torn: number } {
  const lines = text.split('\n').filter((line) => line !== '')
  const entries = lines.map(parseJson).filter(isEntry)
  return { entries, torn: lines.length - entries.length }
}

const KINDS: Record<JournalEntry['kind'], readonly string[]> = {
  run: ['run', 'at', 'target', 'baseUrl', 'api', 'system'],
  intent: ['id', 'entity', 'operation', 'at'],
  made: ['id', 'entity', 'key', 'from', 'at'],
  failed: ['id', 'at'],
  unsent: ['id', 'at'],
  overwritten: ['entity', 'key', 'at'],
  undone: ['entity', 'key', 'how', 'at'],
  settled: ['at'],
}

function isEntry(value: unknown): value is JournalEntry {
  if (!isObject(value) || typeof value.kind !== 'string' || !Object.hasOwn(KINDS, value.kind)) return false
  const needed = KINDS[value.kind as JournalEntry['kind']]
  const isWhole = needed.every((name) => typeof value[name] === 'string')
  return isWhole && (value.given === undefined || isGiven(value.given))
}

function isGiven(value: unknown): value is Given {
  if (!isObject(value) || typeof value.document !== 'string' || !Array.isArray(value.headers)) return false
  return value.headers.every((line) => typeof line === 'string')
}
