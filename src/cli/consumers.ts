import { loadConsumers } from '../contracts/load-consumers.ts'
import { discover } from '../discover/discover.ts'
import type { Consumer } from '../model/consumer.ts'
import type { Api } from '../spec/api.ts'
import type { CertifyOptions } from './certify-options.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'

/** The consumers of an API that `contracts/` of the working folder declares. */
export async function consumersOf(api: Api, folder: string): Promise<Consumer[]> {
  const { apis, systems } = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  return loadConsumers(folder, api, { apis: [...apis.keys()], systems: [...systems.keys()] })
}

/**
 * Whether a run is of all checks, on the embedded sandbox with its usual data. Only such a run gives the same contract again: one on a
 * remote target would hold that target's data as its examples.
 */
export function isUsual(options: CertifyOptions): boolean {
  const { target, document, records, seed, suites, only, include, exclude } = options
  const chosen = [suites, only, include, exclude].some((list) => list.length > 0)
  return !chosen && [target, document, records].every((one) => one === undefined) && seed === 1
}
