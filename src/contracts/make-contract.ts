import type { Consumer } from '../model/consumer.ts'
import { isObject } from '../model/json.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Api } from '../spec/api.ts'
import { agreementsIn } from './agreements.ts'
import { interactionOf } from './make-interaction.ts'
import { messagesIn } from './make-message.ts'
import type { PactLibrary } from './pact-library.ts'
import { writePact } from './write-pact.ts'

/** What one consumer and one system may rely on, and what they may not. */
export interface Contract {
  /** `<consumer>-<system>.json` */
  file: string
  text: string
  requests: number
  messages: number
  /** What the consumer reads that no contract can hold: `/description of purchase-orders: the document allows null`. */
  unpromised: string[]
}

interface Making {
  api: Api
  consumer: Consumer
  library: PactLibrary
  /** Digests of what it is written from, kept in the contract, so that it shows when it is out of date. */
  from: Readonly<Record<string, string>>
}

/**
 * The contract between a consumer and the system of a run, of all that the run's passed checks vouch for; undefined where they vouch
 * for nothing that it reads. The same bytes for the same behaviour.
 * @throws HarnessError CONTRACT_BROKEN
 */
export async function contractOf(
  { checks, system }: Pick<ConformanceReport, 'checks' | 'system'>,
  { api, consumer, library, from }: Making,
): Promise<Contract | undefined> {
  const interactions = agreementsIn(checks, api.document).flatMap(
    (agreement) => interactionOf(agreement, { api, consumer }) ?? [],
  )
  const messages = messagesIn(checks, { api, consumer })
  if (interactions.length + messages.length === 0) return undefined
  const names = { consumer: consumer.name, provider: system.id }
  const pact = await writePact(interactions, messages, { api, library, ...names })
  const metadata = { ...(isObject(pact.metadata) && pact.metadata), assay: { from } }
  return {
    file: `${names.consumer}-${names.provider}.json`,
    text: `${JSON.stringify({ ...pact, metadata }, null, 2)}\n`,
    ...{ requests: interactions.length, messages: messages.length },
    unpromised: told([...interactions, ...messages].flatMap(({ unpromised }) => unpromised)),
  }
}

/** Each once, in order. */
function told(all: readonly { at: string; because: string }[]): string[] {
  return [...new Set(all.map(({ at, because }) => `${at}: ${because}`))].sort()
}
