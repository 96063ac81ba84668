import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Broker } from './broker.ts'
import { told } from './notices.ts'

export interface Deployment {
  pacticipant: string
  version: string
  /** Where to; the latest versions of the other side where it is left out. */
  environment?: string
}

export interface Deployable {
  /** Undefined: the broker does not know yet, for something was not verified. */
  deployable?: boolean
  reason: string
  notices: string[]
  /** One of each pair of versions: `shop 1.2 with erp 3: verified`. */
  pairs: string[]
}

/** Whether a version can be deployed without breaking anybody, by the broker's matrix. */
export async function canIDeploy(
  broker: Broker,
  { pacticipant, version, environment }: Deployment,
): Promise<Deployable> {
  const query = new URLSearchParams([
    ['q[][pacticipant]', pacticipant],
    ['q[][version]', version],
    ['latestby', 'cvp'],
    ...(environment === undefined ? [['latest', 'true']] : [['environment', environment]]),
  ])
  const matrix = await broker.get(broker.below(`/matrix?${query}`), `the matrix of ${pacticipant} ${version}`)
  const { deployable, reason } = isObject(matrix.summary) ? matrix.summary : {}
  return {
    ...(typeof deployable === 'boolean' && { deployable }),
    reason: typeof reason === 'string' ? reason : 'the broker gives no reason',
    notices: told(matrix),
    pairs: Array.isArray(matrix.matrix) ? matrix.matrix.map(pairOf) : [],
  }
}

function pairOf(row: unknown): string {
  const side = (name: 'consumer' | 'provider') =>
    `${at(row, `/${name}/name`)} ${at(row, `/${name}/version/number`) ?? 'in no version'}`
  const success = at(row, '/verificationResult/success')
  const result = typeof success !== 'boolean' ? 'not verified' : success ? 'verified' : 'does not hold'
  return `${side('consumer')} with ${side('provider')}: ${result}`
}
