import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import { type PactText, readPact } from '../pact-files.ts'
import type { Broker } from './broker.ts'
import { textsOfNotices } from './notices.ts'
import type { Version } from './publish.ts'
import type { Resource } from './resource.ts'
import type { Selector } from './selectors.ts'

export interface Wanting {
  provider: string
  selectors: readonly Selector[]
  /** Of the provider: which pacts are pending is a matter of its branch. */
  branch?: string
  enablePending: boolean
  /** `2026-01-31`: pacts of other branches that are newer, too. */
  includeWipPactsSince?: string
}

/** A pact that a broker gave, and where its verification is told. */
export interface BrokerPact extends PactText {
  resource: Resource
  /** Why the broker gave it, in its own words. */
  notices: string[]
}

/** The pacts that a provider should verify. */
export async function pactsToVerify(broker: Broker, wanting: Wanting): Promise<BrokerPact[]> {
  const { provider, selectors, branch, enablePending, includeWipPactsSince } = wanting
  const answer = await broker.post(
    broker.link('pb:provider-pacts-for-verification', { provider }),
    {
      ...{ consumerVersionSelectors: selectors, includePendingStatus: enablePending },
      ...(branch !== undefined && { providerVersionBranch: branch }),
      ...(includeWipPactsSince !== undefined && { includeWipPactsSince }),
    },
    `pacts with ${provider}`,
  )
  const all = at(answer, '/_embedded/pacts')
  return Promise.all((Array.isArray(all) ? all.filter(isObject) : []).map((one) => fetched(broker, one)))
}

async function fetched(broker: Broker, given: Resource): Promise<BrokerPact> {
  const href = broker.linkOf(given, 'self')
  const resource = await broker.get(href, `the pact ${href}`)
  const { _links: _, ...content } = resource
  const isPending = (name: string) => at(given, `/verificationProperties/${name}`) === true
  const pact = readPact(href, JSON.stringify(content))
  return {
    ...{ ...pact, pending: isPending('pending') || isPending('wip'), resource },
    notices: textsOfNotices(at(given, '/verificationProperties/notices'), 'before_verification'),
  }
}

/** What came of one interaction. */
export interface Tested {
  description: string
  success: boolean
  because: readonly string[]
}

/** Tells a broker what verifying a pact of it came to, of a version of the provider. */
export async function publishVerification(
  broker: Broker,
  { resource, provider, consumer }: BrokerPact,
  { version, tested, by }: { version: Version; tested: readonly Tested[]; by: string },
): Promise<void> {
  const what = `the verification of ${consumer}`
  const { number, branch } = version
  if (branch !== undefined)
    await broker.put(
      broker.link('pb:pacticipant-branch-version', { pacticipant: provider, branch, version: number }),
      `the branch ${branch} of ${provider}`,
    )
  await broker.post(
    broker.linkOf(resource, 'pb:publish-verification-results'),
    {
      success: tested.every(({ success }) => success),
      providerApplicationVersion: number,
      verifiedBy: { implementation: 'Assay', version: by },
      testResults: tested.map(({ description, success, because }) => ({
        ...{ interactionDescription: description, success },
        ...(because.length > 0 && { mismatches: because.map((description) => ({ description })) }),
      })),
    },
    what,
  )
}
