import type { PlanFile } from './plan-file.ts'

/**
 * Gives `<plan>.load.ts` the types: `export default defineLoad<OperationAddress>({ … })`, where the type parameter is the union of addresses
 * that `assay generate` makes of a document. It holds what a `<plan>.load.yaml` does, and is validated as one.
 */
export function defineLoad<Address extends string = string>(plan: PlanFile<Address>): PlanFile<Address> {
  return plan
}
