import type { PactText } from '../pact-files.ts'
import type { Broker } from './broker.ts'
import { told } from './notices.ts'

/** The version of one side that something is said of. */
export interface Version {
  number: string
  branch?: string
}

/** Publishes all pacts of one consumer at once; gives what the broker says to people. */
export async function publishPacts(
  broker: Broker,
  pacts: readonly [PactText, ...PactText[]],
  { number, branch }: Version,
): Promise<string[]> {
  const [{ consumer }] = pacts
  const answer = await broker.post(
    broker.link('pb:publish-contracts'),
    {
      ...{ pacticipantName: consumer, pacticipantVersionNumber: number },
      ...(branch !== undefined && { branch }),
      contracts: pacts.map(({ provider, content }) => ({
        ...{ consumerName: consumer, providerName: provider, specification: 'pact' },
        contentType: 'application/json',
        content: Buffer.from(JSON.stringify(content)).toString('base64'),
      })),
    },
    `contracts of ${consumer} in version ${number}`,
  )
  return told(answer)
}
